package dev.dropwise.run;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.spec.Plan;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** One training that happened, or is happening. */
@Entity
@Table(name = "runs")
public class Run {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "job_id")
    private UUID job;

    @Embedded private RunLabels labels;

    @Enumerated(EnumType.STRING)
    private RunState state;

    @Convert(converter = PlanColumn.class)
    private Plan plan;

    @Convert(converter = RunColumns.PreprocessingColumn.class)
    private Preprocessing preprocessing;

    @Convert(converter = RunColumns.ProvenanceColumn.class)
    private Provenance provenance;

    private @Nullable Integer bestEpoch;
    private int epochs;
    private Instant startedAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected Run() {}

    @SuppressWarnings("NullAway.Init") // the id comes with the first save
    Run(
            UUID job,
            RunLabels labels,
            Plan plan,
            Preprocessing preprocessing,
            Provenance provenance,
            Instant startedAt) {
        this.job = job;
        this.labels = labels;
        this.state = RunState.RUNNING;
        this.plan = plan;
        this.preprocessing = preprocessing;
        this.provenance = provenance;
        this.startedAt = startedAt;
    }

    void reached(int epoch, @Nullable Integer best) {
        epochs = epoch;
        bestEpoch = best;
    }

    void end(RunState end, Instant now) {
        state = end;
        finishedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID job() {
        return job;
    }

    RunLabels labels() {
        return labels;
    }

    public RunState state() {
        return state;
    }

    public Plan plan() {
        return plan;
    }

    public Preprocessing preprocessing() {
        return preprocessing;
    }

    public Provenance provenance() {
        return provenance;
    }

    public @Nullable Integer bestEpoch() {
        return bestEpoch;
    }

    public int epochs() {
        return epochs;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
