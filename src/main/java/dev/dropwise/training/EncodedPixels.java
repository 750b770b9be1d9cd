package dev.dropwise.training;

import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.random.SeededRandom;
import java.util.Arrays;

/** Pixels between 0 and 1, channel after channel. */
record EncodedPixels(int channels, int height, int width) implements EncodedInputs {

    static EncodedPixels of(ImagePreprocessing image) {
        int[] shape = image.inputShape();
        return new EncodedPixels(shape[0], shape[1], shape[2]);
    }

    @Override
    public void addNoise(float[] row, double deviation, SeededRandom random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = within(row[i] + deviation * random.normal());
        }
    }

    @Override
    public void mask(float[] row, double share, SeededRandom random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = random.uniform() < share ? 0 : row[i];
        }
    }

    @Override
    public void occlude(float[] row, double share, SeededRandom random) {
        int tall = (int) Math.round(Math.sqrt(share) * height);
        int wide = (int) Math.round(Math.sqrt(share) * width);
        int top = random.index(height - tall + 1);
        int left = random.index(width - wide + 1);
        for (int channel = 0; channel < channels; channel++) {
            for (int y = top; y < top + tall; y++) {
                int from = (channel * height + y) * width + left;
                Arrays.fill(row, from, from + wide, 0);
            }
        }
    }

    @Override
    public void attack(float[] row, float[] gradient, double epsilon) {
        for (int i = 0; i < row.length; i++) {
            row[i] = within(row[i] + epsilon * Math.signum(gradient[i]));
        }
    }

    private static float within(double pixel) {
        return (float) Math.max(0, Math.min(1, pixel));
    }
}
