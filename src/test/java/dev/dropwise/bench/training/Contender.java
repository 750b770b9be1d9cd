package dev.dropwise.bench.training;

/** Something that trains on the same data again and again. */
interface Contender extends AutoCloseable {

    /** One pass over the examples; says what it took of the processor, in nanoseconds. */
    long trainAnEpoch();

    @Override
    void close();
}
