package dev.dropwise.study.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trials that are halved together: when all of a rung have come to its epochs, the best go on to
 * the next. A decision rests on nothing but their objectives, whichever came first.
 *
 * @param firstTrial the number of its first trial; the others follow
 * @param rungs by growing epochs, the first with all trials
 */
public record Bracket(int firstTrial, List<Rung> rungs) {

    public Bracket {
        rungs = List.copyOf(rungs);
    }

    public int trials() {
        return rungs.get(0).trials();
    }

    /** Of all its trials together, counted once where one goes on. */
    public long epochs() {
        long epochs = 0;
        int before = 0;
        for (Rung rung : rungs) {
            epochs += (long) rung.trials() * (rung.epochs() - before);
            before = rung.epochs();
        }
        return epochs;
    }

    /**
     * What becomes of each of its trials, in order of number.
     *
     * @param results so far, in any order; those of other brackets' trials are left out
     */
    public List<TrialDecision> decide(List<RungResult> results) {
        Map<Integer, Map<Integer, Double>> byEpochs = new HashMap<>();
        for (RungResult result : results) {
            byEpochs.computeIfAbsent(result.epochs(), epochs -> new HashMap<>())
                    .put(result.trial(), result.objective());
        }
        Map<Integer, TrialDecision> decisions = new TreeMap<>();
        List<Integer> reaching =
                IntStream.range(firstTrial, firstTrial + trials()).boxed().toList();
        for (int i = 0; i < rungs.size() && !reaching.isEmpty(); i++) {
            Map<Integer, Double> objectives =
                    byEpochs.getOrDefault(rungs.get(i).epochs(), Map.of());
            reaching = decide(i, reaching, objectives, decisions);
        }
        return List.copyOf(decisions.values());
    }

    /** Those that reach the next rung. */
    private List<Integer> decide(
            int rung,
            List<Integer> reaching,
            Map<Integer, Double> objectives,
            Map<Integer, TrialDecision> decisions) {
        int epochs = rungs.get(rung).epochs();
        boolean isComplete = objectives.keySet().containsAll(reaching);
        boolean isLast = rung == rungs.size() - 1;
        List<Integer> promoted =
                isComplete && !isLast
                        ? best(rungs.get(rung + 1).trials(), reaching, objectives)
                        : List.of();
        boolean isDecided = isComplete && !isLast;
        for (int trial : reaching) {
            TrialAction action = action(objectives.get(trial), isLast);
            boolean isBehind = action == TrialAction.WAIT && isDecided && !promoted.contains(trial);
            decisions.put(
                    trial, new TrialDecision(trial, isBehind ? TrialAction.PRUNE : action, epochs));
        }
        return promoted;
    }

    /** Of one trial, whatever others came to. */
    private static TrialAction action(@Nullable Double objective, boolean isLast) {
        if (objective == null) {
            return TrialAction.TRAIN;
        }
        if (!Double.isFinite(objective)) {
            return TrialAction.PRUNE;
        }
        return isLast ? TrialAction.FINISH : TrialAction.WAIT;
    }

    /** The earlier of equal ones; none that failed. */
    private static List<Integer> best(
            int count, List<Integer> trials, Map<Integer, Double> objectives) {
        List<Integer> finite = new ArrayList<>(trials);
        finite.removeIf(trial -> !Double.isFinite(objectives.getOrDefault(trial, Double.NaN)));
        finite.sort(
                Comparator.<Integer>comparingDouble(objectives::get)
                        .thenComparing(Comparator.naturalOrder()));
        return List.copyOf(finite.subList(0, Math.min(count, finite.size())));
    }
}
