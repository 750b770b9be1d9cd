package dev.dropwise.study;

import dev.dropwise.study.design.StudyAnswer;
import dev.dropwise.study.trial.TrialOutcome;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What owners want of their studies. Their jobs follow within a moment. */
@Component
@Transactional
class StudyService {

    private final Studies studies;
    private final StudyTrials trials;
    private final TrialJobs jobs;
    private final StudyEvents events;
    private final Clock clock;

    StudyService(
            Studies studies, StudyTrials trials, TrialJobs jobs, StudyEvents events, Clock clock) {
        this.studies = studies;
        this.trials = trials;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    void pause(UUID id) {
        change(id, Study::pause);
    }

    void resume(UUID id) {
        change(id, Study::resume);
    }

    /** Its answer stays what the trials say that have ended. */
    void cancel(UUID id) {
        change(id, study -> study.cancel(answer(study), clock.instant()));
    }

    /** Deletes an ended study, its jobs and what only they own. */
    void delete(UUID id) {
        Study study = lock(id);
        study.requireFinal();
        if (!trials.underWay(id).isEmpty()) {
            throw new IllegalStudyState(
                    "cannot delete a study whose jobs have not ended yet; they will within a moment");
        }
        jobs.delete(trials.findByKeyStudyOrderByKeyNumber(id));
        studies.delete(study);
    }

    /** What its trials say now: as it was told at the end, or of those that have ended so far. */
    StudyAnswer answer(Study study) {
        StudyAnswer last = study.answer();
        return last == null ? study.design().answer(outcomes(study)) : last;
    }

    private List<TrialOutcome> outcomes(Study study) {
        return trials.findByKeyStudyOrderByKeyNumber(study.id()).stream()
                .map(trial -> trial.outcome(false))
                .toList();
    }

    private void change(UUID id, Consumer<Study> verb) {
        Study study = lock(id);
        verb.accept(study);
        events.state(study);
    }

    private Study lock(UUID id) {
        return studies.lock(id).orElseThrow(() -> new NoSuchStudy(id));
    }
}
