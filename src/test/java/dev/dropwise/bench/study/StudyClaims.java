package dev.dropwise.bench.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What comparisons found.
 *
 * @param signs by kind of data: the first is where dropout hurts
 * @param powerful where dropout is known to help
 * @param alike where nothing differs
 */
record StudyClaims(
        List<ComparedDropout> signs, List<ComparedDropout> powerful, List<ComparedDropout> alike) {

    private static final int MOST_ALARMS = 16;
    private static final int LEAST_FOUND = 18;
    private static final String TEXT =
            """
            # Whether comparisons can be believed

            Generated, not written: `./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.study.StudyBenchmark`

            **Where dropout helps, and where it hurts.** A study each on 500 rows of `mnist-small`: an MLP 784-128-64-10 with rates of 0.5 beside the same without, 60 epochs, the last
            weights, 3 pairs of split and seed. The test loss differs by:

            | rows | difference | 95 %% interval | verdict |
            | --- | ---: | --- | --- |
            %s

            **Power.** 300 rows of `digits`, a fifth of them mislabelled, an MLP 64-128-64-10, rates of 0.5 beside none, 120 epochs, 10 pairs: dropout is found better by its test loss in %d of %d
            studies (at least %d), the mean difference is %s.

            **False alarms.** A rate of 0 beside no dropout on `iris`, 5 pairs: better or worse in %d of %d studies (at most %d). Both draw the same and are the same network, so this shows
            that a comparison adds nothing of its own; how often its intervals miss where there is noise is tested by simulation (`PairedComparisonTests`).
            """;

    boolean hold() {
        return signs.get(0).difference() > 0
                && signs.stream().skip(1).allMatch(study -> study.difference() < 0)
                && found() >= LEAST_FOUND
                && alarms() <= MOST_ALARMS;
    }

    private long found() {
        return powerful.stream().filter(ComparedDropout::isBetter).count();
    }

    private long alarms() {
        return alike.stream().filter(ComparedDropout::isDifferent).count();
    }

    String text() {
        String rows = signs.stream().map(StudyClaims::row).collect(Collectors.joining("\n"));
        double mean =
                powerful.stream().mapToDouble(ComparedDropout::difference).average().orElseThrow();
        return TEXT.formatted(
                rows,
                found(),
                powerful.size(),
                LEAST_FOUND,
                String.format(Locale.ROOT, "%.3f", mean),
                alarms(),
                alike.size(),
                MOST_ALARMS);
    }

    private static String row(ComparedDropout study) {
        return String.format(
                Locale.ROOT,
                "| %s | %+.2f | %+.2f to %+.2f | %s |",
                study.subject(),
                study.difference(),
                study.low(),
                study.high(),
                study.verdict());
    }
}
