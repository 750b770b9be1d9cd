package dev.dropwise.study.design;

import dev.dropwise.study.search.Observation;
import dev.dropwise.study.statistics.MeanEstimate;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The trials of a search by setting.
 *
 * @param bySetting trials of each setting that has some
 * @param ended settings from the first on up to one that has not ended
 * @param planned settings that there will be
 * @param tried those that ended well, in the order of their numbers
 * @param confirming trials of the best setting on fresh pairs
 */
record SearchTrials(
        List<List<TrialOutcome>> bySetting,
        int ended,
        int planned,
        List<TriedSetting> tried,
        List<TrialOutcome> confirming,
        StudyPlan plan) {

    static SearchTrials of(List<TrialOutcome> trials, int planned, int repeats, StudyPlan plan) {
        int searching = Math.min(trials.size(), planned * repeats);
        List<List<TrialOutcome>> bySetting = new ArrayList<>();
        List<TriedSetting> tried = new ArrayList<>();
        int ended = 0;
        for (int number = 0; number < searching / repeats; number++) {
            List<TrialOutcome> ofSetting = trials.subList(number * repeats, (number + 1) * repeats);
            bySetting.add(ofSetting);
            TriedSetting.of(number, ofSetting, plan).ifPresent(tried::add);
            if (ended == number && ofSetting.stream().allMatch(one -> one.state().isFinal())) {
                ended++;
            }
        }
        return new SearchTrials(
                bySetting, ended, planned, tried, trials.subList(searching, trials.size()), plan);
    }

    /** Settings that have trials. */
    int known() {
        return bySetting.size();
    }

    boolean haveAllEnded() {
        return ended == planned;
    }

    boolean isLowerBetter() {
        return TrialMetrics.isLowerBetter(plan.metric());
    }

    List<TrialOutcome> ofSetting(int number) {
        return bySetting.get(number);
    }

    Map<String, JsonNode> values(int setting) {
        return ofSetting(setting).get(0).setting().values();
    }

    /**
     * What the first settings came to. One that was stopped for being clearly worse counts as worse
     * than all others; those that failed are left out.
     */
    List<Observation> observations(int settings) {
        return Stream.concat(
                        tried.stream()
                                .map(one -> new Observation(one.number(), one.values(), loss(one))),
                        outraced())
                .filter(one -> one.number() < settings)
                .sorted(Comparator.comparingInt(Observation::number))
                .toList();
    }

    private Stream<Observation> outraced() {
        return Stream.iterate(0, number -> number < known(), number -> number + 1)
                .filter(number -> isOutraced(ofSetting(number)))
                .map(number -> new Observation(number, values(number), Double.POSITIVE_INFINITY));
    }

    private static boolean isOutraced(List<TrialOutcome> trials) {
        return trials.stream().anyMatch(one -> one.state() == TrialState.PRUNED)
                && trials.stream().noneMatch(one -> one.state() == TrialState.FAILED);
    }

    /** The earliest of those that are equally good. */
    Optional<TriedSetting> best() {
        return tried.stream().min(Comparator.comparingDouble(this::loss));
    }

    private double loss(TriedSetting setting) {
        return loss(setting.mean());
    }

    private double loss(double objective) {
        return isLowerBetter() ? objective : -objective;
    }

    /** Lower is better; NaN for those that failed. */
    double[] losses(List<TrialOutcome> trials) {
        return trials.stream().mapToDouble(this::loss).toArray();
    }

    /** See {@link #losses}. */
    double loss(TrialOutcome trial) {
        return loss(trial.metric(plan.metric()).orElse(Double.NaN));
    }

    /** Of each of the first settings that ended well. */
    List<double[]> completeLosses(int settings) {
        return tried.stream()
                .filter(one -> one.number() < settings)
                .map(one -> losses(ofSetting(one.number())))
                .toList();
    }

    /**
     * What a setting came to after some epochs: the mean of its trials, lower is better. Empty
     * while one has not come so far, NaN where one failed.
     */
    OptionalDouble lossAt(int setting, int epochs) {
        double sum = 0;
        List<TrialOutcome> trials = ofSetting(setting);
        for (TrialOutcome trial : trials) {
            OptionalDouble objective = trial.objectiveAt(epochs);
            if (objective.isEmpty()) {
                return objective;
            }
            sum += loss(objective.getAsDouble());
        }
        return OptionalDouble.of(sum / trials.size());
    }

    /** Whether others went on from fewer epochs, and it did not. */
    boolean isStoppedBefore(int setting, int epochs) {
        return isOutraced(ofSetting(setting)) && lossAt(setting, epochs).isEmpty();
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
