package dev.dropwise.study;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells other modules what studies came to. */
@Component
@Transactional(readOnly = true)
public class StudyOutcomes {

    private final Studies studies;
    private final StudyTrials trials;
    private final StudyService service;

    StudyOutcomes(Studies studies, StudyTrials trials, StudyService service) {
        this.studies = studies;
        this.trials = trials;
        this.service = service;
    }

    /**
     * A study as it is now.
     *
     * @throws dev.dropwise.problem.NotFound if there is no study of that id
     */
    public StudyOutcome of(UUID id) {
        Study study = studies.get(id);
        boolean withTest = study.state() == StudyState.SUCCEEDED;
        return new StudyOutcome(
                id,
                study.name(),
                study.state(),
                study.spec(),
                study.plan(),
                StudyProgress.of(study, trials.counts(List.of(id))),
                service.answer(study),
                study.error(),
                trials.findByKeyStudyOrderByKeyNumber(id).stream()
                        .map(trial -> trial.outcome(withTest))
                        .toList());
    }
}
