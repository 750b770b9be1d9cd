package dev.dropwise.job.worker;

import com.sun.management.OperatingSystemMXBean;
import dev.dropwise.engine.EngineProperties;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What this process has for trainings, and how much of it is free. */
@Component
public class WorkerCapacity {

    /** Of what the machine has beside the heap; the rest is libtorch's own and everybody else's. */
    private static final double SHARE = 0.7;

    private final int share;
    private final Room all;
    private final Map<UUID, Room> taken = new HashMap<>();
    private boolean closed;

    /**
     * Room for trainings.
     *
     * @param slots trainings at once
     * @param memory bytes
     */
    public record Room(int slots, int cores, long memory) {

        private Room minus(Room other) {
            return new Room(slots - other.slots, cores - other.cores, memory - other.memory);
        }

        private boolean holds(Room other) {
            return slots >= other.slots && cores >= other.cores && memory >= other.memory;
        }
    }

    WorkerCapacity(JobProperties properties, EngineProperties engine) {
        int slots = properties.concurrency();
        share = engine.mostThreads(slots);
        int cores = Math.max(Runtime.getRuntime().availableProcessors(), share * slots);
        long memory = properties.memory().toBytes();
        all = new Room(slots, cores, memory > 0 ? memory : (long) (besideHeap() * SHARE));
    }

    /** Everything, taken or not. */
    public Room all() {
        return all;
    }

    /** The most cores that a job gets which has not begun yet. */
    public int share() {
        return share;
    }

    /** What is not taken; nothing once the process is about to end. */
    public synchronized Room free() {
        Room free = all;
        for (Room room : taken.values()) {
            free = free.minus(room);
        }
        return closed ? new Room(0, 0, 0) : free;
    }

    /** Takes room for a job; false if there is too little. */
    public synchronized boolean take(UUID job, ResourceRequirements resourceRequirements) {
        Integer begunWith = resourceRequirements.cores();
        int cores = begunWith == null ? share : Math.min(begunWith, all.cores);
        Room room = new Room(1, cores, resourceRequirements.memory());
        return free().holds(room) && taken.putIfAbsent(job, room) == null;
    }

    /** Gives back what a job took. */
    public synchronized void release(UUID job) {
        taken.remove(job);
    }

    /** Takes no more jobs. */
    synchronized void close() {
        closed = true;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    private static long besideHeap() {
        OperatingSystemMXBean os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.max(os.getTotalMemorySize() - Runtime.getRuntime().maxMemory(), 1L << 30);
    }
}
