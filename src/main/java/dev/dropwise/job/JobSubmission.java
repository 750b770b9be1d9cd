package dev.dropwise.job;

import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.job.worker.JobProperties;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.problem.QuotaReached;
import dev.dropwise.run.RunLabels;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.RequestFingerprint;
import dev.dropwise.store.SecretCipher;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Takes requests for trainings. */
@Component
class JobSubmission {

    private static final Duration QUEUE_MOVES = Duration.ofMinutes(1);

    private final JobPlanner planner;
    private final JobAdvice advice;
    private final IdempotencyKeys keys;
    private final JobEnqueuer enqueuer;
    private final SecretCipher secrets;
    private final Jobs jobs;
    private final JobProperties properties;
    private final Clock clock;

    JobSubmission(
            JobPlanner planner,
            JobAdvice advice,
            IdempotencyKeys keys,
            JobEnqueuer enqueuer,
            SecretCipher secrets,
            Jobs jobs,
            JobProperties properties,
            Clock clock) {
        this.planner = planner;
        this.advice = advice;
        this.keys = keys;
        this.enqueuer = enqueuer;
        this.secrets = secrets;
        this.jobs = jobs;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Plans a request and queues it.
     *
     * @param idempotencyKey the same key and request give the same job again
     * @throws Overloaded while as many jobs are waiting as may
     * @throws Invalid if the request cannot be carried out, or came with another request's key
     */
    Submitted submit(JobRequest request, @Nullable String idempotencyKey) {
        return submit(request, idempotencyKey, null);
    }

    /**
     * See {@link #submit(JobRequest, String)}.
     *
     * @param epochs see {@link Job#limitedTo}
     */
    Submitted submit(
            JobRequest request, @Nullable String idempotencyKey, @Nullable Integer epochs) {
        String hash = keys.hash(request);
        Optional<Job> earlier = keys.find(idempotencyKey, hash);
        if (earlier.isPresent()) {
            return submitted(request, earlier.get(), false);
        }
        requireRoom(request.owner());
        JobPlanner.Planned planned = planner.plan(request);
        try {
            Plan plan = planned.plan();
            Job job =
                    new Job(
                            plan,
                            new RunLabels(plan, request.modelSpec(), request.owner()),
                            request.terms(planned.memory()),
                            new RequestFingerprint(idempotencyKey, hash),
                            clock.instant());
            job.limitedTo(epochs);
            job.notifies(sealed(request.webhook()));
            return submitted(request, enqueuer.add(job), true);
        } catch (DataIntegrityViolationException sameKeyAtTheSameTime) {
            Job job = keys.find(idempotencyKey, hash).orElseThrow(() -> sameKeyAtTheSameTime);
            return submitted(request, job, false);
        }
    }

    private void requireRoom(@Nullable String owner) {
        if (jobs.countQueued() >= properties.maxQueued()) {
            throw new Overloaded(
                    "%,d jobs are waiting, as many as may (dropwise.jobs.max-queued)"
                            .formatted(properties.maxQueued()),
                    QUEUE_MOVES);
        }
        if (owner != null && jobs.countQueued(owner) >= properties.maxQueuedPerOwner()) {
            throw new QuotaReached(
                    "%,d jobs of %s are waiting, as many as may of one owner (dropwise.jobs.max-queued-per-owner)"
                            .formatted(properties.maxQueuedPerOwner(), owner),
                    QUEUE_MOVES);
        }
    }

    private @Nullable Webhook sealed(@Nullable Webhook webhook) {
        return webhook == null || webhook.secret() == null
                ? webhook
                : new Webhook(webhook.url(), secrets.seal(webhook.secret()));
    }

    private Submitted submitted(JobRequest request, Job job, boolean isNew) {
        return new Submitted(job, isNew, advice.on(request, job.plan()));
    }
}
