package dev.dropwise.training;

import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.random.SeededRandom;

/**
 * Changes one encoded row in place. What is drawn does not depend on the level, so that more of a
 * disturbance is the same one, only more of it.
 */
sealed interface EncodedInputs permits EncodedColumns, EncodedPixels {

    static EncodedInputs of(Preprocessing preprocessing) {
        return preprocessing instanceof ImagePreprocessing image
                ? EncodedPixels.of(image)
                : new EncodedColumns(((TablePreprocessing) preprocessing).columns());
    }

    void addNoise(float[] row, double deviation, SeededRandom random);

    void mask(float[] row, double share, SeededRandom random);

    void occlude(float[] row, double share, SeededRandom random);

    /**
     * Moves numbers to where the loss rises.
     *
     * @param gradient of the loss with respect to the row
     */
    void attack(float[] row, float[] gradient, double epsilon);
}
