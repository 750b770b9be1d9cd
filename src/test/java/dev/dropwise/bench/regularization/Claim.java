package dev.dropwise.bench.regularization;

import dev.dropwise.bench.Score;

/**
 * What is expected of a variant against the first of its group.
 *
 * @param variant its name
 */
record Claim(String variant, Figure figure) {

    /** What is compared. */
    enum Figure {
        ACCURACY,
        CALIBRATION_ERROR
    }

    static Claim moreAccurate(String variant) {
        return new Claim(variant, Figure.ACCURACY);
    }

    static Claim betterCalibrated(String variant) {
        return new Claim(variant, Figure.CALIBRATION_ERROR);
    }

    /** The figure of a training. */
    double of(Score score) {
        return figure == Figure.ACCURACY ? score.accuracy() : score.calibrationError();
    }

    String figureInWords() {
        return figure == Figure.ACCURACY ? "test accuracy" : "calibration error";
    }

    String better() {
        return figure == Figure.ACCURACY ? "higher" : "lower";
    }

    /** Whether a difference to the first variant is as claimed. */
    boolean holdsFor(double difference) {
        return figure == Figure.ACCURACY ? difference > 0 : difference < 0;
    }
}
