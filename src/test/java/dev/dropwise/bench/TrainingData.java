package dev.dropwise.bench;

import java.util.Random;

/** Noise in the shape of a data set: speed does not depend on what is learned. */
public final class TrainingData {

    private final float[] features;
    private final float[] classes;

    public TrainingData(int size, int width, int kinds) {
        Random random = new Random(5);
        features = new float[size * width];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat();
        }
        classes = new float[size];
        for (int i = 0; i < size; i++) {
            classes[i] = random.nextInt(kinds);
        }
    }

    public int size() {
        return classes.length;
    }

    public float[] features() {
        return features;
    }

    public float[] classes() {
        return classes;
    }
}
