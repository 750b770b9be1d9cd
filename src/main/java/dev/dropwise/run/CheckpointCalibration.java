package dev.dropwise.run;

import dev.dropwise.calibration.Calibration;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What the answers of a checkpoint were calibrated to at the end of its run. Immutable. */
@Entity
@Table(name = "calibrations")
public class CheckpointCalibration {

    @Id
    @Column(name = "checkpoint_id")
    private UUID checkpoint;

    @Convert(converter = RunColumns.CalibrationColumn.class)
    private Calibration calibration;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected CheckpointCalibration() {}

    CheckpointCalibration(UUID checkpoint, Calibration calibration, Instant now) {
        this.checkpoint = checkpoint;
        this.calibration = calibration;
        this.createdAt = now;
    }

    public UUID checkpoint() {
        return checkpoint;
    }

    public Calibration calibration() {
        return calibration;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
