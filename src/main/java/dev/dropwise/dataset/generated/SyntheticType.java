package dev.dropwise.dataset.generated;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A formula that data can be made by. */
public enum SyntheticType {
    /** Three classes, each a normal distribution around a centre of its own in two dimensions. */
    @JsonProperty("blobs")
    BLOBS(3, 2, 1),

    /** Two half circles, one in the other. */
    @JsonProperty("moons")
    MOONS(2, 2, 0.1),

    /** A circle of radius 1 around one of radius 0.5. */
    @JsonProperty("circles")
    CIRCLES(2, 2, 0.05),

    /** Two spirals of one and a half turns. */
    @JsonProperty("spirals")
    SPIRALS(2, 2, 0.05),

    /** A weighted sum of ten normal features. */
    @JsonProperty("linear")
    LINEAR(0, 10, 1),

    /**
     * {@code 10·sin(π·x1·x2) + 20·(x3 − 0.5)² + 10·x4 + 5·x5} of ten features between 0 and 1, of
     * which five do not matter. Friedman, 1991, https://doi.org/10.1214/aos/1176347963
     */
    @JsonProperty("friedman")
    FRIEDMAN(0, 10, 1),

    /** Grey images of 16 by 16 pixels: a digit each, moved by up to two pixels. */
    @JsonProperty("digits")
    DIGITS(10, 256, 0.1);

    private final int classes;
    private final int features;
    private final double usualNoise;

    SyntheticType(int classes, int features, double usualNoise) {
        this.classes = classes;
        this.features = features;
        this.usualNoise = usualNoise;
    }

    /** 0 where the target is a number. */
    int classes() {
        return classes;
    }

    boolean isClassification() {
        return classes > 0;
    }

    /** Those that the formula gives, the irrelevant ones of Friedman's among them. */
    int features() {
        return features;
    }

    double usualNoise() {
        return usualNoise;
    }

    String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
