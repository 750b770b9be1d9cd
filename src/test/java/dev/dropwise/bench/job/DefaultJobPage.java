package dev.dropwise.bench.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes down what default jobs reach, and how that was measured. */
final class DefaultJobPage {

    private static final String TEXT =
            """
            # What a job of nothing but a data set reaches

            Generated, not written; `PYTHON` is a Python with scikit-learn:

            ```
            ./mvnw -q -DskipTests package
            ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.job.DefaultJobBenchmark -Dbench.arguments=PYTHON
            ```

            `{"dataset": NAME, "training": {"seed": 1}}`, and with the seeds 2 and 3, on every bundled data set, by the packaged service with its defaults, beside scikit-learn's `MLPClassifier` and
            `MLPRegressor` with their own defaults (`random_state` 1, 2, 3) on the same rows: numbers standardized, missing ones imputed, categories one-hot
            encoded, pixels standardized or divided by their range, whichever is better. Accuracy in %%, or R² where the target is a number, on the test rows, the mean of the seeds. Ours
            learn from nine tenths of the training rows and stop early by the rest; scikit-learn's learn from all.

            | data set | rows | test rows | accuracy or R² | scikit-learn | difference | seconds, at most |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            %s

            A job should not be worse by more than 1.5 points, or 0.03 of R². `MLPRegressor` does not scale its target, and its 200 epochs are too few for one
            that is measured in hundreds.
            """;

    private DefaultJobPage() {}

    static void write(List<DefaultJobScore> scores, Path file) throws IOException {
        Files.writeString(file, TEXT.formatted(table(scores)));
    }

    static String table(List<DefaultJobScore> scores) {
        return scores.stream().map(DefaultJobPage::row).collect(Collectors.joining("\n"));
    }

    private static String row(DefaultJobScore score) {
        String figure = score.isRegression() ? "%.3f" : "%.2f";
        double unit = score.isRegression() ? 1 : 100;
        return String.format(
                Locale.ROOT,
                "| `%s` | %,d | %,d | @ | @ | %%+@ | %.1f |"
                        .replace("%%+@", signed(figure))
                        .replace("@", figure),
                score.dataset(),
                score.trainingRows(),
                score.testRows(),
                unit * score.ourMean(),
                unit * score.peerMean(),
                unit * score.difference(),
                score.seconds());
    }

    private static String signed(String figure) {
        return figure.replace("%", "%+");
    }
}
