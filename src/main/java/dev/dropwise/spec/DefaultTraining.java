package dev.dropwise.spec;

/**
 * How long and in what steps a network is trained where a request leaves it open: by the number of
 * training rows alone, so that the same request on the same data gives the same plan.
 *
 * <ul>
 *   <li>{@code batchSize}: a 32nd of the rows, as a power of two from 8 to 64, so that an epoch of
 *       few rows has some steps; 256 from 100,000 rows on, where large products are faster. Small
 *       batches generalize better, too. Keskar et al., 2017, https://arxiv.org/abs/1609.04836
 *   <li>{@code epochs}: what makes 700 steps, 2000 from 1000 rows on, whose networks are deeper;
 *       from 10 to 200 epochs. Adam at its rate of 0.001 needs about so many however few the rows
 *       are; with more, small tables are learned by heart.
 *   <li>{@code earlyStopping}, where rows validate: at the lowest {@code validationLoss}, restored.
 *       Its patience is a fifth of the epochs, at least 3, as the loss of few rows is noisy.
 *       Prechelt, 1998, https://doi.org/10.1007/3-540-49430-8_3
 * </ul>
 *
 * Whoever asks for a number of epochs gets that many, and no early stopping that was not asked for.
 */
final class DefaultTraining {

    private static final int STEPS_OF_FEW_ROWS = 700;
    private static final int STEPS = 2000;
    private static final int ENOUGH_ROWS = 1000;
    private static final int LEAST_EPOCHS = 10;
    private static final int MOST_EPOCHS = 200;
    private static final int LEAST_BATCH = 8;
    private static final int MOST_BATCH = 64;
    private static final int LARGE_BATCH = 256;
    private static final int MANY_ROWS = 100_000;
    private static final int LEAST_PATIENCE = 3;

    private DefaultTraining() {}

    /** Decides what is open for so many training rows; 0 where their number is not known. */
    static TrainingSpec complete(TrainingSpec asked, int rows) {
        Integer batch = asked.batchSize();
        TrainingSpec stepping = batch == null ? asked.stepping(batchSize(rows)) : asked;
        return asked.epochs() == null ? ending(stepping, rows) : stepping;
    }

    private static int batchSize(int rows) {
        if (rows == 0) {
            return MOST_BATCH;
        }
        return rows >= MANY_ROWS
                ? LARGE_BATCH
                : Math.min(MOST_BATCH, Math.max(LEAST_BATCH, Integer.highestOneBit(rows / 32)));
    }

    private static TrainingSpec ending(TrainingSpec training, int rows) {
        if (rows == 0) {
            return training.lasting(LEAST_EPOCHS);
        }
        int stepsPerEpoch = (rows - 1) / training.rowsPerStep() + 1;
        int steps = rows < ENOUGH_ROWS ? STEPS_OF_FEW_ROWS : STEPS;
        int epochs = Math.min(MOST_EPOCHS, Math.max(LEAST_EPOCHS, steps / stepsPerEpoch));
        TrainingSpec lasting = training.lasting(epochs);
        boolean isOpen = training.earlyStopping() == null && training.validation().fraction() > 0;
        return isOpen ? lasting.stopping(stopping(epochs)) : lasting;
    }

    private static EarlyStopping stopping(int epochs) {
        int patience = Math.max(LEAST_PATIENCE, epochs / 5);
        return new EarlyStopping(Monitor.VALIDATION_LOSS, 0.0, patience, true, 1);
    }
}
