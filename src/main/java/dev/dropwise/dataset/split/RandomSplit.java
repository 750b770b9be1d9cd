package dev.dropwise.dataset.split;

/**
 * Draws the validation rows: from each class alike for classification, where each class keeps a
 * training row, and from all rows alike for regression; at least one unless the fraction is 0.
 *
 * @param fraction share of the rows that are not held out, 0 <= fraction < 1; 0.1-0.2 is usual
 */
public record RandomSplit(double fraction) implements SplitStrategy {

    public RandomSplit {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "expected 0 <= validationFraction < 1, received " + fraction);
        }
    }

    @Override
    public String kind() {
        return fraction == 0 ? "none" : "random";
    }

    @Override
    public Split divide(RowsToSplit rows, long seed) {
        return new StratifiedSplitter(rows.random(seed))
                .split(rows.strata(), fraction, rows.heldOut());
    }
}
