package dev.dropwise.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.dropwise.job.event.EventLog;
import dev.dropwise.problem.Invalid;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.run.RunState;
import dev.dropwise.spec.advice.Advice;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Where owners of jobs come to: takes requests, and what they want of their jobs afterwards. */
@Service
public class JobService {

    private final JobPlanner jobPlanner;
    private final JobAdvice advice;
    private final Jobs jobs;
    private final UnplaceableJobs unplaceableJobs;
    private final EventLog log;
    private final RunRecorder recorder;
    private final RetentionProperties retention;
    private final SchedulerClient queue;
    private final JsonMapper mapper;
    private final Clock clock;
    private final TransactionTemplate transaction;

    JobService(
            JobPlanner jobPlanner,
            JobAdvice advice,
            Jobs jobs,
            UnplaceableJobs unplaceableJobs,
            EventLog log,
            RunRecorder recorder,
            RetentionProperties retention,
            SchedulerClient queue,
            JsonMapper mapper,
            Clock clock,
            TransactionTemplate transaction) {
        this.jobPlanner = jobPlanner;
        this.advice = advice;
        this.jobs = jobs;
        this.unplaceableJobs = unplaceableJobs;
        this.log = log;
        this.recorder = recorder;
        this.retention = retention;
        this.queue = queue;
        this.mapper = mapper;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A job, whether this call made it, and what is to be said of it. */
    record Submitted(Job job, boolean isNew, List<Advice> advice) {}

    /**
     * Plans a request and queues it, unless that was done under this key before; gives the job's
     * id.
     */
    public UUID submitOnce(JobRequest request, String idempotencyKey) {
        return submit(request, idempotencyKey).job().id();
    }

    /** How a job is doing. */
    public JobStatus status(UUID id) {
        return JobStatus.of(jobs.get(id));
    }

    /**
     * Plans a request and queues it.
     *
     * @param idempotencyKey the same key and request give the same job again
     * @throws Invalid if the request cannot be carried out, or came with another request's key
     */
    Submitted submit(JobRequest request, @Nullable String idempotencyKey) {
        String hash = hash(request);
        Optional<Job> earlier = earlier(idempotencyKey, hash);
        if (earlier.isPresent()) {
            return submitted(request, earlier.get(), false);
        }
        JobPlanner.Planned planned = jobPlanner.plan(request);
        try {
            QueueTerms terms = request.terms(planned.memory());
            Job job = new Job(planned.plan(), terms, idempotencyKey, hash, clock.instant());
            job.tells(request.webhook());
            return submitted(request, queue(job), true);
        } catch (DataIntegrityViolationException sameKeyAtTheSameTime) {
            Job job = earlier(idempotencyKey, hash).orElseThrow(() -> sameKeyAtTheSameTime);
            return submitted(request, job, false);
        }
    }

    private Submitted submitted(JobRequest request, Job job, boolean isNew) {
        return new Submitted(job, isNew, advice.on(request, job.plan()));
    }

    Job cancel(UUID id) {
        return change(
                id,
                job -> {
                    job.cancel(clock.instant());
                    UUID run = job.run();
                    if (run != null && job.state() == JobState.CANCELLED) {
                        recorder.end(run, RunState.CANCELLED);
                    }
                    logUnlessRunning(job);
                });
    }

    Job pause(UUID id) {
        return change(
                id,
                job -> {
                    job.pause();
                    logUnlessRunning(job);
                });
    }

    Job resume(UUID id) {
        return change(
                id,
                job -> {
                    job.resume();
                    enqueue(job);
                    log.state(job);
                });
    }

    /** Deletes an ended job and what only it owns. */
    void delete(UUID id) {
        change(
                id,
                job -> {
                    job.requireFinal();
                    UUID run = job.run();
                    if (run != null) {
                        recorder.delete(run);
                    }
                    jobs.delete(job);
                });
    }

    private interface Change {
        void apply(Job job);
    }

    private Job change(UUID id, Change change) {
        return transaction.execute(
                status -> {
                    Job job = jobs.lock(id).orElseThrow(() -> new NoSuchJob(id));
                    change.apply(job);
                    return job;
                });
    }

    private Job queue(Job job) {
        return transaction.execute(
                status -> {
                    Job saved = jobs.saveAndFlush(job);
                    enqueue(saved);
                    log.state(saved);
                    unplaceableJobs.note(saved);
                    return saved;
                });
    }

    private void enqueue(Job job) {
        queue.scheduleIfNotExists(JobQueue.place(job), clock.instant());
    }

    /** A running job changes its state when its worker has done what it was asked to. */
    private void logUnlessRunning(Job job) {
        if (job.state() != JobState.RUNNING) {
            log.state(job);
        }
    }

    private Optional<Job> earlier(@Nullable String key, String hash) {
        if (key == null) {
            return Optional.empty();
        }
        jobs.forgetKey(key, clock.instant().minus(retention.idempotencyKeys()));
        Optional<Job> earlier = jobs.findByIdempotencyKey(key);
        earlier.ifPresent(
                job -> {
                    if (!job.requestHash().equals(hash)) {
                        throw new Invalid(
                                "",
                                "expected the request that came with Idempotency-Key \""
                                        + key
                                        + "\" the first time (job "
                                        + job.id()
                                        + "), received another");
                    }
                });
        return earlier;
    }

    private String hash(JobRequest request) {
        return DigestUtils.sha256Hex(mapper.writeValueAsBytes(request));
    }
}
