package dev.dropwise.bench;

import java.util.Random;

/** Noise in the shape of a data set: speed does not depend on what is learned. */
final class TrainingData {

    private final float[] features;
    private final float[] classes;

    TrainingData(int size, int width, int kinds) {
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

    int size() {
        return classes.length;
    }

    float[] features() {
        return features;
    }

    float[] classes() {
        return classes;
    }
}
