package dev.dropwise.study.design;

import dev.dropwise.study.search.Observation;
import dev.dropwise.study.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The trials of a search by setting.
 *
 * @param known settings that have trials
 * @param ended settings from the first on up to one that has not ended
 * @param planned settings that there will be
 * @param tried those that ended well, in the order of their numbers
 * @param confirming trials of the best setting on fresh pairs
 */
record SearchTrials(
        int known,
        int ended,
        int planned,
        List<TriedSetting> tried,
        List<TrialOutcome> confirming,
        boolean isLowerBetter) {

    static SearchTrials of(List<TrialOutcome> trials, int planned, int repeats, StudyPlan plan) {
        int searching = Math.min(trials.size(), planned * repeats);
        List<TriedSetting> tried = new ArrayList<>();
        int ended = 0;
        for (int number = 0; number < searching / repeats; number++) {
            List<TrialOutcome> ofSetting = trials.subList(number * repeats, (number + 1) * repeats);
            TriedSetting.of(number, ofSetting, plan).ifPresent(tried::add);
            if (ended == number && ofSetting.stream().allMatch(one -> one.state().isFinal())) {
                ended++;
            }
        }
        return new SearchTrials(
                searching / repeats,
                ended,
                planned,
                tried,
                trials.subList(searching, trials.size()),
                TrialMetrics.isLowerBetter(plan.metric()));
    }

    boolean haveAllEnded() {
        return ended == planned;
    }

    /** What the first settings came to; those that failed are left out. */
    List<Observation> observations(int settings) {
        return tried.stream()
                .filter(one -> one.number() < settings)
                .map(one -> new Observation(one.number(), one.values(), loss(one)))
                .toList();
    }

    /** The earliest of those that are equally good. */
    Optional<TriedSetting> best() {
        return tried.stream().min(Comparator.comparingDouble(this::loss));
    }

    private double loss(TriedSetting setting) {
        return isLowerBetter ? setting.mean() : -setting.mean();
    }

    /** The mean objective of those that ended well. */
    static MeanEstimate estimate(List<TrialOutcome> trials, StudyPlan plan) {
        return MeanEstimate.of(
                trials.stream()
                        .mapToDouble(trial -> trial.metric(plan.metric()).orElse(Double.NaN))
                        .toArray(),
                plan.testToTrainRatio());
    }
}
