package dev.dropwise.spec;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What the loss on the training rows, with dropout off, may cost: all rows are measured at the end,
 * a fixed sample of them in between.
 *
 * @param trainRows the most that are measured after an epoch, in the shares of the classes; 10,000
 * @param every after how many epochs they are measured; 1
 */
@Schema(example = "{\"trainRows\": 10000, \"every\": 1}")
public record MeasureSpec(
        @Min(1) Integer trainRows, @Min(1) @Max(TrainingSpec.MOST_EPOCHS) Integer every) {

    private static final int USUAL_ROWS = 10_000;

    public MeasureSpec {
        trainRows = trainRows == null ? USUAL_ROWS : trainRows;
        every = every == null ? 1 : every;
    }

    /** All the defaults. */
    static MeasureSpec usual() {
        return new MeasureSpec(USUAL_ROWS, 1);
    }

    /** Whether training rows are measured after an epoch. */
    public boolean isDue(int epoch) {
        return epoch % every == 0;
    }
}
