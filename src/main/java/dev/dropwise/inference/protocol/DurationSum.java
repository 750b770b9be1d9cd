package dev.dropwise.inference.protocol;

/**
 * How often something happened and how long it took in all.
 *
 * @param ns nanoseconds
 */
record DurationSum(long count, long ns) {

    static final DurationSum NONE = new DurationSum(0, 0);

    DurationSum plus(long nanoseconds) {
        return new DurationSum(count + 1, ns + nanoseconds);
    }
}
