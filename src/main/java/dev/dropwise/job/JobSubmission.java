package dev.dropwise.job;

import dev.dropwise.problem.Invalid;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Takes requests for trainings. */
@Component
class JobSubmission {

    private final JobPlanner planner;
    private final JobAdvice advice;
    private final IdempotencyKeys keys;
    private final JobEnqueuer enqueuer;
    private final Clock clock;

    JobSubmission(
            JobPlanner planner,
            JobAdvice advice,
            IdempotencyKeys keys,
            JobEnqueuer enqueuer,
            Clock clock) {
        this.planner = planner;
        this.advice = advice;
        this.keys = keys;
        this.enqueuer = enqueuer;
        this.clock = clock;
    }

    /**
     * Plans a request and queues it.
     *
     * @param idempotencyKey the same key and request give the same job again
     * @throws Invalid if the request cannot be carried out, or came with another request's key
     */
    Submitted submit(JobRequest request, @Nullable String idempotencyKey) {
        String hash = keys.hash(request);
        Optional<Job> earlier = keys.find(idempotencyKey, hash);
        if (earlier.isPresent()) {
            return submitted(request, earlier.get(), false);
        }
        JobPlanner.Planned planned = planner.plan(request);
        try {
            QueueTerms terms = request.terms(planned.memory());
            Job job = new Job(planned.plan(), terms, idempotencyKey, hash, clock.instant());
            job.madeOf(request.modelSpec());
            job.notifies(request.webhook());
            return submitted(request, enqueuer.add(job), true);
        } catch (DataIntegrityViolationException sameKeyAtTheSameTime) {
            Job job = keys.find(idempotencyKey, hash).orElseThrow(() -> sameKeyAtTheSameTime);
            return submitted(request, job, false);
        }
    }

    private Submitted submitted(JobRequest request, Job job, boolean isNew) {
        return new Submitted(job, isNew, advice.on(request, job.plan()));
    }
}
