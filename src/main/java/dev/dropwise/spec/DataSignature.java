package dev.dropwise.spec;

import dev.dropwise.layer.Shape;
import java.util.Map;

/**
 * What a data set asks of a network.
 *
 * @param input the shape of one encoded example
 * @param targets how many targets there are, 1 or more
 * @param classes how many classes the target has, each of several 2; 0 for regression
 * @param classRows how many training rows each class has, in the order of a network's outputs;
 *     empty where only their number is known, and for several targets
 * @param vocabulary how many numbers the words of a text have, padding counted; 0 for others
 * @param rows how many rows it is trained on; 0 where that is not known
 */
public record DataSignature(
        Shape input,
        int targets,
        int classes,
        Map<String, Integer> classRows,
        int vocabulary,
        int rows) {

    /** Of data with one target that are no text. */
    public DataSignature(Shape input, int classes, Map<String, Integer> classRows) {
        this(input, 1, classes, classRows, 0, 0);
    }

    /** Of data whose classes have no names. */
    public DataSignature(Shape input, int classes) {
        this(input, classes, Map.of());
    }

    public boolean isClassification() {
        return classes > 0;
    }

    public boolean hasSeveralTargets() {
        return targets > 1;
    }

    /** Whether there is one target, of classes that exclude each other. */
    public boolean hasOneClassification() {
        return isClassification() && !hasSeveralTargets();
    }

    /** What is to be predicted, in words. */
    public String inWords() {
        if (hasSeveralTargets()) {
            return targets + (isClassification() ? " targets of two classes" : " numeric targets");
        }
        return isClassification() ? "a target of " + classes + " classes" : "a numeric target";
    }
}
