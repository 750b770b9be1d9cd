package dev.dropwise.bench.training;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What the calling thread takes of the processor, which a busy machine changes little. */
final class ProcessorTime {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    /** In nanoseconds. */
    static long of(Runnable work) {
        long start = CLOCK.getCurrentThreadCpuTime();
        work.run();
        return CLOCK.getCurrentThreadCpuTime() - start;
    }
}
