package dev.dropwise.training;

import dev.dropwise.calibration.Calibration;
import org.jspecify.annotations.Nullable;

/**
 * What weights came to at the end of a training.
 *
 * @param train over all training rows; nothing where their epoch has that already
 * @param test on the data set's own hold-out
 * @param calibration of their answers; null where no rows are held back for it
 */
public record FinalMeasurement(
        Measurement train, Measurement test, @Nullable Calibration calibration) {

    public static final FinalMeasurement NOTHING =
            new FinalMeasurement(Measurement.NOTHING, Measurement.NOTHING);

    public FinalMeasurement(Measurement train, Measurement test) {
        this(train, test, null);
    }
}
