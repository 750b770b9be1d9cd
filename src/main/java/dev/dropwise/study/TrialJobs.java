package dev.dropwise.study;

import dev.dropwise.job.JobRequest;
import dev.dropwise.job.JobService;
import dev.dropwise.job.JobState;
import dev.dropwise.job.JobStatus;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunMetrics;
import dev.dropwise.run.RunResults;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.study.trial.TrialMetrics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jobs of trials in the queue, and what they came to. */
@Component
class TrialJobs {

    private static final String EPOCH = "epoch";
    private static final String MONITORED = "monitored";

    private final JobService jobs;
    private final TrialPlanner planner;
    private final Runs runs;
    private final RunResults results;
    private final JsonMapper mapper;

    TrialJobs(
            JobService jobs,
            TrialPlanner planner,
            Runs runs,
            RunResults results,
            JsonMapper mapper) {
        this.jobs = jobs;
        this.planner = planner;
        this.runs = runs;
        this.results = results;
        this.mapper = mapper;
    }

    /**
     * How the job of a trial is doing.
     *
     * @param status null where it was deleted
     */
    record Status(UUID id, @Nullable JobStatus status) {

        /** The epochs after which it waits for other trials; 0 while it does not. */
        int waitsAfter() {
            Integer limit = status == null ? null : status.limitReached();
            return limit == null ? 0 : limit;
        }
    }

    /**
     * Queues a trial's job, once however often it is called.
     *
     * @param epochs after which it waits; null if it does not
     * @throws dev.dropwise.problem.Invalid where the queue does not take it
     */
    UUID submit(Study study, StudyTrial trial, @Nullable Integer epochs) {
        String key = "study %s trial %d".formatted(study.id(), trial.number());
        JobRequest request = planner.request(study.design(), trial.setting());
        return jobs.submitOnce(request.named(name(study, trial)), key, epochs);
    }

    private static String name(Study study, StudyTrial trial) {
        String of = study.name() == null ? "study " + study.id() : study.name();
        String number = ", trial " + trial.number();
        return of.substring(0, Math.min(of.length(), JobRequest.LONGEST_NAME - number.length()))
                + number;
    }

    /** Of trials that have jobs. */
    Map<StudyTrial, Status> statuses(List<StudyTrial> trials) {
        Map<UUID, JobStatus> known = jobs.statuses(trials.stream().map(TrialJobs::job).toList());
        Map<StudyTrial, Status> statuses = new LinkedHashMap<>();
        trials.forEach(trial -> statuses.put(trial, new Status(job(trial), known.get(job(trial)))));
        return statuses;
    }

    private static UUID job(StudyTrial trial) {
        return Objects.requireNonNull(trial.job());
    }

    /** Has a job that has not ended do what its study does. */
    void follow(StudyState study, Status job, JobState state) {
        if (study == StudyState.CANCELLED) {
            jobs.cancel(job.id());
        } else if (study == StudyState.PAUSED && state != JobState.PAUSED) {
            jobs.pause(job.id());
        } else if (study.isActive() && state == JobState.PAUSED && job.waitsAfter() == 0) {
            jobs.resume(job.id());
        }
    }

    /** Has a job that waits go on to more epochs, or to its end; one that does not wait is left. */
    void goOn(Status job, @Nullable Integer epochs) {
        if (job.waitsAfter() > 0 && (epochs == null || epochs > job.waitsAfter())) {
            jobs.goOn(job.id(), epochs);
        }
    }

    /** Ends a job that no trial needs any more. */
    void cancel(UUID job) {
        jobs.cancel(job);
    }

    /** What a job that succeeded came to. */
    TrialResult result(JobStatus status) {
        Run run = run(status);
        return result(run, seconds(run));
    }

    /** The same of one that waited in between, without the time in which it did. */
    TrialResult resultOfParts(JobStatus status) {
        Run run = run(status);
        return result(run, results.seconds(run.id()));
    }

    private TrialResult result(Run run, double seconds) {
        return new TrialResult(
                run.id(), run.epochs(), seconds, figures(run, results.of(run).metrics()));
    }

    private Run run(JobStatus status) {
        return runs.get(Objects.requireNonNull(status.run()));
    }

    private static double seconds(Run run) {
        return run.finishedAt() == null
                ? 0
                : Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0;
    }

    /** What a job that waits for other trials has come to, without the time in which it waits. */
    TrialResult soFar(Status job) {
        Run run = run(Objects.requireNonNull(job.status()));
        return new TrialResult(
                run.id(),
                job.waitsAfter(),
                results.seconds(run.id()),
                figures(run, results.soFar(run)));
    }

    private TrialFigures figures(Run run, @Nullable RunMetrics metrics) {
        Map<String, Double> figures = new LinkedHashMap<>();
        JsonNode tree = mapper.valueToTree(metrics);
        tree.forEachEntry(
                (name, value) -> {
                    if (value.isNumber() && !name.equals(EPOCH)) {
                        figures.put(
                                name.equals(MONITORED) ? monitor(run) : name, value.doubleValue());
                    }
                });
        return new TrialFigures(figures);
    }

    /** What the run calls monitored. */
    private static String monitor(Run run) {
        EarlyStopping stopping = run.plan().training().earlyStopping();
        return stopping == null ? MONITORED : TrialMetrics.name(stopping.monitor());
    }

    /** Deletes the jobs of a study that has ended, with their runs. */
    void delete(List<StudyTrial> trials) {
        statuses(trials.stream().filter(trial -> trial.job() != null).toList())
                .forEach(
                        (trial, job) -> {
                            if (job.status() != null) {
                                jobs.delete(job.id());
                            }
                        });
    }
}
