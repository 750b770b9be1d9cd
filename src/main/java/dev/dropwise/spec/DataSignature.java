package dev.dropwise.spec;

import dev.dropwise.layer.Shape;
import java.util.Map;

/**
 * What a data set asks of a network.
 *
 * @param input the shape of one encoded example
 * @param classes how many classes the target has; 0 for regression
 * @param classRows how many training rows each class has, in the order of a network's outputs;
 *     empty where only their number is known
 * @param vocabulary how many numbers the words of a text have, padding counted; 0 for others
 */
public record DataSignature(
        Shape input, int classes, Map<String, Integer> classRows, int vocabulary) {

    /** Of data that are no text. */
    public DataSignature(Shape input, int classes, Map<String, Integer> classRows) {
        this(input, classes, classRows, 0);
    }

    /** Of data whose classes have no names. */
    public DataSignature(Shape input, int classes) {
        this(input, classes, Map.of());
    }

    public boolean isClassification() {
        return classes > 0;
    }
}
