package dev.dropwise.spec;

import dev.dropwise.layer.Shape;

/**
 * What a data set asks of a network.
 *
 * @param input the shape of one encoded example
 * @param classes how many classes the target has; 0 for regression
 */
public record DataSignature(Shape input, int classes) {

    public boolean isClassification() {
        return classes > 0;
    }
}
