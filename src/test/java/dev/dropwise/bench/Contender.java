package dev.dropwise.bench;

/** Something that trains on the same data again and again. */
interface Contender extends AutoCloseable {

    /** One pass over the examples. */
    void trainAnEpoch();

    @Override
    void close();
}
