package dev.dropwise.bench.regularization;

import dev.dropwise.bench.Estimate;
import dev.dropwise.bench.Score;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A claim held against the figures, seed by seed.
 *
 * @param rows of its group, the first of which it compares with
 */
record Verdict(Claim claim, List<Row> rows) {

    String sentence() {
        List<Double> differences = differences();
        long held = differences.stream().filter(claim::holdsFor).count();
        Estimate difference = Estimate.of(differences);
        return String.format(
                Locale.ROOT,
                "%s: %s against %s, %s %.2f %% against %.2f %%, %+.2f ± %.2f points, by seed %s; %s for %d of %d seeds.%s",
                verdict(difference),
                claim.variant(),
                reference().variant().name(),
                claim.figureInWords(),
                100 * row().mean(claim::of),
                100 * reference().mean(claim::of),
                100 * difference.mean(),
                100 * difference.error(),
                differences.stream().map(Verdict::points).collect(Collectors.joining(", ")),
                claim.better(),
                held,
                differences.size(),
                confidences());
    }

    /** Two standard errors are the least that a mean of a few seeds has to differ by. */
    private String verdict(Estimate difference) {
        if (Math.abs(difference.mean()) < 2 * difference.error()) {
            return "**Undecided**, less than two standard errors";
        }
        return claim.holdsFor(difference.mean()) ? "**Holds**" : "**Does not hold**";
    }

    private List<Double> differences() {
        return IntStream.range(0, row().scores().size())
                .mapToObj(
                        seed ->
                                claim.of(row().scores().get(seed))
                                        - claim.of(reference().scores().get(seed)))
                .toList();
    }

    private static String points(double difference) {
        return String.format(Locale.ROOT, "%+.2f", 100 * difference);
    }

    /** Why a calibration error is what it is: too sure, or not sure enough. */
    private String confidences() {
        if (claim.figure() != Claim.Figure.CALIBRATION_ERROR) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                " Mean probability of the likeliest class less accuracy: %+.2f points, against %+.2f.",
                100 * surplus(row()),
                100 * surplus(reference()));
    }

    private static double surplus(Row row) {
        return row.mean(Score::confidence) - row.mean(Score::accuracy);
    }

    private Row reference() {
        return rows.get(0);
    }

    private Row row() {
        return rows.stream()
                .filter(row -> row.variant().name().equals(claim.variant()))
                .findFirst()
                .orElseThrow();
    }
}
