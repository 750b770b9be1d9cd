package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.Corruption;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.random.SplitMix64;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What is to be predicted of a row: one column, or several together. */
public record TargetValues(List<Column> columns) {

    /** A combination of classes with fewer rows is divided together with others. */
    private static final int ENOUGH_ROWS = 10;

    /** Learns from these rows, and from no others. */
    TargetEncoding fit(int[] rows) {
        if (columns.size() == 1) {
            return columns.get(0).fitTarget(rows);
        }
        return new SeveralTargets(
                columns.stream()
                        .map(
                                column ->
                                        new SeveralTargets.Named(
                                                column.name(), column.fitTarget(rows)))
                        .toList());
    }

    /** The targets a network is trained on: [rows, targets], row-major. */
    public float[] encode(int[] rows, TargetEncoding encoding) {
        if (!(encoding instanceof SeveralTargets several)) {
            return columns.get(0).encodeTarget(rows, encoding);
        }
        int count = columns.size();
        float[] all = new float[Math.multiplyExact(rows.length, count)];
        for (int k = 0; k < count; k++) {
            TargetEncoding own = several.targets().get(k).encoding();
            float[] one = columns.get(k).encodeTarget(rows, own);
            for (int i = 0; i < rows.length; i++) {
                all[i * count + k] = one[i];
            }
        }
        return all;
    }

    /**
     * The first {@code count} rows, grouped so that a fair split takes a share of each group: by
     * class, and of several targets by the combination of classes where there are rows enough of
     * it; those of all rarer combinations are one group.
     */
    public int[][] strata(int count) {
        if (columns.size() == 1 || columns.get(0).asTarget().task() == Task.REGRESSION) {
            return columns.get(0).strata(count);
        }
        Map<Long, IntStream.Builder> combinations = new LinkedHashMap<>();
        for (int row = 0; row < count; row++) {
            combinations.computeIfAbsent(combination(row), key -> IntStream.builder()).add(row);
        }
        List<int[]> strata = new ArrayList<>();
        IntStream.Builder rare = IntStream.builder();
        for (IntStream.Builder combination : combinations.values()) {
            int[] rows = combination.build().toArray();
            if (rows.length < ENOUGH_ROWS) {
                IntStream.of(rows).forEach(rare);
            } else {
                strata.add(rows);
            }
        }
        strata.add(rare.build().sorted().toArray());
        return strata.toArray(int[][]::new);
    }

    /** The same for equal classes and, but for accidents of one in 2^64, for no others. */
    private long combination(int row) {
        long hash = 0;
        for (Column column : columns) {
            hash = SplitMix64.mix(hash ^ column.key(row));
        }
        return hash;
    }

    /** The same rows, some with other classes. */
    List<Column> mislabel(Corruption corruption, ColumnStore store) throws IOException {
        List<Column> labels = new ArrayList<>();
        for (Column column : columns) {
            labels.add(column.mislabel(corruption, store));
        }
        return List.copyOf(labels);
    }

    /** The class or the value of each, by their names. */
    public Map<String, Object> values(int row) {
        Map<String, Object> values = new LinkedHashMap<>();
        columns.forEach(
                column -> values.put(column.name(), Objects.requireNonNull(column.value(row))));
        return values;
    }
}
