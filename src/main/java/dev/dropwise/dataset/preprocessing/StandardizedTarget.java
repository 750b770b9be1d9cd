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

    /** Of a standard deviation, how many values a float32 has to tell apart at least. */
    private static final int FEWEST_STEPS = 1 << 12;

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
    public boolean needsDoubles() {
        return Math.ulp((float) mean) > std / FEWEST_STEPS;
    }

    @Override
    public double unit(int output) {
        return std;
    }
}
