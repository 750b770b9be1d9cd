package dev.dropwise.job;

import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.job.worker.DeviceKind;
import dev.dropwise.job.worker.ResourceRequirements;
import dev.dropwise.run.RunLabels;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.RequestFingerprint;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A plan that somebody asked for. Its verbs throw {@link IllegalJobState} where its state does not
 * allow them.
 */
@Entity
@Table(name = "jobs")
@DynamicUpdate
// progress is written beside the rest
class Job extends StoredJob {

    /** JPA's own. */
    protected Job() {}

    Job(
            Plan plan,
            RunLabels labels,
            QueueTerms terms,
            RequestFingerprint fingerprint,
            Instant now) {
        super(plan, labels, terms, fingerprint, now);
    }

    /** A webhook hears how it gets on. */
    void notifies(@Nullable Webhook notified) {
        webhook = notified;
    }

    /** It waits after so many epochs until it is told to go on; to its end where it is null. */
    void limitedTo(@Nullable Integer epochs) {
        limit = EpochLimit.of(epochs);
    }

    /** A worker takes the job out of the queue. */
    void start(String by, Instant now) {
        require("start", JobState.QUEUED);
        state = JobState.RUNNING;
        attempt++;
        worker = by;
        takenAt = now;
        waitingFor = null;
        started(now);
    }

    /** It begins; wherever it goes on, it needs what it began with. */
    void recordedAs(UUID run, int threads, DeviceKind on) {
        this.run = run;
        this.terms = terms.needing(new ResourceRequirements(threads, needs().memory(), on));
    }

    /** Nobody could take it, or somebody can now. */
    void waitsFor(@Nullable String what) {
        waitingFor = what;
    }

    /** The worker stops before the end; it or another goes on. */
    void requeue() {
        require("requeue", JobState.RUNNING);
        state = JobState.QUEUED;
    }

    /** The worker ended without a word. */
    WorkerLosses loseWorker(Instant now) {
        require("requeue", JobState.RUNNING);
        Duration lasted = Duration.between(takenAt == null ? now : takenAt, now);
        workerLosses = workerLosses.and(worker, progress, lasted);
        requeue();
        return workerLosses;
    }

    void succeed(int epochs, Instant now) {
        require("succeed", JobState.RUNNING);
        progress = progress.ended(epochs);
        end(JobState.SUCCEEDED, now);
    }

    void fail(String reason, Instant now) {
        require("fail", JobState.RUNNING, JobState.QUEUED);
        failed(reason);
        end(JobState.FAILED, now);
    }

    /** The owner wants it to end: at once while it waits, else when the worker next asks. */
    void cancel(Instant now) {
        require("cancel", JobState.QUEUED, JobState.RUNNING, JobState.PAUSED);
        if (state == JobState.RUNNING) {
            stopRequest = StopRequest.CANCEL;
        } else {
            end(JobState.CANCELLED, now);
        }
    }

    /** The owner wants it to wait: at once while it is queued, else when the worker next asks. */
    void pause() {
        require("pause", JobState.QUEUED, JobState.RUNNING);
        if (stopRequest == StopRequest.CANCEL) {
            throw new IllegalJobState("cannot pause a job that is being cancelled");
        }
        if (state == JobState.RUNNING) {
            stopRequest = StopRequest.PAUSE;
        } else {
            state = JobState.PAUSED;
        }
    }

    /** The worker did what the owner asked for. */
    void stopped(Instant now) {
        require("stop", JobState.RUNNING);
        if (stopRequest == StopRequest.CANCEL) {
            end(JobState.CANCELLED, now);
        } else {
            state = JobState.PAUSED;
        }
        stopRequest = null;
    }

    /** It has come to its limit. */
    void waitAtLimit() {
        require("stop", JobState.RUNNING);
        limit = limit.reached();
        state = JobState.PAUSED;
    }

    void resume() {
        require("resume", JobState.PAUSED);
        timesQueued++;
        state = JobState.QUEUED;
    }

    void requireFinal() {
        require("delete", JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED);
    }

    private void end(JobState end, Instant now) {
        state = end;
        stopRequest = null;
        finished(now);
    }

    private void require(String verb, JobState first, JobState... others) {
        EnumSet<JobState> allowed = EnumSet.of(first, others);
        if (!allowed.contains(state)) {
            throw new IllegalJobState(verb, state, allowed);
        }
    }
}
