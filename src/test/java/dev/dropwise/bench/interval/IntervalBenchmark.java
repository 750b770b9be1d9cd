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
 * How often the intervals of a report's metrics contain what they state, on 200 simulated sets of
 * rows.
 *
 * <pre>{@code ./mvnw -Pbench test-compile exec:exec -Dbench=bench.interval.IntervalBenchmark}</pre>
 */
public final class IntervalBenchmark {

    private static final int SETS = 200;
    private static final Path PAGE = Path.of("src/docs/interval-coverage.md");

    private static final String TEXT =
            """
            # How often intervals contain what they state

            Generated, not written:

            ```
            ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.interval.IntervalBenchmark
            ```

            Each figure is the share, in %%, of %d simulated sets of rows whose interval at 95 %% contains the metric of 400,000 rows. With %d sets 92 to 98 is
            what chance allows (two standard errors). Accuracy has the exact interval of Clopper and Pearson, which covers at least what it states; all others
            are bootstrapped 1,000 times, bias-corrected and accelerated, those of calibration errors wider on purpose. Two classes have shares of 0.7 and 0.3,
            ten classes equal ones, unbalanced ones 0.9, 0.08 and 0.02; the predicted probabilities are too sure. Numbers have errors of which a tenth are large.
            Where a class has four rows, as the last of 200 unbalanced ones, no resampling knows what other rows of it would be like.

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
                SETS,
                SETS,
                String.join(" | ", results.keySet()),
                " ---: |".repeat(columns.size()),
                rows);
    }

    private static String row(String name, List<Map<String, Double>> columns) {
        return columns.stream()
                .map(column -> column.get(name))
                .map(share -> share == null ? "" : String.format(Locale.ROOT, "%.1f", 100 * share))
                .collect(Collectors.joining(" | ", "| `" + name + "` | ", " |"));
    }
}
