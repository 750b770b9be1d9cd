package dev.dropwise.study;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.WinningRuns;
import dev.dropwise.run.Runs;
import dev.dropwise.study.design.CrossValidationSpec;
import dev.dropwise.study.design.StudyAnswer;
import dev.dropwise.study.trial.TrialState;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes what studies found versions of models. */
@Component
class StudyVersions implements WinningRuns {

    private final Studies studies;
    private final StudyTrials trials;
    private final Runs runs;
    private final ModelRegistry models;

    StudyVersions(Studies studies, StudyTrials trials, Runs runs, ModelRegistry models) {
        this.studies = studies;
        this.trials = trials;
        this.runs = runs;
        this.models = models;
    }

    /**
     * The version that the winner becomes; none where that is not asked for, or its run is gone.
     */
    OptionalInt register(Study study, StudyAnswer last) {
        String model = study.spec().registerAs();
        UUID winner = last.result().winner();
        return model == null || winner == null || !runs.existsById(winner)
                ? OptionalInt.empty()
                : OptionalInt.of(models.registerServed(model, winner).version());
    }

    @Override
    public List<UUID> of(UUID id, int most) {
        Study study = studies.get(id);
        if (study.state() != StudyState.SUCCEEDED) {
            throw new IllegalStudyState(
                    "expected a study that has succeeded, which becomes a version; this one is "
                            + study.state().word());
        }
        return study.spec() instanceof CrossValidationSpec
                ? folds(id, most)
                : List.of(winner(study));
    }

    private static UUID winner(Study study) {
        StudyAnswer answer = study.answer();
        UUID winner = answer == null ? null : answer.result().winner();
        if (winner == null) {
            throw new IllegalStudyState(
                    "expected a search with a confirmed winner, or a cross-validation; this is a study of type "
                            + study.type());
        }
        return winner;
    }

    private List<UUID> folds(UUID id, int most) {
        List<UUID> folds =
                trials.findByKeyStudyOrderByKeyNumber(id).stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .map(trial -> Objects.requireNonNull(trial.run()))
                        .toList();
        if (folds.isEmpty() || folds.size() > most) {
            throw new IllegalStudyState(
                    "expected 1 to %d trainings to become one version, received %d"
                            .formatted(most, folds.size()));
        }
        return folds;
    }
}
