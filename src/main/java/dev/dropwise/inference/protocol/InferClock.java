package dev.dropwise.inference.protocol;

/** Times the steps of one request, in nanoseconds. */
final class InferClock {

    private final long began = System.nanoTime();
    private long read = began;
    private long predicted = began;
    private long written = began;

    void inputsRead() {
        read = System.nanoTime();
    }

    void predicted() {
        predicted = System.nanoTime();
    }

    void outputsWritten() {
        written = System.nanoTime();
    }

    long input() {
        return read - began;
    }

    long infer() {
        return predicted - read;
    }

    long output() {
        return written - predicted;
    }

    long total() {
        return written - began;
    }

    /** Since it began. */
    long elapsed() {
        return System.nanoTime() - began;
    }
}
