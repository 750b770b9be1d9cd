package dev.dropwise.spec;

import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a layer of one network from beginning with what a layer of another holds. Layers
 * within layers belong together by their order, those without weights left aside; names that were
 * given, not generated, must be the same too.
 */
final class LayerDifferences {

    private final List<String> found = new ArrayList<>();

    private LayerDifferences() {}

    /**
     * Each as a place and what is there in either, {@code edges.weight [16, 1, 3, 3] and [8, 1, 3,
     * 3]}.
     */
    static List<String> between(ShapedLayer one, ShapedLayer other) {
        LayerDifferences differences = new LayerDifferences();
        differences.compare(one.name(), one, other);
        return differences.found;
    }

    private void compare(String place, ShapedLayer one, ShapedLayer other) {
        if (!one.spec().typeName().equals(other.spec().typeName())) {
            add(place, one.spec().typeName(), other.spec().typeName());
            return;
        }
        int before = found.size();
        compareTensors(place, one.tensors(), other.tensors());
        compareBodies(place, holding(one), holding(other));
        if (found.size() == before && one.output().channels() != other.output().channels()) {
            add(place + " giving", one.output(), other.output());
        }
    }

    private void compareTensors(String place, Map<String, Shape> ones, Map<String, Shape> others) {
        TreeSet<String> names = new TreeSet<>(ones.keySet());
        names.addAll(others.keySet());
        for (String name : names) {
            Shape one = ones.get(name);
            Shape other = others.get(name);
            if (one == null || !one.equals(other)) {
                add(place + "." + name, one, other);
            }
        }
    }

    private void compareBodies(String place, List<ShapedLayer> ones, List<ShapedLayer> others) {
        for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
            ShapedLayer one = i < ones.size() ? ones.get(i) : null;
            ShapedLayer other = i < others.size() ? others.get(i) : null;
            if (one == null || other == null) {
                add("%s layer %d with weights".formatted(place, i + 1), name(one), name(other));
            } else if (!one.name().equals(other.name())
                    && !(isGenerated(one) && isGenerated(other))) {
                add("%s layer %d with weights".formatted(place, i + 1), one.name(), other.name());
            } else {
                compare(place + "." + one.name(), one, other);
            }
        }
    }

    private static List<ShapedLayer> holding(ShapedLayer layer) {
        return layer.body().stream().filter(within -> within.parameters() > 0).toList();
    }

    private static @Nullable String name(@Nullable ShapedLayer layer) {
        return layer == null ? null : layer.name();
    }

    private static boolean isGenerated(ShapedLayer layer) {
        return layer.name().matches(layer.spec().typeName() + "\\d+");
    }

    private void add(String place, @Nullable Object one, @Nullable Object other) {
        found.add(
                "%s %s and %s"
                        .formatted(
                                place, one == null ? "none" : one, other == null ? "none" : other));
    }
}
