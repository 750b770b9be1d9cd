package dev.dropwise.bench.regularization;

import java.util.List;

/** What can be done to the article's MLP. */
final class MlpGroups {

    static final Group DROPOUT =
            new Group(
                    "Dropout in the MLP",
                    Mlp.EPOCHS,
                    "784-128-64-10 with relu; what is named stands behind both hidden layers, with 0.5"
                            + " and 0.3 where nothing else is said.",
                    List.of(
                            Mlp.PLAIN,
                            Mlp.DROPPING,
                            Mlp.onInputs(
                                    "`dropout` 0.2 of the inputs alone",
                                    "{type: 'dropout', rate: 0.2}"),
                            Mlp.behind("`gaussianDropout`", "{type: 'gaussianDropout', rate: %s}"),
                            Mlp.behind("`gaussianNoise`", "{type: 'gaussianNoise', stddev: %s}"),
                            Mlp.behind(
                                    "`concreteDropout`, learned from 0.1",
                                    "{type: 'concreteDropout'}"),
                            Mlp.behind("`standout`", "{type: 'standout'}"),
                            Mlp.dropConnect("`dropConnect` of the weights that follow"),
                            Mlp.selu("selu, nothing dropped", ""),
                            Mlp.selu(
                                    "selu, `alphaDropout` 0.1",
                                    "{type: 'alphaDropout', rate: 0.1}"),
                            Mlp.scheduled("early, up to epoch 10", "schedule: 'early', until: 10"),
                            Mlp.scheduled("late, from epoch 11", "schedule: 'late', from: 11"),
                            Mlp.scheduled("linear, from 0", "schedule: 'linear'"),
                            Mlp.scheduled("curriculum", "schedule: 'curriculum'")),
                    List.of());

    static final Group WITHOUT_DROPOUT =
            new Group(
                    "Penalties, constraints, mixing and norms without dropout",
                    Mlp.EPOCHS,
                    "The same network without dropout, which overfits. The"
                            + " lightest `labelSmoothing` and `mixup` were added after a first look at the"
                            + " others, with one seed.",
                    List.of(
                            Mlp.PLAIN,
                            plain("`l1` 1e-5", "l1: 1e-5"),
                            plain("`l2` 1e-4", "l2: 1e-4"),
                            plain("`elasticNet` 1e-5, 1e-4", "elasticNet: {l1: 1e-5, l2: 1e-4}"),
                            Mlp.PLAIN.trained(
                                    "`weightDecay` 0.1 with adamw",
                                    "optimizer: {type: 'adamw'}, regularization: {weightDecay: 0.1}"),
                            plain("`maxNorm` 2", "maxNorm: 2"),
                            plain("`unitNorm`", "unitNorm: true"),
                            plain("`nonNegative`", "nonNegative: true"),
                            plain("`clipNorm` 1", "clipNorm: 1"),
                            plain("`clipValue` 0.01", "clipValue: 0.01"),
                            plain("`labelSmoothing` 0.02", "labelSmoothing: 0.02"),
                            plain("`labelSmoothing` 0.05", "labelSmoothing: 0.05"),
                            plain("`labelSmoothing` 0.1", "labelSmoothing: 0.1"),
                            plain("`mixup` 0.1", "mixup: 0.1"),
                            plain("`mixup` 0.2", "mixup: 0.2"),
                            plain("`cutmix` 1", "cutmix: 1"),
                            plain("`adversarial` 0.1", "adversarial: {epsilon: 0.1}"),
                            plain("`ema` 0.999", "ema: 0.999"),
                            Mlp.normed("`batchNorm` before relu", "batchNorm"),
                            Mlp.normed("`layerNorm` before relu", "layerNorm")),
                    List.of(
                            Claim.betterCalibrated("`mixup` 0.1"),
                            Claim.betterCalibrated("`mixup` 0.2"),
                            Claim.betterCalibrated("`labelSmoothing` 0.02"),
                            Claim.betterCalibrated("`labelSmoothing` 0.05"),
                            Claim.betterCalibrated("`labelSmoothing` 0.1")));

    static final Group WITH_DROPOUT =
            new Group(
                    "What goes with dropout",
                    Mlp.EPOCHS,
                    "The same network with dropout 0.5 and 0.3.",
                    List.of(
                            Mlp.DROPPING,
                            dropping("`maxNorm` 3", "maxNorm: 3"),
                            dropping("`rDrop` 1", "rDrop: 1"),
                            dropping("`adversarial` 0.1", "adversarial: {epsilon: 0.1}"),
                            dropping(
                                    "`adversarialDropout` 0.05",
                                    "adversarialDropout: {budget: 0.05}"),
                            dropping("`labelSmoothing` 0.1", "labelSmoothing: 0.1"),
                            dropping("`mixup` 0.2", "mixup: 0.2"),
                            dropping("`ema` 0.999", "ema: 0.999")),
                    List.of());

    static final Group AUGMENTATION =
            new Group(
                    "Augmentation for the MLP",
                    Mlp.EPOCHS,
                    "The same network without dropout, on examples that change in every step; each with"
                            + " its defaults.",
                    List.of(
                            Mlp.PLAIN,
                            augmented("shift"),
                            augmented("rotation"),
                            Mlp.PLAIN.augmented(
                                    "`shift` and `rotation`",
                                    "{type: 'shift'}, {type: 'rotation'}"),
                            augmented("zoom"),
                            augmented("shear"),
                            augmented("flip"),
                            augmented("brightness"),
                            augmented("contrast"),
                            augmented("randomErasing"),
                            augmented("gaussianNoise"),
                            augmented("featureMasking"),
                            augmented("interpolation")),
                    List.of(Claim.moreAccurate("`shift` and `rotation`")));

    private MlpGroups() {}

    private static Variant plain(String name, String regularization) {
        return Mlp.PLAIN.regularized(name, regularization);
    }

    private static Variant dropping(String name, String regularization) {
        return Mlp.DROPPING.regularized(name, regularization);
    }

    private static Variant augmented(String type) {
        return Mlp.PLAIN.augmented("`" + type + "`", "{type: '%s'}".formatted(type));
    }
}
