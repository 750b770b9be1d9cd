package dev.dropwise.study.design;

import dev.dropwise.study.result.Figures;
import dev.dropwise.study.result.FoldMetric;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.StudyResult;
import dev.dropwise.study.statistics.MeanEstimate;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialRequests;
import dev.dropwise.study.trial.TrialSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/** Every fold of every repeat; the pair of a repeat divides the rows. */
record FoldDesign(StudyPlan plan, CrossValidationSpec spec) implements StudyDesign {

    private static final String REPEAT = "repeat";
    private static final String FOLD = "fold";

    @Override
    public int trials() {
        return spec.folds() * spec.repeats();
    }

    @Override
    public List<TrialSetting> next(List<TrialOutcome> soFar) {
        return settings().subList(soFar.size(), trials());
    }

    private List<TrialSetting> settings() {
        List<TrialSetting> settings = new ArrayList<>();
        List<Pair> pairs = Pair.of(plan.seed(), spec.repeats());
        for (int repeat = 1; repeat <= pairs.size(); repeat++) {
            for (int fold = 1; fold <= spec.folds(); fold++) {
                Map<String, JsonNode> values = new LinkedHashMap<>();
                values.put(REPEAT, IntNode.valueOf(repeat));
                values.put(FOLD, IntNode.valueOf(fold));
                settings.add(new TrialSetting(null, values, pairs.get(repeat - 1)));
            }
        }
        return settings;
    }

    @Override
    public ObjectNode request(TrialSetting setting) {
        ObjectNode request = TrialRequests.seeded(plan.job(null), setting.pair());
        ObjectNode validation = TrialRequests.training(request).putObject("validation");
        validation.put("type", "kFold").put("folds", spec.folds());
        validation.set(FOLD, setting.values().get(FOLD));
        if (spec.by() != null) {
            validation.put("by", TrialMetrics.camelCase(spec.by().name()));
        }
        if (!spec.stratified()) {
            validation.put("stratified", false);
        }
        return request;
    }

    @Override
    public StudyAnswer answer(List<TrialOutcome> soFar) {
        Set<String> names = new LinkedHashSet<>();
        names.add(plan.metric());
        soFar.forEach(trial -> names.addAll(trial.metrics().keySet()));
        Map<String, FoldMetric> metrics = new LinkedHashMap<>();
        names.forEach(name -> metrics.put(name, metric(name, soFar)));
        return new StudyAnswer(
                findings(metrics.get(plan.metric()), soFar), StudyResult.ofFolds(metrics));
    }

    private FoldMetric metric(String name, List<TrialOutcome> trials) {
        double[] values =
                trials.stream()
                        .mapToDouble(trial -> trial.metric(name).orElse(Double.NaN))
                        .toArray();
        MeanEstimate estimate = MeanEstimate.of(values, plan.testToTrainRatio());
        List<@Nullable Double> folds =
                Arrays.stream(values)
                        .<@Nullable Double>mapToObj(value -> Double.isNaN(value) ? null : value)
                        .toList();
        return new FoldMetric(estimate.mean(), estimate.standardError(), folds);
    }

    private List<StudyFinding> findings(@Nullable FoldMetric objective, List<TrialOutcome> trials) {
        List<StudyFinding> findings = new ArrayList<>();
        int complete = (int) trials.stream().filter(TrialOutcome::isComplete).count();
        if (objective != null && complete > 0) {
            findings.add(
                    StudyFinding.note(
                            "%s is %s (mean and standard error) on rows that were not trained on, over %s."
                                    .formatted(
                                            plan.metric(),
                                            Figures.estimate(
                                                    objective.mean(), objective.standardError()),
                                            Figures.count(complete, "fold", "folds"))));
        }
        plan.notes().forEach(note -> findings.add(StudyFinding.note(note)));
        FailedTrials.note(trials).ifPresent(findings::add);
        return findings;
    }
}
