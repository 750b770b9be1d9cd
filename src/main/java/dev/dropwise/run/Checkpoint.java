package dev.dropwise.run;

import dev.dropwise.store.Blob;
import dev.dropwise.training.FinalMeasurement;
import dev.dropwise.training.Measurement;
import dev.dropwise.training.TrainingState;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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

/** A program with its weights, optimizer state and step, saved. */
@Entity
@Table(name = "checkpoints")
public class Checkpoint {

    /** What a checkpoint is kept for. */
    public enum Kind {
        /** The best epoch by the monitored metric. */
        BEST,
        /** The latest; what training goes on from. */
        LAST,
        /** One of several along the way, each the last one in its time. */
        PERIODIC
    }

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "run_id")
    private UUID run;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int epoch;
    private long bytes;
    private String sha256;

    @Convert(converter = RunColumns.PositionColumn.class)
    private @Nullable TrainingState position;

    @Convert(converter = RunColumns.MeasurementColumn.class)
    private @Nullable Measurement train;

    @Convert(converter = RunColumns.MeasurementColumn.class)
    private @Nullable Measurement test;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected Checkpoint() {}

    @SuppressWarnings("NullAway.Init") // the id comes with the first save
    Checkpoint(
            UUID run,
            Kind kind,
            int epoch,
            Blob blob,
            @Nullable TrainingState trainingState,
            Instant now) {
        this.run = run;
        this.kind = kind;
        this.epoch = epoch;
        this.bytes = blob.bytes();
        this.sha256 = blob.sha256();
        this.position = trainingState;
        this.createdAt = now;
    }

    /** It was the last one, and is kept. */
    void becomePeriodic() {
        kind = Kind.PERIODIC;
    }

    /** Nothing is kept where there was nothing to measure on. */
    void measured(FinalMeasurement measurement) {
        train = orNull(measurement.train());
        test = orNull(measurement.test());
    }

    private static @Nullable Measurement orNull(Measurement measurement) {
        return measurement.equals(Measurement.NOTHING) ? null : measurement;
    }

    public UUID id() {
        return id;
    }

    public UUID run() {
        return run;
    }

    public Kind kind() {
        return kind;
    }

    public int epoch() {
        return epoch;
    }

    public Blob blob() {
        return Blob.program(sha256, bytes);
    }

    public @Nullable TrainingState position() {
        return position;
    }

    /** How it does on the data set's hold-out; null before the end, and where there is none. */
    public @Nullable Measurement test() {
        return test;
    }

    /** What it came to at the end of the run; null before. */
    @Nullable FinalMeasurement end() {
        return train == null && test == null
                ? null
                : new FinalMeasurement(orNothing(train), orNothing(test));
    }

    private static Measurement orNothing(@Nullable Measurement measurement) {
        return measurement == null ? Measurement.NOTHING : measurement;
    }

    /** Whether it is of an epoch's end, where figures are measured. */
    boolean isMeasured() {
        return position == null || position.step() == 0;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
