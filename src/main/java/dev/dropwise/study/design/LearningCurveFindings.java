package dev.dropwise.study.design;

import dev.dropwise.study.result.Figures;
import dev.dropwise.study.result.FindingLevel;
import dev.dropwise.study.result.LearningCurveFit;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.statistics.FittedValue;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says in words what more rows would bring, and whether they would bring more than the variants do.
 *
 * @param fits by variant, where a power law fits
 * @param compared the variants with the first one at most rows, by the objective
 */
record LearningCurveFindings(
        StudyPlan plan, Map<String, LearningCurveFit> fits, Map<String, VariantMetric> compared) {

    List<StudyFinding> of(List<TrialOutcome> trials) {
        List<StudyFinding> findings = new ArrayList<>();
        for (String variant : plan.names()) {
            String name = CurveTrials.name(variant);
            LearningCurveFit fit = fits.get(name);
            if (fit != null) {
                findings.add(ofTwice(name, fit));
            } else if (haveEnded(trials)) {
                findings.add(ofNoLaw(name));
            }
        }
        dataOrVariant().ifPresent(findings::add);
        String metric = plan.metric();
        Map<String, Map<String, VariantMetric>> byMetric = new LinkedHashMap<>();
        compared.forEach((name, by) -> byMetric.put(name, Map.of(metric, by)));
        findings.addAll(new ComparisonFindings(plan, byMetric).of(trials));
        return findings;
    }

    private boolean haveEnded(List<TrialOutcome> trials) {
        return trials.stream()
                .allMatch(trial -> trial.isComplete() || trial.state() == TrialState.FAILED);
    }

    private static StudyFinding ofTwice(String name, LearningCurveFit fit) {
        FittedValue change = fit.change();
        boolean helps = change.interval().get(1) < 0;
        String text =
                "“%s”: twice the rows (%d) would change %s by %s, %s, to %s, %s, by the power law %s through %s of %d rows and more%s."
                        .formatted(
                                name,
                                2 * fit.rows(),
                                fit.metric(),
                                Figures.signed(change.value()),
                                Figures.interval(change.interval()),
                                Figures.number(fit.atTwice().value()),
                                Figures.interval(fit.atTwice().interval()),
                                law(fit),
                                Figures.count(fit.trainings(), "training", "trainings"),
                                fit.from(),
                                helps ? "" : "; whether they would help is undecided");
        return new StudyFinding(
                text,
                helps ? FindingLevel.GOOD : FindingLevel.UNDECIDED,
                name,
                fit.metric(),
                change.value(),
                change.interval(),
                null,
                null,
                null);
    }

    private static String law(LearningCurveFit fit) {
        return "%s + %s·n^(-%s)"
                .formatted(
                        Figures.number(fit.asymptote().value()),
                        Figures.number(fit.factor().value()),
                        Figures.number(fit.exponent().value()));
    }

    private StudyFinding ofNoLaw(String name) {
        return new StudyFinding(
                "“%s”: no power law fits how %s changes with the rows, so what twice the rows would bring cannot be said; more fractions or repeats may tell."
                        .formatted(name, plan.metric()),
                FindingLevel.UNDECIDED,
                name,
                plan.metric(),
                null,
                null,
                null,
                null,
                null);
    }

    /** A gain, above 0 where something helps. */
    private record Gain(String of, double value, double low, double high) {

        boolean isMoreThan(Gain other) {
            return low > other.high;
        }

        @Override
        public String toString() {
            return "%s, [%s, %s]"
                    .formatted(Figures.signed(value), Figures.signed(low), Figures.signed(high));
        }
    }

    /**
     * Of the first variant's rows and of the variant that helps it most; one is said to help more
     * only where the intervals are apart.
     */
    private Optional<StudyFinding> dataOrVariant() {
        LearningCurveFit fit = fits.get(CurveTrials.name(plan.names().get(0)));
        Optional<Gain> best =
                compared.entrySet().stream()
                        .flatMap(one -> gain(one.getKey(), one.getValue()).stream())
                        .max(Comparator.comparingDouble(Gain::value));
        if (fit == null || best.isEmpty()) {
            return Optional.empty();
        }
        FittedValue change = fit.change();
        Gain data =
                new Gain(
                        "twice the rows",
                        -change.value(),
                        -change.interval().get(1),
                        -change.interval().get(0));
        return Optional.of(StudyFinding.note(text(data, best.get(), fit.metric())));
    }

    private Optional<Gain> gain(String name, VariantMetric by) {
        List<Double> interval = by.interval();
        if (by.difference() == null || interval == null) {
            return Optional.empty();
        }
        double difference = Objects.requireNonNull(by.difference());
        return Optional.of(
                TrialMetrics.isLowerBetter(plan.metric())
                        ? new Gain(name, -difference, -interval.get(1), -interval.get(0))
                        : new Gain(name, difference, interval.get(0), interval.get(1)));
    }

    private static String text(Gain data, Gain variant, String metric) {
        String numbers =
                "twice the rows would improve %s of the first variant by %s, “%s” improves it by %s at the rows there are"
                        .formatted(metric, data, variant.of(), variant);
        if (data.isMoreThan(variant)) {
            return "More data helps more than “%s”: %s.".formatted(variant.of(), numbers);
        }
        if (variant.isMoreThan(data)) {
            return "“%s” helps more than more data: %s.".formatted(variant.of(), numbers);
        }
        return "Whether more data or “%s” helps more is undecided: %s."
                .formatted(variant.of(), numbers);
    }
}
