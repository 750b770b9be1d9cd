package dev.dropwise.job;

import dev.dropwise.problem.Invalid;
import dev.dropwise.role.RoleProperties;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.Planner;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.Reading;
import dev.dropwise.training.TrainingData;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Refuses what would not fit into memory, before it waits in the queue for nothing. */
@Component
class Admission {

    private final Workers workers;
    private final Capacity capacity;
    private final boolean trains;

    Admission(Workers workers, Capacity capacity, RoleProperties role) {
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
    long admit(Planner.Specs specs, TrainingData data) {
        int batch = specs.training().batchSize();
        long examples = Reading.least(data, batch).toBytes();
        long network =
                Math.min(
                        network(specs.architecture(), specs.training()), Long.MAX_VALUE - examples);
        long limit = limit();
        if (network + examples > limit) {
            throw new Invalid(
                    "/model",
                    ("this training needs about %s: %s for %,d parameters with gradients, optimizer state and"
                                    + " the activations of a batch of %d, %s for the data; %s are allowed"
                                    + " (dropwise.jobs.memory). Use smaller layers or a smaller batchSize")
                            .formatted(
                                    size(network + examples),
                                    size(network),
                                    specs.architecture().parameters(),
                                    batch,
                                    size(examples),
                                    size(limit)));
        }
        return data.bytes() <= limit - network ? network + data.bytes() : limit;
    }

    /** No bound where no worker is known yet. */
    private long limit() {
        Long most = workers.mostMemory();
        long here = trains ? capacity.all().memory() : 0;
        return most == null && !trains ? Long.MAX_VALUE : Math.max(here, most == null ? 0 : most);
    }

    /** What the network of a plan leaves here to the rows that it learns from. */
    DataSize room(Plan plan) {
        long network = network(plan.architecture(), plan.training());
        return DataSize.ofBytes(Math.max(0, capacity.all().memory() - network));
    }

    private static long network(Architecture architecture, TrainingSpec training) {
        try {
            return architecture.trainingBytes(training);
        } catch (ArithmeticException overflow) {
            return Long.MAX_VALUE;
        }
    }

    private static String size(long bytes) {
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
    }
}
