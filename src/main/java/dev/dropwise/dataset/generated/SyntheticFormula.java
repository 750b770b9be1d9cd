package dev.dropwise.dataset.generated;

import dev.dropwise.random.SeededRandom;

/**
 * Puts rows where a {@link SyntheticType} has them. What belongs to a data set as a whole (centres,
 * weights) is drawn when it begins.
 */
interface SyntheticFormula {

    /**
     * Draws the features of one row.
     *
     * @param label its class; for a regression 0
     * @return the target without noise; for a class anything
     */
    double place(int label, double[] row, SeededRandom seededRandom);

    /** Whether noise goes into the target, else into the features. */
    default boolean blursTarget() {
        return false;
    }

    static SyntheticFormula of(SyntheticType type, SeededRandom seededRandom) {
        return switch (type) {
            case BLOBS -> blobs(type, seededRandom);
            case MOONS -> SyntheticFormula::moon;
            case CIRCLES -> SyntheticFormula::circle;
            case SPIRALS -> SyntheticFormula::spiral;
            case LINEAR -> linear(type, seededRandom);
            case FRIEDMAN -> new Friedman();
            case DIGITS -> new DigitFormula();
        };
    }

    private static SyntheticFormula blobs(SyntheticType type, SeededRandom seededRandom) {
        double[][] centres = new double[type.classes()][type.features()];
        for (double[] centre : centres) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] = seededRandom.uniform(-5, 5);
            }
        }
        return (label, row, unused) -> {
            System.arraycopy(centres[label], 0, row, 0, row.length);
            return 0;
        };
    }

    private static double moon(int label, double[] row, SeededRandom seededRandom) {
        double angle = seededRandom.uniform(0, StrictMath.PI);
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        row[0] = label == 0 ? x : 1 - x;
        row[1] = label == 0 ? y : 0.5 - y;
        return 0;
    }

    private static double circle(int label, double[] row, SeededRandom seededRandom) {
        double angle = seededRandom.uniform(0, 2 * StrictMath.PI);
        double radius = label == 0 ? 1 : 0.5;
        row[0] = radius * StrictMath.cos(angle);
        row[1] = radius * StrictMath.sin(angle);
        return 0;
    }

    private static double spiral(int label, double[] row, SeededRandom seededRandom) {
        // the root spreads the points evenly along the arm
        double way = StrictMath.sqrt(seededRandom.uniform());
        double angle = way * 3 * StrictMath.PI + label * StrictMath.PI;
        row[0] = way * StrictMath.cos(angle);
        row[1] = way * StrictMath.sin(angle);
        return 0;
    }

    private static SyntheticFormula linear(SyntheticType type, SeededRandom seededRandom) {
        double[] weights = new double[type.features()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = seededRandom.normal();
        }
        return new Linear(weights);
    }

    /** A weighted sum. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Linear(double[] weights) implements SyntheticFormula {

        @Override
        public double place(int label, double[] row, SeededRandom seededRandom) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                row[i] = seededRandom.normal();
                sum += weights[i] * row[i];
            }
            return sum;
        }

        @Override
        public boolean blursTarget() {
            return true;
        }
    }

    /** Friedman's first function. */
    record Friedman() implements SyntheticFormula {

        @Override
        public double place(int label, double[] row, SeededRandom seededRandom) {
            for (int i = 0; i < row.length; i++) {
                row[i] = seededRandom.uniform();
            }
            double bend = row[2] - 0.5;
            return 10 * StrictMath.sin(StrictMath.PI * row[0] * row[1])
                    + 20 * bend * bend
                    + 10 * row[3]
                    + 5 * row[4];
        }

        @Override
        public boolean blursTarget() {
            return true;
        }
    }
}
