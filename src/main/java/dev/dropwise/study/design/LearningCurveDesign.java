package dev.dropwise.study.design;

import dev.dropwise.spec.TrainingRows;
import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.result.LearningCurveFit;
import dev.dropwise.study.result.StudyResult;
import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialRequests;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/** Every variant on every fraction of the training rows on every pair, pair by pair. */
record LearningCurveDesign(StudyPlan plan, LearningCurveSpec spec) implements StudyDesign {

    static final String FRACTION = "fraction";

    @Override
    public int trials() {
        return spec.repeats() * spec.fractions().size() * plan.variants().size();
    }

    @Override
    public List<TrialSetting> next(List<TrialOutcome> soFar) {
        return settings().subList(soFar.size(), trials());
    }

    private List<TrialSetting> settings() {
        List<TrialSetting> settings = new ArrayList<>();
        for (Pair pair : Pair.of(plan.seed(), spec.repeats())) {
            for (double fraction : spec.fractions()) {
                for (String variant : plan.names()) {
                    settings.add(new TrialSetting(variant, values(fraction), pair));
                }
            }
        }
        return settings;
    }

    private static Map<String, JsonNode> values(double fraction) {
        return Map.of(FRACTION, DoubleNode.valueOf(fraction));
    }

    @Override
    public ObjectNode request(TrialSetting setting) {
        ObjectNode request = TrialRequests.seeded(plan.job(setting.variant()), setting.pair());
        TrialRequests.rows(request).put(FRACTION, fraction(setting));
        return request;
    }

    static double fraction(TrialSetting setting) {
        return Objects.requireNonNull(setting.values().get(FRACTION)).asDouble();
    }

    /** How many rows a trial learns from. */
    private double rows(double fraction) {
        Integer all = plan.trainingRows();
        return all == null ? Double.NaN : new TrainingRows(fraction, 0.0).chosen(all);
    }

    private List<Double> ascending() {
        return spec.fractions().stream().sorted().toList();
    }

    @Override
    public StudyAnswer answer(List<TrialOutcome> soFar) {
        Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
        Map<String, LearningCurveFit> fits = new LinkedHashMap<>();
        for (String variant : plan.names()) {
            CurveTrials own = new CurveTrials(plan, soFar).of(variant);
            curves.put(CurveTrials.name(variant), curve(own));
            fit(own).ifPresent(fit -> fits.put(CurveTrials.name(variant), fit));
        }
        return new StudyAnswer(
                new LearningCurveFindings(plan, fits, compared(soFar)).of(soFar),
                StudyResult.ofCurves(curves, fits));
    }

    private List<CurvePoint> curve(CurveTrials own) {
        return ascending().stream()
                .map(fraction -> own.with(values(fraction)).point(rows(fraction)))
                .toList();
    }

    private Optional<LearningCurveFit> fit(CurveTrials own) {
        List<TrialOutcome> trials = own.trials();
        double[] rows =
                trials.stream().mapToDouble(trial -> rows(fraction(trial.setting()))).toArray();
        double[] values =
                trials.stream()
                        .mapToDouble(trial -> trial.metric(plan.metric()).orElse(Double.NaN))
                        .toArray();
        return LearningCurveFit.of(plan.metric(), rows, values);
    }

    /** The variants beside the first one where most rows are learned from. */
    private Map<String, VariantMetric> compared(List<TrialOutcome> soFar) {
        List<Double> fractions = ascending();
        double most = fractions.get(fractions.size() - 1);
        CurveTrials atMost = new CurveTrials(plan, soFar).with(values(most));
        return new VariantComparison(plan, LearningCurveFit.LEVEL, 0)
                .compared(TrialTable.of(atMost.trials()), plan.metric());
    }
}
