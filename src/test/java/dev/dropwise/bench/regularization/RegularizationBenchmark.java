package dev.dropwise.bench.regularization;

import dev.dropwise.bench.Exam;
import dev.dropwise.bench.Score;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.support.TestDatasets;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.springframework.util.unit.DataSize;

/**
 * What each kind of dropout, penalty, constraint and augmentation does on {@code mnist-small}, and
 * what a step with it costs, on one thread: writes the page {@code src/docs/regularization.md}.
 *
 * <pre>
 * {@code ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.regularization.RegularizationBenchmark}
 * </pre>
 *
 * To try it quickly, a number as argument ({@code -Dbench.arguments=1}) sets the seeds, of which
 * there are three, and a second one ({@code "1 4"}) the only group; then the page goes to {@code
 * target}.
 */
public final class RegularizationBenchmark {

    static final int SEEDS = 3;

    private final TorchRuntime torch = new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));
    private final Dataset dataset = TestDatasets.bundled().get("mnist-small");
    private final Trainer trainer =
            new Trainer(
                    torch,
                    new TrainingProperties(
                            Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0)));
    private final int seeds;

    private RegularizationBenchmark(int seeds) {
        this.seeds = seeds;
    }

    /** Trains everything and writes the page. */
    public static void main(String[] arguments) throws IOException {
        int seeds = arguments.length == 0 ? SEEDS : Integer.parseInt(arguments[0]);
        List<Group> groups = RegularizationGroups.ALL;
        if (arguments.length == 2) {
            groups = List.of(groups.get(Integer.parseInt(arguments[1]) - 1));
        }
        RegularizationBenchmark benchmark = new RegularizationBenchmark(seeds);
        String page = benchmark.page(groups);
        Path file = Path.of(arguments.length == 0 ? "src/docs" : "target", "regularization.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
        System.out.println("wrote " + file);
    }

    private String page(List<Group> groups) {
        long began = System.nanoTime();
        RegularizationPage page = new RegularizationPage(torch, dataset, seeds);
        for (Group group : groups) {
            Dataset rows = group.rows().apply(dataset);
            page.add(group, group.variants().stream().map(v -> measure(group, rows, v)).toList());
        }
        return page.finish((System.nanoTime() - began) / 1e9);
    }

    private Row measure(Group group, Dataset rows, Variant variant) {
        long began = System.nanoTime();
        List<Score> scores =
                LongStream.rangeClosed(1, seeds)
                        .mapToObj(seed -> train(group.lesson(variant, rows, seed)))
                        .toList();
        StepCost cost = StepCost.measure(torch, rows, group, variant);
        Row row = new Row(variant, scores, cost);
        System.out.printf(
                Locale.ROOT,
                "%-40s accuracy %.2f %%  loss %.4f  cost %.2f  (%.0f s)%n",
                variant.name(),
                100 * row.mean(Score::accuracy),
                row.mean(Score::loss),
                cost.ratio(),
                (System.nanoTime() - began) / 1e9);
        return row;
    }

    private Score train(Variant.Lesson lesson) {
        try (Exam exam = new Exam(lesson.data())) {
            trainer.start(
                    lesson.plan(), lesson.data(), new TrainingConditions(1), exam, () -> false);
            return exam.score();
        }
    }
}
