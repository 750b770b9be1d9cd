package dev.dropwise.bench.regularization;

import dev.dropwise.bench.Estimate;
import dev.dropwise.bench.Score;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.engine.TorchRuntime;
import java.util.List;
import java.util.Locale;

/** The page that {@link RegularizationBenchmark} writes, table by table. */
final class RegularizationPage {

    private static final String HEAD =
            """
            # What each regularization does on `mnist-small`

            Generated, not written:

            ```
            ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.regularization.RegularizationBenchmark
            ```
            """;

    private static final String LEGEND =
            """

            - **accuracy**, **loss**: test rows, last weights, dropout off. The loss is plain cross-entropy, computed from the predicted probabilities: no label
              smoothing, no weights, no penalties, so that all rows compare.
            - **gap**: test loss less train loss, which is measured alike, on the training rows as they are without augmentation.
            - **calibration error**: expected calibration error of the test rows, 15 bins by the probability of the likeliest class.
            - **samples/s**: examples of training steps for a second of the processor, measurements left out; the median of 11 rounds.
            - **cost**: processor time of a step, as a multiple of what the first row's step took in the same round, the two in turns; the median of the rounds,
              which are the first steps of both, 2,600 at most. The first row stands against itself. Rates that change are at their highest.
            """;

    private static final String COLUMNS =
            """
            | | accuracy, % | loss | gap | calibration error, % | samples/s | cost |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private final StringBuilder text = new StringBuilder();

    RegularizationPage(TorchRuntime torch, Dataset dataset, int seeds) {
        int test = dataset.split(0, 1).test().length;
        text.append(HEAD);
        text.append(
                String.format(
                        Locale.ROOT,
                        """

                        libtorch %s by DJL %s, Java %s, %s %s, one thread. %,d training rows and %,d test rows, adam at 0.001, batches of 64; each figure is the mean
                        of %d seeds, after ± the standard error of that mean. A seed decides the initial weights, the order and every draw; there is no early stopping.
                        """,
                        torch.version(),
                        torch.djlVersion(),
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        dataset.rows() - test,
                        test,
                        seeds));
        text.append(LEGEND);
    }

    void add(Group group, List<Row> rows) {
        text.append(
                "\n## %s\n\n%s %d epochs.\n\n"
                        .formatted(group.title(), group.note(), group.epochs()));
        text.append(COLUMNS);
        rows.forEach(row -> text.append(line(row)));
        for (Claim claim : group.claims()) {
            text.append("\n- ").append(new Verdict(claim, rows).sentence());
        }
        text.append(group.claims().isEmpty() ? "" : "\n");
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %,.0f | %.2f |\n",
                row.variant().name(),
                figure(2, 100, row.estimate(Score::accuracy)),
                figure(3, 1, row.estimate(Score::loss)),
                figure(3, 1, row.estimate(Score::gap)),
                figure(2, 100, row.estimate(Score::calibrationError)),
                row.cost().samplesPerSecond(),
                row.cost().ratio());
    }

    private static String figure(int digits, double unit, Estimate estimate) {
        String format = "%." + digits + "f ± %." + digits + "f";
        return String.format(Locale.ROOT, format, unit * estimate.mean(), unit * estimate.error());
    }

    /** All of it. */
    String finish(double seconds) {
        return text
                + String.format(
                        Locale.ROOT, "\nAll of it took %.0f minutes.\n", Math.ceil(seconds / 60));
    }
}
