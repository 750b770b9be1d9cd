package dev.dropwise.job;

import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.job.worker.ResourceRequirements;
import dev.dropwise.run.PlanColumn;
import dev.dropwise.run.RunLabels;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.RequestFingerprint;
import dev.dropwise.store.StoredRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored of a {@link Job}, and what it says of itself; its verbs change it. */
@MappedSuperclass
abstract class StoredJob extends StoredRequest {

    @Embedded private RunLabels labels;

    @Enumerated(EnumType.STRING)
    JobState state;

    @Convert(converter = PlanColumn.class)
    private Plan plan;

    @Column(name = "run_id")
    @Nullable UUID run;

    int timesQueued;
    int attempt;
    @Nullable String worker;
    @Nullable Instant takenAt;
    @Embedded WorkerLosses workerLosses = WorkerLosses.NONE;
    @Embedded EpochLimit limit = EpochLimit.NONE;

    @Enumerated(EnumType.STRING)
    @Nullable StopRequest stopRequest;

    @Convert(converter = JobColumns.JobProgressColumn.class)
    JobProgress progress;

    @Embedded QueueTerms terms;
    @Nullable String waitingFor;

    @Convert(converter = JobColumns.WebhookColumn.class)
    @Nullable Webhook webhook;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected StoredJob() {}

    StoredJob(
            Plan plan,
            RunLabels labels,
            QueueTerms terms,
            RequestFingerprint fingerprint,
            Instant now) {
        super(fingerprint, now);
        this.labels = labels;
        this.state = JobState.QUEUED;
        this.plan = plan;
        this.progress = JobProgress.none(plan.training().totalEpochs());
        this.terms = terms;
        this.timesQueued = 1;
    }

    RunLabels labels() {
        return labels;
    }

    JobState state() {
        return state;
    }

    Plan plan() {
        return plan;
    }

    @Nullable UUID run() {
        return run;
    }

    /** The run of a job that was started. */
    UUID recordedRun() {
        if (run == null) {
            throw new IllegalStateException("job " + id() + " has no run yet");
        }
        return run;
    }

    int timesQueued() {
        return timesQueued;
    }

    int attempt() {
        return attempt;
    }

    QueueTerms terms() {
        return terms;
    }

    ResourceRequirements needs() {
        return terms.needs();
    }

    /** What it needs and no worker has; null if there is such a worker. */
    @Nullable String waitingFor() {
        return waitingFor;
    }

    /** Who works on it, or did last. */
    @Nullable String worker() {
        return worker;
    }

    EpochLimit limit() {
        return limit;
    }

    @Nullable StopRequest stopRequest() {
        return stopRequest;
    }

    JobProgress progress() {
        return progress;
    }

    @Nullable Webhook webhook() {
        return webhook;
    }
}
