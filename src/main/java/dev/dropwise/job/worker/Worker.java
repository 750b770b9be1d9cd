package dev.dropwise.job.worker;

import dev.dropwise.job.queue.WorkerName;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A process that trains, as it has registered itself. */
@Entity
@Table(name = "workers")
public class Worker {

    @Id private String name;
    private int cores;
    private long memory;
    private int slots;
    private String device;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable") // queries look for it
    private DeviceKind kind;

    private Instant startedAt;
    private Instant seenAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected Worker() {}

    public Worker(WorkerName name, WorkerCapacity.Room room, String device, Instant now) {
        this.name = name.value();
        this.cores = room.cores();
        this.memory = room.memory();
        this.slots = room.slots();
        this.device = device;
        this.kind = DeviceKind.of(device);
        this.startedAt = now;
        this.seenAt = now;
    }

    public String name() {
        return name;
    }

    public int cores() {
        return cores;
    }

    /** Bytes for trainings. */
    public long memory() {
        return memory;
    }

    /** Trainings at once. */
    public int slots() {
        return slots;
    }

    /** Where it trains, as {@code cpu} or {@code gpu0}. */
    public String device() {
        return device;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant seenAt() {
        return seenAt;
    }
}
