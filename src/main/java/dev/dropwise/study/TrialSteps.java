package dev.dropwise.study;

import static java.util.stream.Collectors.toMap;

import dev.dropwise.study.design.StudyDesign;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has trials go on, wait or stop early as their study's design decides. */
@Component
class TrialSteps {

    private final StudyTrials trials;
    private final TrialJobs jobs;
    private final StudyEvents events;

    TrialSteps(StudyTrials trials, TrialJobs jobs, StudyEvents events) {
        this.trials = trials;
        this.jobs = jobs;
        this.events = events;
    }

    /** What is decided by now, by the numbers of trials; to be asked in a transaction. */
    Map<Integer, TrialStep> decide(Study study) {
        StudyDesign design = study.design();
        if (!design.hasSteps()) {
            return Map.of();
        }
        List<TrialOutcome> outcomes =
                trials.findByKeyStudyOrderByKeyNumber(study.id()).stream()
                        .map(trial -> trial.outcome(false))
                        .toList();
        return design.steps(outcomes).stream()
                .collect(toMap(TrialStep::number, Function.identity()));
    }

    /**
     * Carries out what is decided; to be called in a transaction that holds the study.
     *
     * @param jobsUnderWay by their trials
     */
    void carryOut(
            Study study,
            Map<Integer, TrialStep> decided,
            Map<StudyTrial, TrialJobs.Status> jobsUnderWay) {
        if (decided.isEmpty()) {
            return;
        }
        Map<Integer, TrialJobs.Status> byNumber = new HashMap<>();
        jobsUnderWay.forEach((trial, job) -> byNumber.put(trial.number(), job));
        for (StudyTrial trial : trials.findByKeyStudyOrderByKeyNumber(study.id())) {
            TrialStep step = decided.get(trial.number());
            if (step != null && !trial.state().isFinal()) {
                carryOut(study, trial, step, byNumber.get(trial.number()));
            }
        }
    }

    private void carryOut(
            Study study, StudyTrial trial, TrialStep step, TrialJobs.@Nullable Status job) {
        switch (step.action()) {
            case PRUNE -> {
                trial.prune();
                if (job != null) {
                    jobs.cancel(job.id());
                }
                events.trial(study.id(), trial);
            }
            case TRAIN -> {
                if (job != null) {
                    jobs.goOn(job, step.epochs());
                }
            }
            default -> {}
        }
    }
}
