package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Locale;

/**
 * How gradients become steps; each is a record here and a script under {@code
 * torchscript/optimizers}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface OptimizerSpec permits Sgd, Adam, AdamW {

    /** The size of a step. */
    Double learningRate();

    /** Numbers kept for every weight between steps. */
    int slots();

    /** The decoupled weight decay that the optimizer is known for. */
    default double defaultWeightDecay() {
        return 0;
    }

    /** The script that does the step. */
    default String script() {
        return getClass().getAnnotation(JsonTypeName.class).value().toLowerCase(Locale.ROOT);
    }
}
