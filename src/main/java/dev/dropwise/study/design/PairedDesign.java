package dev.dropwise.study.design;

import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialRequests;
import dev.dropwise.study.trial.TrialSetting;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Every variant on every pair, pair by pair, so that what is there early can be compared. */
record PairedDesign(StudyPlan plan, int repeats, VariantComparison comparison)
        implements StudyDesign {

    @Override
    public int trials() {
        return repeats * plan.variants().size();
    }

    @Override
    public List<TrialSetting> next(List<TrialOutcome> soFar) {
        return settings().subList(soFar.size(), trials());
    }

    private List<TrialSetting> settings() {
        return Pair.of(plan.seed(), repeats).stream()
                .flatMap(
                        pair ->
                                plan.names().stream()
                                        .map(variant -> new TrialSetting(variant, pair)))
                .toList();
    }

    @Override
    public ObjectNode request(TrialSetting setting) {
        return TrialRequests.seeded(plan.job(setting.variant()), setting.pair());
    }

    @Override
    public StudyAnswer answer(List<TrialOutcome> soFar) {
        return comparison.answer(soFar);
    }
}
