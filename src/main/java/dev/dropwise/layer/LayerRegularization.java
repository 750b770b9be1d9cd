package dev.dropwise.layer;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What regularizes the weights of one layer, beside what regularizes those of all. Formulas are
 * those of the training's own {@code regularization}.
 *
 * @param l1 penalty {@code l1·Σ|w|}
 * @param l2 penalty {@code l2·Σw²}
 * @param elasticNet both penalties, in the place of {@code l1} and {@code l2}
 * @param weightDecay decoupled decay, 0 <= weightDecay < 1
 * @param maxNorm the most that the weights into one unit may measure after a step
 * @param unitNorm whether the weights into each unit are scaled to measure 1 after each step
 * @param nonNegative whether weights below 0 become 0 after each step
 * @param biases whether penalties and decay are for the layer's biases too, and for the scale and
 *     shift of a normalization; false
 */
public record LayerRegularization(
        @PositiveOrZero @Nullable Double l1,
        @PositiveOrZero @Nullable Double l2,
        @Valid @Nullable ElasticNet elasticNet,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) @Nullable Double weightDecay,
        @Positive @Nullable Double maxNorm,
        Boolean unitNorm,
        Boolean nonNegative,
        @Schema(description = "Whether penalties and decay are for biases too") Boolean biases) {

    public LayerRegularization {
        unitNorm = unitNorm != null && unitNorm;
        nonNegative = nonNegative != null && nonNegative;
        biases = biases != null && biases;
    }

    /** What the absolute weights cost. */
    public double absolutePenalty() {
        return elasticNet == null ? orZero(l1) : elasticNet.l1();
    }

    /** What the squared weights cost. */
    public double squaredPenalty() {
        return elasticNet == null ? orZero(l2) : elasticNet.l2();
    }

    /** The decay that applies. */
    public double decay() {
        return orZero(weightDecay);
    }

    /** The longest that the weights into a unit may be; 0 for any length. */
    public double longest() {
        return orZero(maxNorm);
    }

    /** Whether any penalty or decay is asked for. */
    public boolean penalizes() {
        return decay() + absolutePenalty() + squaredPenalty() > 0;
    }

    /** Whether anything keeps the weights small. */
    public boolean keepsWeightsSmall() {
        return penalizes() || longest() > 0 || unitNorm;
    }

    /** Whether anything is done to the weights after a step. */
    public boolean constrains() {
        return longest() > 0 || unitNorm || nonNegative;
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
