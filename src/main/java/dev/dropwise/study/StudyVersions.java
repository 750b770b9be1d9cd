package dev.dropwise.study;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.WinningRuns;
import dev.dropwise.run.Runs;
import dev.dropwise.study.design.StudyAnswer;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the winners of studies versions of models. */
@Component
class StudyVersions implements WinningRuns {

    private final Studies studies;
    private final Runs runs;
    private final ModelRegistry models;

    StudyVersions(Studies studies, Runs runs, ModelRegistry models) {
        this.studies = studies;
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
    public UUID winner(UUID id) {
        Study study = studies.get(id);
        if (study.state() != StudyState.SUCCEEDED) {
            throw new IllegalStudyState(
                    "expected a study that has succeeded, whose winner becomes a version; this one is "
                            + study.state().word());
        }
        StudyAnswer answer = study.answer();
        UUID winner = answer == null ? null : answer.result().winner();
        if (winner == null) {
            throw new IllegalStudyState(
                    "expected a search with a confirmed winner; this is a study of type "
                            + study.type());
        }
        return winner;
    }
}
