package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import java.util.Optional;

/**
 * What training makes small; each is a record here and a script under {@code torchscript/losses}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LossSpec permits SoftmaxCrossEntropy, BinaryCrossEntropy, MeanSquaredError {

    /** How many outputs the network needs for this target, where the loss fits it. */
    int outputs(DataSignature data);

    /** What is wrong with this loss for this target, if anything. */
    Optional<Fault> faultFor(DataSignature data);

    /** The JSON type name, which also names the script. */
    default String typeName() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /**
     * The usual loss: squared error for numbers, logistic for two classes and one output, else
     * softmax.
     */
    static LossSpec usualFor(DataSignature data, boolean singleOutput) {
        if (!data.isClassification()) {
            return new MeanSquaredError();
        }
        return singleOutput && data.classes() == 2
                ? new BinaryCrossEntropy()
                : new SoftmaxCrossEntropy();
    }
}
