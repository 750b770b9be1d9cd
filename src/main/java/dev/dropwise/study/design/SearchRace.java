package dev.dropwise.study.design;

import dev.dropwise.study.search.Racing;
import dev.dropwise.study.search.TrialAction;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialState;
import dev.dropwise.study.trial.TrialStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings on several pairs of split and seed, pair after pair: one that is clearly worse on its
 * first pairs stops there. Compared are the settings at least {@code parallel} before it, which
 * have all ended, so what else runs changes nothing.
 */
record SearchRace(Racing racing, int parallel) {

    /** What becomes of every trial but those on first pairs. */
    List<TrialStep> steps(SearchTrials trials) {
        List<TrialStep> steps = new ArrayList<>();
        for (int setting = 0; setting < trials.known(); setting++) {
            List<TrialOutcome> ofSetting = trials.ofSetting(setting);
            for (int pair = 1; pair < ofSetting.size(); pair++) {
                steps.add(
                        new TrialStep(
                                ofSetting.get(pair).number(), action(trials, setting, pair), null));
            }
        }
        return steps;
    }

    private TrialAction action(SearchTrials trials, int setting, int pair) {
        List<TrialOutcome> before = trials.ofSetting(setting).subList(0, pair);
        if (before.stream().anyMatch(one -> one.state() == TrialState.PRUNED)) {
            return TrialAction.PRUNE;
        }
        if (!before.stream().allMatch(one -> one.state().isFinal())) {
            return TrialAction.WAIT;
        }
        return racing.isClearlyWorse(
                        trials.losses(before), trials.completeLosses(setting - parallel + 1))
                ? TrialAction.PRUNE
                : TrialAction.TRAIN;
    }
}
