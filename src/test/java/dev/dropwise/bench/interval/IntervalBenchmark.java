package dev.dropwise.bench.interval;

import dev.dropwise.bench.interval.IntervalCoverage.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often the intervals of a report's metrics contain what they state, on 1,000 simulated sets of
 * rows.
 *
 * <pre>{@code ./mvnw -Pbench test-compile exec:exec -Dbench=bench.interval.IntervalBenchmark}</pre>
 */
public final class IntervalBenchmark {

    private static final int SETS = 1000;
    private static final Path PAGE = Path.of("src/docs/interval-coverage.md");

    private static final String TEXT =
            """
            # How often intervals contain what they state

            Generated, not written:

            ```
            ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.interval.IntervalBenchmark
            ```

            Each figure is the share, in %%, of %d simulated sets of rows whose interval at 95 %% contains the metric of 400,000 rows. With as many sets chance
            makes that up to 1.4 points less or more (two standard errors); more is no fault, as an interval is to cover *at least* what it states. What is
            resampled covers what it states only as rows become many: of 200 or of skewed ones up to two points less. Two classes have shares of 0.7 and
            0.3, ten classes equal ones, unbalanced ones 0.9, 0.08 and 0.02, of 200 rows four; the predicted probabilities are too sure. Numbers have errors of
            which a tenth are large.

            | metrics | interval |
            | --- | --- |
            | accuracy; precision, recall and F1 of a class | exact: [Clopper and Pearson](https://doi.org/10.1093/biomet/26.4.404), of F1 by the share of right rows among all that are of the class or were taken for it. Covers more than stated where rows are few |
            | ROC AUC of a class | [DeLong](https://doi.org/10.2307/2531595)'s variance around the logit; below 30 rows of a kind [Newcombe](https://doi.org/10.1002/sim.2324)'s method 5 |
            | PR AUC of a class | the variance of the rows' influences around the logit; below 30 rows of it Wilson's, as [Boyd et al.](https://doi.org/10.1007/978-3-642-40994-3_29) advise |
            | means of these over classes | from those of the classes, as variances add up: [Zou and Donner](https://doi.org/10.1002/sim.3095), with the correlation that shared rows cause. A class that nothing was taken for may have any precision |
            | Matthews correlation, log loss, Brier score, mean and median error, pinball loss, likelihood | 1,000 resamples, bias-corrected and accelerated |
            | root mean squared error, R² | 1,000 resamples, which say how many of its standard errors a metric is off (bootstrap-t), as few large errors make most of both |
            | calibration errors | 1,000 resamples; wider on purpose, as resampling adds to them |

            | metric | %s |
            | --- |%s
            %s
            """;

    private IntervalBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Population> populations = new LinkedHashMap<>();
        populations.put("two classes", IntervalCoverage.classes(0.7, 0.3));
        populations.put(
                "ten classes",
                IntervalCoverage.classes(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1));
        populations.put("unbalanced", IntervalCoverage.classes(0.9, 0.08, 0.02));
        populations.put("numbers", IntervalCoverage.values());
        Map<String, Map<String, Double>> results = new LinkedHashMap<>();
        for (Map.Entry<String, Population> population : populations.entrySet()) {
            for (int rows : new int[] {200, 1000}) {
                String name = "%s, %d rows".formatted(population.getKey(), rows);
                results.put(name, IntervalCoverage.of(population.getValue(), rows, SETS));
                System.out.println(name + ": " + results.get(name));
            }
        }
        Files.writeString(PAGE, page(results));
    }

    private static String page(Map<String, Map<String, Double>> results) {
        List<Map<String, Double>> columns = List.copyOf(results.values());
        String rows =
                IntervalCoverage.names(columns).stream()
                        .map(name -> row(name, columns))
                        .collect(Collectors.joining("\n"));
        return TEXT.formatted(
                SETS, String.join(" | ", results.keySet()), " ---: |".repeat(columns.size()), rows);
    }

    private static String row(String name, List<Map<String, Double>> columns) {
        return columns.stream()
                .map(column -> column.get(name))
                .map(share -> share == null ? "" : String.format(Locale.ROOT, "%.1f", 100 * share))
                .collect(Collectors.joining(" | ", "| `" + name + "` | ", " |"));
    }
}
