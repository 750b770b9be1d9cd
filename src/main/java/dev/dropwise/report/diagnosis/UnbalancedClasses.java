package dev.dropwise.report.diagnosis;

import dev.dropwise.report.diagnosis.PredictionErrors.ClassErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some classes have few rows beside the others, and rows of theirs are missed more often. */
final class UnbalancedClasses implements CauseRule {

    /** A class is rare that has less than this share of the mean. */
    private static final double RARE = 0.5;

    /** And one is as rare as this. */
    private static final double RAREST = 0.25;

    private static final double STANDARD_ERRORS = 2;

    @Override
    public Optional<Finding> look(TrainingSummary training, TrainingCourse course) {
        Map<String, Integer> rows = training.data().classRows();
        double mean = rows.values().stream().mapToInt(count -> count).average().orElse(0);
        int fewest = rows.values().stream().mapToInt(count -> count).min().orElse(0);
        if (rows.isEmpty() || fewest >= RAREST * mean) {
            return Optional.empty();
        }
        ClassErrors rare = errors(training, counts -> counts < RARE * mean);
        ClassErrors others = errors(training, counts -> counts >= RARE * mean);
        return missesMore(rare, others)
                ? Optional.of(
                        new Finding(
                                Cause.UNBALANCED_CLASSES,
                                null,
                                evidence(rows, rare, others),
                                Remedies.of(training).againstUnbalancedClasses()))
                : Optional.empty();
    }

    /** On rows that it did not learn from: of rare classes there are few in any part. */
    private static ClassErrors errors(TrainingSummary training, DoublePredicate chosen) {
        List<Integer> counts = new ArrayList<>(training.data().classRows().values());
        return IntStream.range(0, counts.size())
                .filter(k -> chosen.test(counts.get(k)))
                .mapToObj(k -> of(training.validation(), k).plus(of(training.test(), k)))
                .reduce(new ClassErrors(0, 0), ClassErrors::plus);
    }

    private static ClassErrors of(@Nullable PredictionErrors errors, int k) {
        return errors == null || errors.classes().isEmpty()
                ? new ClassErrors(0, 0)
                : errors.classes().get(k);
    }

    private static boolean missesMore(ClassErrors rare, ClassErrors others) {
        if (rare.rows() == 0 || others.rows() == 0) {
            return false;
        }
        double error =
                Math.sqrt(
                        variance(rare.rate()) / rare.rows()
                                + variance(others.rate()) / others.rows());
        return rare.rate() - others.rate() > STANDARD_ERRORS * error;
    }

    private static double variance(double rate) {
        return rate * (1 - rate);
    }

    private static List<Evidence> evidence(
            Map<String, Integer> rows, ClassErrors rare, ClassErrors others) {
        var fewest = rows.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        var most = rows.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return List.of(
                Evidence.of(
                        "classRatio",
                        (double) fewest.getValue() / most.getValue(),
                        "Of the class %s it learned from %,d rows, of %s from %,d.",
                        fewest.getKey(),
                        fewest.getValue(),
                        most.getKey(),
                        most.getValue()),
                Evidence.of(
                        "rareClassErrorRate",
                        rare.rate(),
                        "Of rare classes it misses %.1f %% of %,d rows that it did not learn from, of the"
                                + " others %.1f %% of %,d.",
                        100 * rare.rate(),
                        rare.rows(),
                        100 * others.rate(),
                        others.rows()));
    }
}
