package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** A class is its index: output {@code i} of a network scores {@code classes.get(i)}. */
@JsonTypeName("classes")
public record ClassTarget(List<String> classes) implements TargetEncoding {

    public ClassTarget {
        classes = List.copyOf(classes);
    }

    @Override
    public boolean tellsClasses() {
        return true;
    }

    @Override
    public double decode(int output, double encoded) {
        return encoded;
    }

    @Override
    public double unit(int output) {
        return 1;
    }
}
