package dev.dropwise.training;

/**
 * What weights came to at the end of a training.
 *
 * @param train over all training rows; nothing where their epoch has that already
 * @param test on the data set's own hold-out
 */
public record FinalMeasurement(Measurement train, Measurement test) {

    public static final FinalMeasurement NOTHING =
            new FinalMeasurement(Measurement.NOTHING, Measurement.NOTHING);
}
