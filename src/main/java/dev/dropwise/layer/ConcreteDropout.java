package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Dropout that learns its rate p: each input is dropped to the soft degree {@code sigmoid((log p −
 * log(1−p) + log u − log(1−u))/temperature)}, u uniform, and what is left is scaled by 1/(1-p);
 * does nothing at inference. The loss of every example is lowered by {@code regularizer} times the
 * entropy of p times the number of inputs, which draws p towards 0.5. Any shape in, the same shape
 * out. Gal et al., 2017, https://arxiv.org/abs/1705.07832
 *
 * @param rate where p starts, 0 < rate < 1; 0.1
 * @param temperature how soft the drops are, above 0; 0.1
 * @param regularizer weight of the entropy, at least 0; 1e-5. The paper's is 1/N for N examples.
 */
@JsonTypeName("concreteDropout")
public record ConcreteDropout(
        @Nullable String name,
        @Schema(description = "Where the learned rate starts", example = "0.1")
                @DecimalMin(value = "0", inclusive = false)
                @DecimalMax(value = "1", inclusive = false)
                Double rate,
        @DecimalMin(value = "0", inclusive = false) Double temperature,
        @DecimalMin("0") Double regularizer)
        implements LayerSpec {

    public ConcreteDropout {
        rate = rate == null ? 0.1 : rate;
        temperature = temperature == null ? 0.1 : temperature;
        regularizer = regularizer == null ? 1e-5 : regularizer;
    }

    @Override
    public ConcreteDropout named(String name) {
        return new ConcreteDropout(name, rate, temperature, regularizer);
    }

    @Override
    public LayerRole role() {
        return LayerRole.NOISE;
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    /** How much was dropped, what was left, and what that was before it was scaled. */
    @Override
    public MemoryFootprint footprint(Shape input) {
        return MemoryFootprint.ofOutputs(4.0 * input.elements(), input, input)
                .passing(4.0 * input.elements());
    }

    /** The rate itself, as log(rate / (1 − rate)). */
    @Override
    public SortedMap<String, Shape> tensors(Shape input) {
        return TensorShapes.of("logit", Shape.of());
    }

    @Override
    public Map<String, Rate> rates() {
        return Map.of("rate", new ConstantRate(rate));
    }

    @Override
    public NoiseKind noise() {
        return NoiseKind.ELEMENTS;
    }
}
