package dev.dropwise.study.design;

import dev.dropwise.study.search.Bracket;
import dev.dropwise.study.search.Observation;
import dev.dropwise.study.search.Rung;
import dev.dropwise.study.search.RungResult;
import dev.dropwise.study.search.TrialAction;
import dev.dropwise.study.search.TrialDecision;
import dev.dropwise.study.trial.TrialStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The settings of a search that are halved together. A group begins when all before have ended, so
 * what is known of them is the same whatever else runs.
 *
 * @param epochs of the last rung
 */
record SearchBrackets(List<Bracket> brackets, int epochs) {

    /** As many as a model of settings needs at least. */
    private static final int ENOUGH = 10;

    static SearchBrackets of(PruningSpec pruning, int settings, int epochs) {
        return new SearchBrackets(pruning.brackets(settings, epochs), epochs);
    }

    /** How many settings there may be by now. */
    int allowed(SearchTrials trials, int parallel) {
        Bracket bracket = bracket(trials.known());
        int first = bracket.firstTrial();
        if (trials.ended() < first) {
            return trials.known();
        }
        int arrived = first;
        while (arrived < trials.known()
                && trials.lossAt(arrived, firstEpochs(bracket)).isPresent()) {
            arrived++;
        }
        return Math.min(first + bracket.trials(), arrived + parallel);
    }

    private Bracket bracket(int setting) {
        return brackets.stream()
                .filter(one -> setting < one.firstTrial() + one.trials())
                .findFirst()
                .orElseThrow();
    }

    private static int firstEpochs(Bracket bracket) {
        return bracket.rungs().get(0).epochs();
    }

    /**
     * What a setting is chosen by: earlier groups, and of its own the first rung of those at least
     * {@code parallel} before it. Of all numbers of epochs the largest that enough settings came
     * to, as settings are only comparable after as many epochs (Falkner et al., 2018); those that
     * were stopped before count as worse than all others.
     */
    List<Observation> observations(SearchTrials trials, int setting, int parallel) {
        Bracket own = bracket(setting);
        List<Observation> most = List.of();
        for (int rung : rungs()) {
            List<Observation> found = new ArrayList<>(arrived(trials, 0, own.firstTrial(), rung));
            if (rung == firstEpochs(own)) {
                found.addAll(arrived(trials, own.firstTrial(), setting - parallel + 1, rung));
            }
            if (found.size() >= ENOUGH) {
                return withStopped(trials, own.firstTrial(), rung, found);
            }
            most = found.size() > most.size() ? found : most;
        }
        return most;
    }

    private static List<Observation> withStopped(
            SearchTrials trials, int to, int rung, List<Observation> arrived) {
        List<Observation> all = new ArrayList<>(arrived);
        for (int setting = 0; setting < to; setting++) {
            if (trials.isStoppedBefore(setting, rung)) {
                all.add(new Observation(setting, trials.values(setting), Double.POSITIVE_INFINITY));
            }
        }
        all.sort(Comparator.comparingInt(Observation::number));
        return all;
    }

    /** What the largest number of settings came to after as many epochs. */
    List<Observation> observations(SearchTrials trials) {
        return rungs().stream()
                .map(rung -> arrived(trials, 0, trials.known(), rung))
                .reduce(List.of(), (one, other) -> other.size() > one.size() ? other : one);
    }

    /** All numbers of epochs, the largest first. */
    private List<Integer> rungs() {
        return brackets.stream()
                .flatMap(bracket -> bracket.rungs().stream())
                .map(Rung::epochs)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static List<Observation> arrived(SearchTrials trials, int from, int to, int rung) {
        List<Observation> arrived = new ArrayList<>();
        for (int number = from; number < to; number++) {
            int setting = number;
            trials.lossAt(setting, rung).stream()
                    .filter(Double::isFinite)
                    .mapToObj(loss -> new Observation(setting, trials.values(setting), loss))
                    .forEach(arrived::add);
        }
        return arrived;
    }

    /** What becomes of every trial whose setting is known. */
    List<TrialStep> steps(SearchTrials trials) {
        return brackets.stream()
                .filter(bracket -> bracket.firstTrial() < trials.known())
                .flatMap(bracket -> bracket.decide(results(bracket, trials)).stream())
                .filter(decision -> decision.trial() < trials.known())
                .flatMap(decision -> steps(decision, trials).stream())
                .toList();
    }

    private static List<RungResult> results(Bracket bracket, SearchTrials trials) {
        List<RungResult> results = new ArrayList<>();
        int end = Math.min(bracket.firstTrial() + bracket.trials(), trials.known());
        for (Rung rung : bracket.rungs()) {
            for (int setting = bracket.firstTrial(); setting < end; setting++) {
                OptionalDouble loss = trials.lossAt(setting, rung.epochs());
                if (loss.isPresent()) {
                    results.add(new RungResult(setting, rung.epochs(), loss.getAsDouble()));
                }
            }
        }
        return results;
    }

    private List<TrialStep> steps(TrialDecision decision, SearchTrials trials) {
        Integer until = decision.epochs() < epochs ? decision.epochs() : null;
        return decision.action() == TrialAction.FINISH
                ? List.of()
                : trials.ofSetting(decision.trial()).stream()
                        .map(trial -> new TrialStep(trial.number(), decision.action(), until))
                        .toList();
    }

    /** Of all settings together, counted once where one goes on. */
    long totalEpochs() {
        return brackets.stream().mapToLong(Bracket::epochs).sum();
    }
}
