package dev.dropwise.job;

import dev.dropwise.job.worker.Worker;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A worker as clients see it.
 *
 * @param alive whether it answers
 * @param cores for all its trainings together
 * @param memoryBytes for all its trainings together
 * @param slots trainings at once
 * @param devices where it trains
 * @param jobs those that it trains now
 */
record WorkerView(
        String name,
        boolean alive,
        int cores,
        long memoryBytes,
        int slots,
        @Schema(example = "[\"cpu\"]") List<String> devices,
        List<UUID> jobs,
        Instant startedAt,
        Instant seenAt) {

    static WorkerView of(Worker worker, boolean alive, List<UUID> jobs) {
        return new WorkerView(
                worker.name(),
                alive,
                worker.cores(),
                worker.memory(),
                worker.slots(),
                List.of(worker.device()),
                jobs,
                worker.startedAt(),
                worker.seenAt());
    }
}
