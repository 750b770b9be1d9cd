package dev.dropwise.job;

import com.sun.management.OperatingSystemMXBean;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.Planner;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.Reading;
import dev.dropwise.training.TrainingData;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Refuses what would not fit into memory, before it waits in the queue for nothing. */
@Component
class Admission {

    /** Of what the machine has beside the heap; the rest is libtorch's own and everybody else's. */
    private static final double SHARE = 0.7;

    private final long limit;

    Admission(JobProperties properties) {
        limit =
                properties.memory().isNegative() || properties.memory().toBytes() == 0
                        ? (long) (besideHeap() * SHARE / properties.concurrency())
                        : properties.memory().toBytes();
    }

    void admit(Planner.Specs specs, TrainingData data) {
        int batch = specs.training().batchSize();
        long examples = Reading.least(data, batch).toBytes();
        long network =
                Math.min(
                        network(specs.architecture(), specs.training()), Long.MAX_VALUE - examples);
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
    }

    /** What the network of a plan leaves to the rows that it learns from. */
    DataSize room(Plan plan) {
        return DataSize.ofBytes(Math.max(0, limit - network(plan.architecture(), plan.training())));
    }

    private static long network(Architecture architecture, TrainingSpec training) {
        try {
            return architecture.trainingBytes(training);
        } catch (ArithmeticException overflow) {
            return Long.MAX_VALUE;
        }
    }

    private static long besideHeap() {
        OperatingSystemMXBean os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.max(os.getTotalMemorySize() - Runtime.getRuntime().maxMemory(), 1L << 30);
    }

    private static String size(long bytes) {
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
    }
}
