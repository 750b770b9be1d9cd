package dev.dropwise.run;

import dev.dropwise.calibration.Calibration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;

/** The calibrations of all checkpoints that have one. */
public interface Calibrations extends JpaRepository<CheckpointCalibration, UUID> {

    /** Null where no rows were held back, or the run ended before it could be fitted. */
    default @Nullable Calibration of(UUID checkpoint) {
        return findById(checkpoint).map(CheckpointCalibration::calibration).orElse(null);
    }
}
