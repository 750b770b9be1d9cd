package dev.dropwise.report;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.SeveralTargets.Named;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.inference.RowPredictions.Network;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a network can be measured on a data set: what differs from what it was trained on. */
final class DatasetMatch {

    private final String pointer;
    private final List<Fault> faults = new ArrayList<>();

    private DatasetMatch(String pointer) {
        this.pointer = pointer;
    }

    /**
     * All differences that matter.
     *
     * @param pointer where in the request the data set is named
     */
    static List<Fault> faults(Dataset dataset, Network network, String pointer) {
        DatasetMatch match = new DatasetMatch(pointer);
        Preprocessing preprocessing = network.preprocessing();
        if (preprocessing instanceof TablePreprocessing table) {
            match.columns(dataset.features(), table);
        } else if (preprocessing instanceof ImagePreprocessing image) {
            match.image(dataset.features().get(0), image);
        }
        match.targets(dataset.targets(), network);
        return match.faults;
    }

    private void columns(List<Feature> features, TablePreprocessing table) {
        Map<String, Feature> there =
                features.stream()
                        .collect(
                                Collectors.toMap(
                                        Feature::name,
                                        Function.identity(),
                                        (one, other) -> one,
                                        LinkedHashMap::new));
        for (ColumnEncoding column : table.columns()) {
            Feature feature = there.remove(column.name());
            String expected = "a column %s of type %s".formatted(column.name(), name(type(column)));
            if (feature == null) {
                add(expected, "none");
            } else if (feature.type() != type(column)) {
                add(expected, name(feature.type()));
            }
        }
        there.keySet().forEach(name -> add("no column " + name, "one"));
    }

    private static ValueType type(ColumnEncoding column) {
        if (column instanceof NumberEncoding) {
            return ValueType.NUMBER;
        }
        return column instanceof CategoryEncoding ? ValueType.CATEGORY : ValueType.TEXT;
    }

    private void image(Feature feature, ImagePreprocessing image) {
        String expected =
                "images of shape %s with pixels up to %d"
                        .formatted(image.shape(), image.pixelRange());
        if (feature.type() != ValueType.IMAGE) {
            add(expected, "columns");
        } else if (!feature.shape().equals(image.shape())
                || !Integer.valueOf(image.pixelRange()).equals(feature.pixelRange())) {
            add(
                    expected,
                    "shape %s, pixels up to %d".formatted(feature.shape(), feature.pixelRange()));
        }
    }

    private void targets(List<Target> targets, Network network) {
        List<String> received = targets.stream().map(Target::name).toList();
        if (network.preprocessing().target() instanceof SeveralTargets several) {
            List<String> expected = several.targets().stream().map(Named::name).toList();
            if (!received.equals(expected)) {
                add("the targets " + expected, received.toString());
                return;
            }
        } else if (targets.size() > 1) {
            add("one target", received.toString());
            return;
        }
        for (int i = 0; i < targets.size(); i++) {
            target(targets.get(i), network.classes(i));
        }
    }

    private void target(Target target, List<String> known) {
        if (known.isEmpty() != target.classes().isEmpty()) {
            add(
                    "%s as a %s".formatted(target.name(), known.isEmpty() ? "number" : "class"),
                    name(target.type()));
            return;
        }
        List<String> unknown =
                target.classes().stream().filter(label -> !known.contains(label)).toList();
        if (!unknown.isEmpty()) {
            add("the classes %s of %s".formatted(known, target.name()), "also " + unknown);
        }
    }

    private static String name(ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void add(String expected, String received) {
        faults.add(new Fault(pointer, "expected %s, received %s".formatted(expected, received)));
    }
}
