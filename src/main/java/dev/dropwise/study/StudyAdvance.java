package dev.dropwise.study;

import dev.dropwise.job.queue.PeriodicTask;
import dev.dropwise.problem.DatabaseFaults;
import dev.dropwise.problem.Invalid;
import jakarta.annotation.PreDestroy;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Looks again and again how far studies are. Any process may; several at once do no harm. */
@Component
class StudyAdvance {

    private static final Logger logger = LoggerFactory.getLogger(StudyAdvance.class);

    private final Studies studies;
    private final StudySteps steps;
    private final TrialJobs jobs;
    private final DisturbedNetworks disturbed;
    private final PeriodicTask looks;

    StudyAdvance(
            Studies studies,
            StudySteps steps,
            TrialJobs jobs,
            DisturbedNetworks disturbed,
            StudyProperties properties) {
        this.studies = studies;
        this.steps = steps;
        this.jobs = jobs;
        this.disturbed = disturbed;
        this.looks = new PeriodicTask("advance of studies", properties.poll(), this::advanceAll);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        looks.start();
    }

    @PreDestroy
    void end() {
        looks.stop();
    }

    private void advanceAll() {
        for (UUID study : studies.toAdvance()) {
            try {
                advance(study);
            } catch (OptimisticLockingFailureException e) {
                logger.debug("Study {} saw a job that changed, and looks again", study, e);
            } catch (RuntimeException e) {
                if (DatabaseFaults.isPassing(e)) {
                    throw e;
                }
                logger.warn("Study {} cannot advance, trying again later: {}", study, e.toString());
            }
        }
    }

    /**
     * Takes all the steps that can be taken now. A kill in between leaves jobs that are found again
     * by their idempotency keys.
     */
    void advance(UUID id) {
        for (NextTrial next : steps.collect(id, disturbed.of(id))) {
            studies.findById(id).ifPresent(study -> submit(study, next));
        }
    }

    private void submit(Study study, NextTrial next) {
        StudyTrial trial = next.trial();
        UUID job;
        try {
            job = jobs.submit(study, trial, next.epochs());
        } catch (Invalid refusal) {
            steps.refused(study.id(), trial.number(), String.valueOf(refusal.getMessage()));
            return;
        }
        if (!steps.submitted(study.id(), trial.number(), job)) {
            jobs.cancel(job);
        }
    }
}
