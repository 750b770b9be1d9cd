package dev.dropwise.study;

import dev.dropwise.study.design.TrialState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        double seconds = 0;
        for (StudyTrials.Count count : counts) {
            trials.put(count.getState(), (int) count.getTrials());
            seconds += count.getSeconds() == null ? 0 : count.getSeconds();
        }
        int failed = trials.getOrDefault(TrialState.FAILED, 0);
        int pruned = trials.getOrDefault(TrialState.PRUNED, 0);
        int complete = trials.getOrDefault(TrialState.COMPLETE, 0);
        int running = trials.getOrDefault(TrialState.RUNNING, 0);
        int done = failed + pruned + complete;
        boolean ended = study.state().isFinal();
        return new StudyProgress(
                study.trials(),
                done,
                running,
                failed,
                pruned,
                study.state() == StudyState.SUCCEEDED ? 1 : (double) done / study.trials(),
                ended ? Double.valueOf(0) : eta(study.trials() - done, complete, seconds, running));
    }

    private static @Nullable Double eta(int left, int complete, double seconds, int running) {
        return complete == 0 ? null : left * seconds / complete / Math.max(1, running);
    }
}
