package dev.dropwise.job.worker;

import dev.dropwise.problem.Invalid;
import dev.dropwise.role.RoleProperties;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.training.Reading;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingMemory;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Refuses what would not fit into memory, before it waits in the queue for nothing. */
@Component
public class MemoryAdmission {

    private final Workers workers;
    private final WorkerCapacity capacity;
    private final boolean trains;

    MemoryAdmission(Workers workers, WorkerCapacity capacity, RoleProperties role) {
        this.workers = workers;
        this.capacity = capacity;
        this.trains = role.role().trains();
    }

    /**
     * The memory that a training takes, about: all that the largest worker has, where that is too
     * little for all rows and they are streamed.
     *
     * @throws Invalid if that is more than any worker has
     */
    public long admit(SpecCompleter.Specs specs, TrainingData data) {
        TrainingMemory memory =
                TrainingMemory.of(
                        specs.architecture(),
                        specs.training(),
                        data.signature(),
                        data.dataset().rows());
        long rows = Reading.least(data, specs.training().rowsPerStep()).toBytes();
        long limit = limit();
        if (memory.network() + memory.batch() + rows > limit) {
            throw new Invalid(
                    "/model",
                    ("this training needs about %s: %s for %,d parameters with optimizer state and what"
                                    + " checkpoints are written from, %s for what passes through the network in"
                                    + " batches of %d, %s for the data; %s are allowed (dropwise.jobs.memory). Use"
                                    + " smaller layers or a smaller batchSize")
                            .formatted(
                                    size(memory.network() + memory.batch() + rows),
                                    size(memory.network()),
                                    specs.architecture().parameters(),
                                    size(memory.batch()),
                                    specs.training().rowsPerStep(),
                                    size((double) rows),
                                    size((double) limit)));
        }
        double network = memory.network() + memory.batch();
        return data.bytes() <= limit - network ? (long) network + data.bytes() : limit;
    }

    /** No bound where no worker is known yet. */
    private long limit() {
        Long most = workers.mostMemory();
        long here = trains ? capacity.all().memory() : 0;
        return most == null && !trains ? Long.MAX_VALUE : Math.max(here, most == null ? 0 : most);
    }

    /** What the network of a plan leaves here to the rows that it learns from. */
    public DataSize room(Plan plan) {
        long network = TrainingMemory.of(plan.architecture(), plan.training()).total();
        return DataSize.ofBytes(Math.max(0, capacity.all().memory() - network));
    }

    private static String size(double bytes) {
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (1 << 20))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (1 << 30));
    }
}
