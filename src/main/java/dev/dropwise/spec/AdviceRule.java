package dev.dropwise.spec;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.LayerRegularization;
import dev.dropwise.spec.AdviceSubject.NoiseAt;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that is advised: a new rule is a constant here, with its two tests. */
enum AdviceRule {
    DROPOUT_ON_OUTPUT("dropoutOnOutput", "https://jmlr.org/papers/v15/srivastava14a.html") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            return dropouts(
                    subject,
                    at -> at.at().isOnOutput(),
                    at ->
                            "Remove this dropout: no weights follow it, so it drops the net's"
                                    + " answers themselves, which no later layer can make up for.");
        }
    },

    HIGH_RATE("highRate", "https://jmlr.org/papers/v15/srivastava14a.html") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            return subject.rates()
                    .filter(at -> at.highest() > 0.8)
                    .map(
                            at ->
                                    new Finding(
                                            at.pointer(),
                                            words(
                                                    "Lower the rate of %s to about 0.5: above 0.8"
                                                            + " less than a fifth is left and the"
                                                            + " net underfits. A rate is the"
                                                            + " fraction dropped, not kept.",
                                                    at.highest())));
        }
    },

    HIGH_INPUT_RATE("highInputRate", "https://jmlr.org/papers/v15/srivastava14a.html") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            return dropouts(
                    subject,
                    at -> at.at().isOnInput() && at.rate() > 0.3,
                    at ->
                            words(
                                    "Lower the rate of %s to about 0.2: this dropout comes before"
                                            + " any weights and takes from the data itself what no"
                                            + " layer has seen.",
                                    at.rate()));
        }
    },

    NO_REGULARIZATION("noRegularization", "https://jmlr.org/papers/v15/srivastava14a.html") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            Integer examples = subject.examples();
            long parameters = subject.architecture().trainableParameters();
            if (examples == null
                    || parameters <= examples
                    || subject.isRegularized()
                    || subject.hasRestrainedLayers()
                    || subject.isNoisy()) {
                return Stream.empty();
            }
            String message =
                    words(
                            "Add dropout after the wide layers (0.5 is usual) or set"
                                    + " regularization.weightDecay: with %,d parameters the net"
                                    + " can learn its %,d training examples by heart.",
                            parameters, examples);
            return Stream.of(new Finding("/layers", message));
        }
    },

    DROPOUT_AFTER_CONVOLUTION("dropoutAfterConvolution", "https://arxiv.org/abs/1411.4280") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            return dropouts(
                    subject,
                    at -> at.isElementWise() && at.at().isOnConvolution(),
                    at ->
                            "Drop whole channels (spatial dropout) or move this dropout behind a"
                                    + " dense layer: neighbouring pixels of a channel say nearly"
                                    + " the same, so dropping single ones hides little.");
        }
    },

    DROPOUT_BEFORE_BATCH_NORM("dropoutBeforeBatchNorm", "https://arxiv.org/abs/1801.05134") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            return subject.noises()
                    .filter(at -> at.isOnBatchNorm() && !(at.isForSelu() && at.isOnSelu()))
                    .map(
                            at ->
                                    new Finding(
                                            at.pointer(),
                                            "Move this dropout behind the last batchNorm: its noise"
                                                    + " raises the variance that batchNorm learns in"
                                                    + " training, and at inference, without the noise,"
                                                    + " that variance is wrong."));
        }
    },

    PLAIN_DROPOUT_WITH_SELU("plainDropoutWithSelu", "https://arxiv.org/abs/1706.02515") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            return dropouts(
                    subject,
                    at -> at.isOnSelu() && !at.isForSelu(),
                    at ->
                            "Use alpha dropout, or an activation other than selu: selu keeps mean 0"
                                    + " and variance 1 from layer to layer, and plain dropout"
                                    + " undoes that.");
        }
    },

    SIGMOID_ON_OUTPUT("sigmoidOnOutput", "https://www.deeplearningbook.org/contents/mlp.html") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            return subject.outputs(Activation.SIGMOID)
                    .map(
                            pointer ->
                                    new Finding(
                                            pointer,
                                            "Remove this sigmoid: the last layer gives raw scores,"
                                                    + " which the loss turns into probabilities itself,"
                                                    + " or a value that may be negative."));
        }
    },

    L2_WITH_ADAM("l2WithAdam", "https://arxiv.org/abs/1711.05101") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            TrainingSpec training = subject.training();
            if (training == null || !training.optimizer().hasAdamsMoments()) {
                return Stream.empty();
            }
            String message =
                    "Use weightDecay in the place of this penalty: Adam divides the penalty's"
                            + " gradient like any other, so weights with large gradients are hardly"
                            + " held back.";
            return Stream.concat(
                    trainings(
                            subject,
                            all -> all.regularization().squaredPenalty() > 0,
                            all ->
                                    all.regularization().elasticNet() == null
                                            ? "l2"
                                            : "elasticNet/l2",
                            message),
                    layers(
                            subject,
                            alone -> alone.squaredPenalty() > 0,
                            alone -> alone.elasticNet() == null ? "l2" : "elasticNet/l2",
                            message));
        }
    },

    MAX_NORM_WITHOUT_DROPOUT(
            "maxNormWithoutDropout", "https://jmlr.org/papers/v15/srivastava14a.html") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            if (subject.isNoisy()) {
                return Stream.empty();
            }
            String message =
                    "Add dropout, or leave maxNorm out: it is there to allow the large learning"
                            + " rates that dropout wants, and does little alone.";
            return Stream.concat(
                    trainings(
                            subject,
                            all -> all.regularization().maxNorm() != null,
                            all -> "maxNorm",
                            message),
                    layers(subject, alone -> alone.maxNorm() != null, alone -> "maxNorm", message));
        }
    },

    LABEL_SMOOTHING_WITH_FOCAL("labelSmoothingWithFocal", "https://arxiv.org/abs/2002.09437") {
        @Override
        Stream<Finding> find(AdviceSubject subject) {
            return trainings(
                    subject,
                    training ->
                            training.loss() instanceof Focal
                                    && training.regularization().smoothing() > 0,
                    training -> "labelSmoothing",
                    "Choose between labelSmoothing and the focal loss: both keep the network from"
                            + " being too sure, and together they take away what tells the classes"
                            + " apart.");
        }
    };

    private final String id;
    private final String reference;

    AdviceRule(String id, String reference) {
        this.id = id;
        this.reference = reference;
    }

    /** What this rule has to say, in the order of the layers. */
    Stream<Advice> advise(AdviceSubject subject) {
        return find(subject).map(found -> new Advice(id, found.pointer, found.message, reference));
    }

    abstract Stream<Finding> find(AdviceSubject subject);

    private static Stream<Finding> dropouts(
            AdviceSubject subject, Predicate<NoiseAt> concerns, Function<NoiseAt, String> message) {
        return subject.noises()
                .filter(NoiseAt::isDropout)
                .filter(concerns)
                .map(at -> new Finding(at.pointer(), message.apply(at)));
    }

    private static Stream<Finding> trainings(
            AdviceSubject subject,
            Predicate<TrainingSpec> concerns,
            Function<TrainingSpec, String> property,
            String message) {
        return Stream.ofNullable(subject.training())
                .filter(concerns)
                .map(
                        training ->
                                new Finding(
                                        "/training/regularization/" + property.apply(training),
                                        message));
    }

    private static Stream<Finding> layers(
            AdviceSubject subject,
            Predicate<LayerRegularization> concerns,
            Function<LayerRegularization, String> property,
            String message) {
        return subject.restraints()
                .filter(at -> concerns.test(at.restraint()))
                .map(
                        at ->
                                new Finding(
                                        at.pointer()
                                                + "/regularization/"
                                                + property.apply(at.restraint()),
                                        message));
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A place and what to do there. */
    record Finding(String pointer, String message) {}
}
