package dev.dropwise.report;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.inference.RowPredictions.RunData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How many rows of a part each class has, those that are not measured too. */
final class ClassCounts {

    private ClassCounts() {}

    static int[] of(RunData data, RowPart part, int target) {
        List<String> labels = data.network().classes(target);
        Map<String, Integer> places = new HashMap<>();
        for (int k = 0; k < labels.size(); k++) {
            places.put(labels.get(k), k);
        }
        int[] counts = new int[labels.size()];
        Dataset dataset = data.dataset();
        boolean several = dataset.targets().size() > 1;
        String name = dataset.targets().get(target).name();
        for (int row : part.of(data.split())) {
            Object value = several ? dataset.targetsOf(row).get(name) : dataset.targetOf(row);
            counts[Objects.requireNonNull(places.get(String.valueOf(value)))]++;
        }
        return counts;
    }
}
