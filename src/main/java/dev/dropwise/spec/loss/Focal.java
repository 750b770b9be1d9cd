package dev.dropwise.spec.loss;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.DataSignature;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/**
 * The log-probability of the true class, which counts the less the surer the network is already:
 * {@code −(1 − p)^gamma·log p} with {@code p = softmax(scores)[class]}, mean over the batch; one
 * raw score per class. With label smoothing the sum over all classes, each by its share of the
 * truth; class weights (the paper's alpha) multiply each example's loss. Lin et al., 2017,
 * https://arxiv.org/abs/1708.02002
 *
 * @param gamma how much sure answers are discounted, 0 is softmaxCrossEntropy; 2 by default
 */
@JsonTypeName("focal")
public record Focal(
        @Schema(description = "How much sure answers are discounted; 2 by default") @PositiveOrZero
                Double gamma)
        implements LossSpec {

    public Focal {
        gamma = gamma == null ? 2.0 : gamma;
    }

    @Override
    public int outputs(DataSignature data) {
        return data.classes();
    }

    @Override
    public boolean fits(DataSignature data) {
        return data.hasOneClassification();
    }

    @Override
    public Optional<OutputFunction> outputFunction() {
        return Optional.of(OutputFunction.SOFTMAX);
    }

    @Override
    public boolean discountsSureAnswers() {
        return true;
    }
}
