package dev.dropwise.dataset.split;

import dev.dropwise.random.SplitMix64;

/**
 * Holds rows back to calibrate on, beside those that validate. Rows validate as they would without:
 * those that calibrate are taken from the others. In time the latest calibrate, as they are most
 * like rows to come, and those before them validate.
 *
 * @param validation its fraction is of the rows that it is given, in time those before the latest
 * @param calibration by the same, of the rows that do not validate, in time of all
 */
public record CalibrationSplit(SplitStrategy validation, SplitStrategy calibration)
        implements SplitStrategy {

    @Override
    public String kind() {
        return validation.kind();
    }

    @Override
    public Split divide(RowsToSplit rows, long seed) {
        if (calibration instanceof TimeSplit) {
            Split latest = held(rows, seed);
            Split rest = validation.divide(rows.only(latest.training()), seed);
            return calibrated(rest, latest);
        }
        Split validated = validation.divide(rows, seed);
        Split held = held(rows.only(validated.training()), SplitMix64.mix(seed + 1));
        return calibrated(validated.learning(held.training()), held);
    }

    private Split held(RowsToSplit rows, long seed) {
        Split split;
        try {
            split = calibration.divide(rows, seed);
        } catch (CannotSplit reason) {
            throw new CannotCalibrate(String.valueOf(reason.getMessage()));
        }
        if (split.validation().length == 0 || split.training().length == 0) {
            throw new CannotCalibrate(
                    "expected rows to spare beside one of each class to learn from, received %d rows"
                            .formatted(rows.count()));
        }
        return split;
    }

    private static Split calibrated(Split split, Split held) {
        return new Split(split.training(), split.validation(), split.test(), held.validation());
    }
}
