package dev.dropwise.bench.regularization;

import java.util.List;

/** What can be done to the article's CNN. */
final class CnnGroup {

    private static final int EPOCHS = 6;
    private static final Variant PLAIN = cnn("none", "", "");

    static final Group CONVOLUTION =
            new Group(
                    "The CNN",
                    EPOCHS,
                    "Convolutions of 32 and 64 filters, pooled, then 128 units. `dropout` stands behind"
                            + " these, the other two behind both pools; the rest is without dropout.",
                    List.of(
                            PLAIN,
                            cnn("`dropout` 0.5", "", "{type: 'dropout', rate: 0.5},"),
                            cnn(
                                    "`spatialDropout2d` 0.1",
                                    "{type: 'spatialDropout2d', rate: 0.1},",
                                    ""),
                            cnn(
                                    "`dropBlock2d` 0.1, squares of 3",
                                    "{type: 'dropBlock2d', rate: 0.1, blockSize: 3},",
                                    ""),
                            PLAIN.augmented("`shift`", "{type: 'shift'}"),
                            PLAIN.augmented("`rotation`", "{type: 'rotation'}"),
                            PLAIN.augmented(
                                    "`shift` and `rotation`",
                                    "{type: 'shift'}, {type: 'rotation'}"),
                            PLAIN.augmented("`zoom`", "{type: 'zoom'}"),
                            PLAIN.augmented("`randomErasing`", "{type: 'randomErasing'}"),
                            PLAIN.regularized("`cutmix` 1", "cutmix: 1")),
                    List.of(Claim.moreAccurate("`shift` and `rotation`")));

    static final Group LONGER =
            new Group(
                    "The CNN, trained longer",
                    15,
                    "What changes its examples in every step is slower to learn and later to overfit."
                            + " Added after a first look at the table above.",
                    List.of(
                            PLAIN,
                            PLAIN.augmented(
                                    "`shift` and `rotation`",
                                    "{type: 'shift'}, {type: 'rotation'}")),
                    List.of(Claim.moreAccurate("`shift` and `rotation`")));

    private CnnGroup() {}

    private static Variant cnn(String name, String pooled, String hidden) {
        return Variant.of(
                name,
                """
                {input: {shape: [1, 28, 28]}, layers: [
                    {type: 'conv2d', filters: 32, kernel: 3, activation: 'relu'}, {type: 'maxPool2d'}, %1$s
                    {type: 'conv2d', filters: 64, kernel: 3, activation: 'relu'}, {type: 'maxPool2d'}, %1$s
                    {type: 'flatten'},
                    {type: 'dense', units: 128, activation: 'relu'}, %2$s
                    {type: 'dense', units: 10}]}"""
                        .formatted(pooled, hidden));
    }
}
