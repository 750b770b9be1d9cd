package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Several targets of one network. Output {@code i} stands for target {@code i}: it is its value, or
 * scores the second of its two classes.
 *
 * @param targets two or more, in the order of the outputs; all values, or all of two classes
 */
@JsonTypeName("several")
public record SeveralTargets(List<Named> targets) implements TargetEncoding {

    /** One of them. */
    public record Named(String name, TargetEncoding encoding) {}

    public SeveralTargets {
        targets = List.copyOf(targets);
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public boolean tellsClasses() {
        return targets.get(0).encoding().tellsClasses();
    }

    @Override
    public int count() {
        return targets.size();
    }

    @Override
    public double decode(int output, double encoded) {
        return targets.get(output).encoding().decode(0, encoded);
    }

    @Override
    public boolean needsDoubles() {
        return targets.stream().anyMatch(target -> target.encoding().needsDoubles());
    }

    @Override
    public double unit(int output) {
        return targets.get(output).encoding().unit(0);
    }
}
