package dev.dropwise.job;

import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.job.worker.ResourceRequirements;
import dev.dropwise.run.PlanColumn;
import dev.dropwise.spec.Plan;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What is stored of a {@link Job}, and what it says of itself; its verbs change it. */
@MappedSuperclass
abstract class StoredJob {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private @Nullable String name;

    @Enumerated(EnumType.STRING)
    JobState state;

    private String dataset;
    private @Nullable String model;
    @Nullable String modelSpec;

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

    @Nullable String error;
    @Embedded QueueTerms terms;
    @Nullable String waitingFor;

    @Convert(converter = JobColumns.WebhookColumn.class)
    @Nullable Webhook webhook;

    @SuppressWarnings("UnusedVariable") // queries look for it
    private @Nullable String idempotencyKey;

    private String requestHash;
    private Instant createdAt;
    @Nullable Instant startedAt;
    @Nullable Instant finishedAt;

    @Version private long version;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected StoredJob() {}

    @SuppressWarnings("NullAway.Init") // the id comes with the first save
    StoredJob(
            Plan plan,
            QueueTerms terms,
            @Nullable String idempotencyKey,
            String requestHash,
            Instant now) {
        this.name = plan.name();
        this.state = JobState.QUEUED;
        this.dataset = plan.dataset();
        this.model = plan.registerAs();
        this.modelSpec = plan.model().name();
        this.plan = plan;
        this.progress = JobProgress.none(plan.training().totalEpochs());
        this.idempotencyKey = idempotencyKey;
        this.requestHash = requestHash;
        this.terms = terms;
        this.timesQueued = 1;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    @Nullable String name() {
        return name;
    }

    JobState state() {
        return state;
    }

    String dataset() {
        return dataset;
    }

    /** What its versions are to be called, if any. */
    @Nullable String model() {
        return model;
    }

    /** The name of its network, if it has one. */
    @Nullable String modelSpec() {
        return modelSpec;
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
            throw new IllegalStateException("job " + id + " has no run yet");
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

    @Nullable String error() {
        return error;
    }

    @Nullable Webhook webhook() {
        return webhook;
    }

    String requestHash() {
        return requestHash;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant startedAt() {
        return startedAt;
    }

    @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
