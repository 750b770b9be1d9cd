package dev.dropwise.study;

import dev.dropwise.study.trial.TrialState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far a study is.
 *
 * @param trials that there are at most
 * @param done those that have ended, however
 * @param running those that a worker trains
 * @param failed those of the ended that came to an error
 * @param pruned those of the ended that were stopped early
 * @param fraction ended ones of all, 0 to 1
 * @param etaSeconds time that is left if the rest takes as long; null when unknown
 */
public record StudyProgress(
        int trials,
        int done,
        int running,
        int failed,
        int pruned,
        double fraction,
        @Nullable Double etaSeconds) {

    static StudyProgress of(Study study, List<StudyTrials.Count> counts) {
        Map<TrialState, Integer> trials = new EnumMap<>(TrialState.class);
        counts.forEach(count -> trials.put(count.getState(), (int) count.getTrials()));
        int failed = trials.getOrDefault(TrialState.FAILED, 0);
        int pruned = trials.getOrDefault(TrialState.PRUNED, 0);
        int running = trials.getOrDefault(TrialState.RUNNING, 0);
        int done = failed + pruned + trials.getOrDefault(TrialState.COMPLETE, 0);
        boolean ended = study.state().isFinal();
        return new StudyProgress(
                study.trials(),
                done,
                running,
                failed,
                pruned,
                study.state() == StudyState.SUCCEEDED ? 1 : (double) done / study.trials(),
                ended ? Double.valueOf(0) : eta(study, done, counts, running));
    }

    /** Where trials have different lengths, epochs count, those of trials under way as well. */
    private static @Nullable Double eta(
            Study study, int done, List<StudyTrials.Count> counts, int running) {
        double seconds = sum(counts, StudyTrials.Count::getSeconds);
        Integer fullEpochs = study.design().fullEpochs();
        double trained =
                fullEpochs == null
                        ? measured(counts)
                        : sum(counts, StudyTrials.Count::getEpochs) / fullEpochs;
        double left =
                fullEpochs == null
                        ? study.trials() - done
                        : Math.max(0, study.design().fullTrials() - trained);
        return trained == 0 ? null : left * seconds / trained / Math.max(1, running);
    }

    /** Those that seconds are known of. */
    private static long measured(List<StudyTrials.Count> counts) {
        return counts.stream()
                .filter(count -> count.getState() == TrialState.COMPLETE)
                .mapToLong(StudyTrials.Count::getTrials)
                .sum();
    }

    private static double sum(
            List<StudyTrials.Count> counts, Function<StudyTrials.Count, @Nullable Number> value) {
        return counts.stream()
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue)
                .sum();
    }
}
