package dev.dropwise.spec;

import dev.dropwise.layer.ElasticNet;
import dev.dropwise.spec.optimizer.OptimizerSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What regularizes the weights, beside the layers' own dropout. Penalties, decay and constraints
 * are for weights, not for biases and normalization. Losses are reported without the penalties,
 * whose gradients are added in the step.
 *
 * @param l1 penalty {@code l1·Σ|w|}, which takes weights to zero. Tibshirani, 1996,
 *     https://doi.org/10.1111/j.2517-6161.1996.tb02080.x
 * @param l2 penalty {@code l2·Σw²}, as Keras defines it: its gradient is {@code 2·l2·w}
 * @param elasticNet both penalties, in the place of {@code l1} and {@code l2}
 * @param weightDecay decoupled decay: weights (not biases) shrink by {@code
 *     learningRate·weightDecay} of themselves before each step, 0 <= weightDecay < 1; 0.01 with
 *     adamw, else 0
 * @param maxNorm the most that the weights into one unit (a dense unit, a filter) may measure after
 *     a step, as the root of their squares; longer ones are scaled down. 2 to 4 are usual with
 *     dropout. Srivastava et al., 2014, https://jmlr.org/papers/v15/srivastava14a.html
 * @param unitNorm whether the weights into each unit are scaled to measure 1 after each step
 * @param nonNegative whether weights below 0 become 0 after each step
 * @param clipValue gradients are cut to {@code [−clipValue, clipValue]}, penalties included
 * @param clipNorm all gradients together, as one vector, are scaled down to at most this length
 *     (after {@code clipValue}). Pascanu et al., 2013, https://arxiv.org/abs/1211.5063
 * @param labelSmoothing the share of the truth that goes to all classes alike, 0 <= labelSmoothing
 *     < 1; 0.1 is usual. Szegedy et al., 2015, https://arxiv.org/abs/1512.00567
 * @param classWeights how much each class counts in the loss
 * @param mixup every step mixes each example with another, and their losses alike, in a share drawn
 *     from Beta(mixup, mixup); above 0, 0.2 is usual. Zhang et al., 2018,
 *     https://arxiv.org/abs/1710.09412
 * @param cutmix every step pastes a rectangle of another image into each, in a share of the pixels
 *     drawn from Beta(cutmix, cutmix), and mixes the losses in the share of the pixels; above 0, 1
 *     is usual; with {@code mixup}, one of both by chance. Yun et al., 2019,
 *     https://arxiv.org/abs/1905.04899
 * @param rDrop what it costs when two runs of a step's examples, each with its own masks, disagree:
 *     {@code (loss1 + loss2)/2 + rDrop·(KL(p1|p2) + KL(p2|p1))/2}, the squared difference for plain
 *     values; above 0, 1 to 5 are usual, and something must draw. Liang et al., 2021,
 *     https://arxiv.org/abs/2106.14448
 * @param adversarial inputs moved to where the loss is higher
 * @param adversarialDropout dropout masks perturbed to where the loss is higher
 * @param ema an exponential moving average of all parameters, which measurements and predictions
 *     use, while training goes on with the parameters themselves: {@code a = d·a + (1 − d)·w} after
 *     step n, with {@code d = min(ema, (1 + n)/(10 + n))}, 0 <= ema < 1; 0.999 is usual. Polyak and
 *     Juditsky, 1992, https://doi.org/10.1137/0330046
 */
