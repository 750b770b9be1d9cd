package dev.dropwise.spec.loss;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.DataSignature;
import java.util.List;
import java.util.Optional;

/**
 * What training minimizes; each is a record here and a script under {@code torchscript/losses}.
 * Reported losses are means over the rows of what the record says, label smoothing and class
 * weights included, penalties on weights not.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LossSpec
        permits SoftmaxCrossEntropy,
                BinaryCrossEntropy,
                Focal,
                MeanSquaredError,
                MeanAbsoluteError,
                Huber,
                GaussianNegativeLogLikelihood,
                Pinball {

    /** How many outputs the network needs for this target, where the loss fits it. */
    int outputs(DataSignature data);

    /** What those outputs are. */
    default String outputsInWords(DataSignature data) {
        if (data.hasSeveralTargets()) {
            return "one for each of " + data.inWords();
        }
        return data.isClassification() ? data.classes() + " classes" : "one number";
    }

    /** Whether this loss is for such a target. */
    boolean fits(DataSignature data);

    /** What it makes of scores, where plain Java predicts as its script does; else none. */
    Optional<OutputFunction> outputFunction();

    /** Whether answers count the less the surer they are. */
    default boolean discountsSureAnswers() {
        return false;
    }

    /**
     * The quantiles that networks with this loss predict, in the order of their outputs, the median
     * first; empty where they predict none.
     */
    default List<Double> predictedQuantiles() {
        return List.of();
    }

    /** What a network tells of how far values are off, in words. */
    default String spreadInWords() {
        return "no learned variance";
    }

    /** What is wrong with this loss for this target, if anything. */
    default Optional<Fault> faultFor(DataSignature data) {
        if (fits(data)) {
            return Optional.empty();
        }
        String detail =
                "expected %s for %s, received %s"
                        .formatted(usualFor(data, false).typeName(), data.inWords(), typeName());
        return Optional.of(new Fault("/type", detail));
    }

    /** The JSON type name, which also names the script. */
    default String typeName() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /**
     * The usual loss: squared error for numbers, logistic for several targets and for two classes
     * and one output, else softmax.
     */
    static LossSpec usualFor(DataSignature data, boolean singleOutput) {
        if (!data.isClassification()) {
            return new MeanSquaredError();
        }
        return data.hasSeveralTargets() || (singleOutput && data.classes() == 2)
                ? new BinaryCrossEntropy()
                : new SoftmaxCrossEntropy();
    }
}
