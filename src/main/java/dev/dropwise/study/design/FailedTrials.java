package dev.dropwise.study.design;

import dev.dropwise.study.result.Figures;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialState;
import java.util.List;
import java.util.Optional;

/** Says that trials failed. */
final class FailedTrials {

    private FailedTrials() {}

    /** Nothing where none did. */
    static Optional<StudyFinding> note(List<TrialOutcome> trials) {
        List<TrialOutcome> failed =
                trials.stream().filter(trial -> trial.state() == TrialState.FAILED).toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                StudyFinding.note(
                        "%s of %d failed and count for nothing; the first (trial %d): %s"
                                .formatted(
                                        Figures.count(failed.size(), "trial", "trials"),
                                        trials.size(),
                                        failed.get(0).number(),
                                        failed.get(0).error())));
    }
}
