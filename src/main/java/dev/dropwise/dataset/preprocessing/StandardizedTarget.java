package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * A value y is trained on as (y - mean) / std, so that networks and learning rates need not know
 * its unit.
 *
 * @param mean mean of the training rows
 * @param std standard deviation of the training rows, 1 where they do not vary; also what turns a
 *     spread of outputs into a spread in the user's unit
 */
@JsonTypeName("standardized")
public record StandardizedTarget(double mean, double std) implements TargetEncoding {

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public boolean tellsClasses() {
        return false;
    }

    public float encode(double value) {
        return (float) ((value - mean) / std);
    }

    @Override
    public double decode(int output, double encoded) {
        return encoded * std + mean;
    }

    @Override
    public double unit(int output) {
        return std;
    }
}
