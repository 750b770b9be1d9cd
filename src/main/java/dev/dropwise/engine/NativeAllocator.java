package dev.dropwise.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/**
 * The C library, which libtorch has its memory from, and what it wastes of it. glibc tears small
 * pieces off the aligned blocks that libtorch asks for and keeps them apart for later, so that what
 * was given back seldom fits what is asked for next: a process grows to a multiple of what it ever
 * uses at once, up to 5 times in trials, where {@link #SETTINGS} in its environment made that 1.3
 * times at most. (The first two of them join the pieces again; the others keep whole blocks for the
 * next step, which would else be got anew from the system, page by page.)
 */
public final class NativeAllocator {

    /** What the environment has to say before the process starts. */
    public static final String SETTINGS =
            "glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0"
                    + ":glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=1073741824";

    /** The variable that they are in. */
    public static final String VARIABLE = "GLIBC_TUNABLES";

    /** Just below glibc's own limit, DEFAULT_MMAP_THRESHOLD_MAX, with room for what it adds. */
    private static final int LARGEST_KEPT = (32 << 20) - (64 << 10);

    private static final double UNTOLD = 6;
    private static final double TOLD = 1.5;

    private NativeAllocator() {}

    /**
     * Makes glibc keep up to 64 MB of what was given back for what is asked for next, where the
     * settings do not say so. It does so by itself from the first time on that a piece of up to 32
     * MiB is given back; until then each step of a convolutional network gets its memory anew from
     * the system, page by page, which takes as long as half of its mathematics.
     */
    static void keepFreed(Engine engine) {
        try (NDManager memory = engine.newBaseManager(Device.cpu())) {
            memory.create(new Shape(LARGEST_KEPT / Float.BYTES));
        }
    }

    /** How many times what libtorch uses at once the process may grow by. */
    public static double waste() {
        return waste(System.getProperty("os.name"), System.getenv().getOrDefault(VARIABLE, ""));
    }

    static double waste(String system, String tunables) {
        boolean isGlibc = system.toLowerCase(Locale.ROOT).contains("linux");
        boolean isTold =
                tunables.contains("glibc.malloc.tcache_count=0")
                        && tunables.contains("glibc.malloc.mxfast=0");
        return isGlibc && !isTold ? UNTOLD : TOLD;
    }
}
