package dev.dropwise.study;

import dev.dropwise.job.JobState;
import dev.dropwise.job.JobStatus;
import dev.dropwise.study.design.StudyAnswer;
import dev.dropwise.study.search.TrialAction;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialState;
import dev.dropwise.study.trial.TrialStep;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps by which a study advances, each a transaction that holds the study: whichever process
 * takes them, and however often, a trial begins once and counts once.
 */
@Component
@Transactional
class StudySteps {

    private static final Set<TrialState> OPEN = EnumSet.of(TrialState.WAITING, TrialState.RUNNING);

    private final Studies studies;
    private final StudyTrials trials;
    private final TrialJobs jobs;
    private final TrialSteps steps;
    private final StudyVersions versions;
    private final StudyEvents events;
    private final StudyProperties properties;
    private final Clock clock;

    StudySteps(
            Studies studies,
            StudyTrials trials,
            TrialJobs jobs,
            TrialSteps steps,
            StudyVersions versions,
            StudyEvents events,
            StudyProperties properties,
            Clock clock) {
        this.studies = studies;
        this.trials = trials;
        this.jobs = jobs;
        this.steps = steps;
        this.versions = versions;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Collects what came of a study's jobs, has them pause, go on or end as the study does, and
     * notes which trials follow.
     *
     * @param disturbed what trained networks came to, by the numbers of their trials; others of a
     *     study that asks for it are collected later
     * @return the trials to submit now
     */
    List<NextTrial> collect(UUID id, Map<Integer, DisturbedNetworks.Measured> disturbed) {
        Study study = studies.lock(id).orElse(null);
        if (study == null) {
            return List.of();
        }
        Map<StudyTrial, TrialJobs.Status> jobsUnderWay = jobs.statuses(trials.underWay(id));
        jobsUnderWay.forEach(
                (trial, job) -> collect(study, trial, job, disturbed.get(trial.number())));
        if (!study.state().isActive()) {
            return List.of();
        }
        Map<Integer, TrialStep> decided = steps.decide(study);
        steps.carryOut(study, decided, jobsUnderWay);
        if (addNext(study)) {
            decided = steps.decide(study);
        }
        endIfDone(study);
        long open =
                jobsUnderWay.entrySet().stream()
                        .filter(one -> !one.getKey().state().isFinal())
                        .filter(one -> one.getValue().waitsAfter() == 0)
                        .count();
        int room = properties.jobsAtOnce() - (int) open;
        return study.state().isActive() && room > 0 ? toSubmit(id, decided, room) : List.of();
    }

    /** The first that do not have to wait for others. */
    private List<NextTrial> toSubmit(UUID study, Map<Integer, TrialStep> decided, int room) {
        Limit limit = decided.isEmpty() ? Limit.of(room) : Limit.unlimited();
        return trials.toSubmit(study, limit).stream()
                .filter(trial -> isFree(decided.get(trial.number())))
                .limit(room)
                .map(trial -> new NextTrial(trial, epochs(decided.get(trial.number()))))
                .toList();
    }

    private static boolean isFree(@Nullable TrialStep step) {
        return step == null || step.action() == TrialAction.TRAIN;
    }

    private static @Nullable Integer epochs(@Nullable TrialStep step) {
        return step == null ? null : step.epochs();
    }

    private void collect(
            Study study,
            StudyTrial trial,
            TrialJobs.Status job,
            DisturbedNetworks.@Nullable Measured disturbed) {
        JobStatus status = job.status();
        if (status == null) {
            trial.fail(trial.run(), "its job was deleted");
        } else if (status.state() == JobState.SUCCEEDED) {
            if (disturbed == null && study.design().disturbsNetworks()) {
                return;
            }
            complete(study, trial, status, disturbed);
        } else if (status.state().isFinal()) {
            trial.fail(status.run(), reason(study, status));
        } else {
            jobs.follow(study.state(), job, status.state());
            if (status.state() == JobState.RUNNING && trial.state() == TrialState.WAITING) {
                trial.begin(status.run());
                begin(study);
            } else if (job.waitsAfter() > trial.rungs().epochs()) {
                trial.reach(jobs.soFar(job), study.plan().metric());
            } else {
                return;
            }
        }
        events.trial(study.id(), trial);
    }

    private TrialResult result(StudyTrial trial, JobStatus status) {
        boolean hasWaited = trial.rungs().epochs() > 0;
        return hasWaited ? jobs.resultOfParts(status) : jobs.result(status);
    }

    private void complete(
            Study study,
            StudyTrial trial,
            JobStatus status,
            DisturbedNetworks.@Nullable Measured disturbed) {
        if (disturbed != null && disturbed.error() != null) {
            trial.fail(status.run(), "its network could not be measured: " + disturbed.error());
            return;
        }
        TrialResult result = result(trial, status);
        trial.complete(
                disturbed == null ? result : result.with(disturbed.figures()),
                study.plan().metric());
    }

    private void begin(Study study) {
        if (study.state() == StudyState.QUEUED) {
            study.begin(clock.instant());
            events.state(study);
        }
    }

    private static String reason(Study study, JobStatus status) {
        if (status.error() != null) {
            return status.error();
        }
        return study.state() == StudyState.CANCELLED
                ? "cancelled with its study"
                : "its job was cancelled";
    }

    /** Trials that the results so far decide; false if there are none. */
    private boolean addNext(Study study) {
        int known = trials.countByKeyStudy(study.id());
        if (known >= study.trials()) {
            return false;
        }
        int number = known;
        for (TrialSetting next : study.design().next(outcomes(study, false))) {
            trials.save(new StudyTrial(study.id(), ++number, next));
        }
        return number > known;
    }

    private void endIfDone(Study study) {
        if (trials.existsByKeyStudyAndStateIn(study.id(), OPEN)) {
            return;
        }
        begin(study);
        StudyAnswer answer = study.design().answer(outcomes(study, true));
        if (trials.existsByKeyStudyAndState(study.id(), TrialState.COMPLETE)) {
            versions.register(study, answer).ifPresent(study::registered);
            study.succeed(answer, clock.instant());
        } else {
            study.fail(noneEndedWell(study), answer, clock.instant());
        }
        events.state(study);
    }

    private String noneEndedWell(Study study) {
        List<TrialOutcome> all = outcomes(study, false);
        return all.isEmpty()
                ? "there were no trials"
                : "none of %d trials ended well; the first: %s"
                        .formatted(all.size(), all.get(0).error());
    }

    private List<TrialOutcome> outcomes(Study study, boolean withTest) {
        return trials.findByKeyStudyOrderByKeyNumber(study.id()).stream()
                .map(trial -> trial.outcome(withTest))
                .toList();
    }

    /**
     * A trial's job is in the queue.
     *
     * @return whether the trial is still there
     */
    boolean submitted(UUID study, int number, UUID job) {
        return studies.lock(study)
                .flatMap(found -> trials.findById(new StudyTrial.Key(study, number)))
                .map(
                        trial -> {
                            trial.submitted(job);
                            return trial;
                        })
                .isPresent();
    }

    /** A trial's job is refused by the queue. */
    void refused(UUID study, int number, String reason) {
        studies.lock(study)
                .flatMap(found -> trials.findById(new StudyTrial.Key(study, number)))
                .filter(trial -> trial.job() == null && !trial.state().isFinal())
                .ifPresent(
                        trial -> {
                            trial.fail(null, reason);
                            events.trial(study, trial);
                        });
    }
}