public record Regularization(
        @Schema(description = "Penalty l1·Σ|w| on weights, not on biases") @PositiveOrZero
                @Nullable Double l1,
        @Schema(description = "Penalty l2·Σw² on weights, not on biases") @PositiveOrZero
                @Nullable Double l2,
        @Valid @Nullable ElasticNet elasticNet,
        @Schema(description = "Decoupled decay of weights, not of biases; 0.01 with adamw, else 0")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                @Nullable Double weightDecay,
        @Schema(description = "The longest that the weights into one unit may be") @Positive
                @Nullable Double maxNorm,
        @Schema(description = "Whether the weights into each unit are scaled to length 1")
                Boolean unitNorm,
        @Schema(description = "Whether weights below 0 become 0") Boolean nonNegative,
        @Schema(description = "The largest gradient of a parameter, up and down") @Positive
                @Nullable Double clipValue,
        @Schema(description = "The longest that all gradients together may be") @Positive
                @Nullable Double clipNorm,
        @Schema(description = "The share of the truth that goes to all classes alike")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                @Nullable Double labelSmoothing,
        @Schema(
                        implementation = Object.class,
                        description =
                                "How much each class counts in the loss: \"balanced\", or an object of"
                                        + " class and weight",
                        example = "balanced")
                @Nullable ClassWeights classWeights,
        @Schema(description = "Mixes each example with another, in a share from Beta(mixup, mixup)")
                @Positive
                @Nullable Double mixup,
        @Schema(
                        description =
                                "Pastes a rectangle of another image into each, in a share from"
                                        + " Beta(cutmix, cutmix)")
                @Positive
                @Nullable Double cutmix,
        @Schema(description = "What it costs when two runs with their own masks disagree") @Positive
                @Nullable Double rDrop,
        @Valid @Nullable Adversarial adversarial,
        @Valid @Nullable AdversarialDropout adversarialDropout,
        @Schema(description = "Decay of a moving average of the weights, which predicts")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                @Nullable Double ema) {

    /** Nothing but the layers' own dropout. */
    public static final Regularization NONE =
            new Regularization(
                    null, null, null, null, null, false, false, null, null, null, null, null, null,
                    null, null, null, null);

    public Regularization {
        unitNorm = unitNorm != null && unitNorm;
        nonNegative = nonNegative != null && nonNegative;
    }

    Regularization completedFor(OptimizerSpec optimizer, DataSignature data) {
        return new Regularization(
                l1,
                l2,
                elasticNet,
                decayWith(optimizer),
                maxNorm,
                unitNorm,
                nonNegative,
                clipValue,
                clipNorm,
                labelSmoothing,
                classWeights == null ? null : classWeights.completedFor(data),
                mixup,
                cutmix,
                rDrop,
                adversarial,
                adversarialDropout,
                ema);
    }

    private double decayWith(OptimizerSpec optimizer) {
        return weightDecay == null ? optimizer.defaultWeightDecay() : weightDecay;
    }

    /** The decay that applies; 0 where none was asked for. */
    public double decay() {
        return orZero(weightDecay);
    }

    /** What the absolute weights cost; 0 where no penalty was asked for. */
    public double absolutePenalty() {
        return elasticNet == null ? orZero(l1) : elasticNet.l1();
    }

    /** What the squared weights cost; 0 where no penalty was asked for. */
    public double squaredPenalty() {
        return elasticNet == null ? orZero(l2) : elasticNet.l2();
    }

    /** How often a step runs its examples. */
    public int runs() {
        return 1
                + (rDrop == null ? 0 : 1)
                + (adversarial == null ? 0 : 1)
                + (adversarialDropout == null ? 0 : 1);
    }

    /** Whether a step mixes its examples. */
    public boolean mixes() {
        return mixup != null || cutmix != null;
    }

    /** Numbers kept for every parameter between steps. */
    public int slots() {
        return ema == null ? 0 : 1;
    }

    /** The share of the truth that goes to all classes alike; 0 where none was asked for. */
    public double smoothing() {
        return orZero(labelSmoothing);
    }

    /** How much each class counts, in the order of the outputs; empty where all count 1. */
    public List<Double> weightsOfClasses() {
        if (classWeights == null) {
            return List.of();
        }
        if (classWeights.balanced()) {
            throw new IllegalStateException("a plan has its classes' rows counted");
        }
        return List.copyOf(classWeights.weights().values());
    }

    /** Whether anything keeps weights small. */
    public boolean keepsWeightsSmallWith(OptimizerSpec optimizer) {
        return decayWith(optimizer) + absolutePenalty() + squaredPenalty() > 0
                || maxNorm != null
                || unitNorm;
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
