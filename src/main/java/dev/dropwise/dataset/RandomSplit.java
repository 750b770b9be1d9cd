package dev.dropwise.dataset;

import java.util.stream.IntStream;

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
    public Split divide(Dataset dataset, long seed) {
        int firstTestRow = dataset.firstTestRow();
        int[] test = IntStream.range(firstTestRow, dataset.rows()).toArray();
        int[][] strata = dataset.content().target().strata(firstTestRow);
        return new Splitter(dataset.version(), seed).split(strata, fraction, test);
    }
}
