package dev.dropwise.spec;

import dev.dropwise.layer.Shape;
import dev.dropwise.spec.loss.LossSpec;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model spec and a training spec frozen with every default filled in, and the data they are for:
 * all that decides a training. Fit to be posted again as a job.
 *
 * @param name what the client called it
 * @param dataset the data set's name
 * @param datasetHash its content, SHA-256 in hex
 * @param model with its input and all units
 * @param training with its seed and loss
 * @param registerAs the model that the weights which the run serves become a version of, if any
 */
public record Plan(
        @Nullable String name,
        @NotNull String dataset,
        @NotNull String datasetHash,
        @NotNull @Valid ModelSpec model,
        @NotNull @Valid TrainingSpec training,
        @Nullable String registerAs) {

    /** The network that this plan trains. */
    public Architecture architecture() {
        return ShapeInference.design(model, null);
    }

    /** The shape that examples are given in. */
    public Shape inputShape() {
        return architecture().input();
    }

    public long seed() {
        Long seed = training.seed();
        if (seed == null) {
            throw new IllegalStateException("a plan has a seed");
        }
        return seed;
    }

    /** As {@link LossSpec#predictedQuantiles} of its loss. */
    public List<Double> predictedQuantiles() {
        return loss().predictedQuantiles();
    }

    public LossSpec loss() {
        LossSpec loss = training.loss();
        if (loss == null) {
            throw new IllegalStateException("a plan has a loss");
        }
        return loss;
    }
}
