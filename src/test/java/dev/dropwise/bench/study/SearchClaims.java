package dev.dropwise.bench.study;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What searches found in how many epochs. */
record SearchClaims(int seeds, List<OnDataset> datasets) {

    private static final String TEXT =
            """
            # What stopping early saves

            Generated, not written: `./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.study.HyperbandBenchmark`

            A random search of 27 settings (units, rate, learning rate of an MLP) with 27 epochs each, and a Hyperband of 49 random settings (factor 3, from one epoch on). The best validation
            loss that each saw among settings with all 27 epochs, and the epochs that it trained for that; means of %d seeds.

            | data set | random search: loss | epochs | Hyperband: loss | epochs |
            | --- | ---: | ---: | ---: | ---: |
            %s
            """;

    /** What a search saw, and the epochs that it took for that. */
    record Found(double loss, int epochs) {}

    /** On one data set, a seed each. */
    record OnDataset(String name, List<Found> random, List<Found> hyperband) {

        boolean holds() {
            return mean(hyperband, Found::loss) <= mean(random, Found::loss)
                    && mean(hyperband, Found::epochs) <= mean(random, Found::epochs) / 2;
        }

        private static double mean(List<Found> found, ToDoubleFunction<Found> value) {
            return found.stream().mapToDouble(value).average().orElseThrow();
        }

        private String row() {
            return String.format(
                    Locale.ROOT,
                    "| `%s` | %.4f | %.0f | %.4f | %.0f |",
                    name,
                    mean(random, Found::loss),
                    mean(random, Found::epochs),
                    mean(hyperband, Found::loss),
                    mean(hyperband, Found::epochs));
        }
    }

    /** As good a loss in at most half the epochs. */
    boolean hold() {
        return datasets.stream().allMatch(OnDataset::holds);
    }

    String text() {
        return TEXT.formatted(seeds, datasets.stream().map(OnDataset::row).collect(joining("\n")));
    }
}
