package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStatistics;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.ContentHash;
import dev.dropwise.dataset.column.Corruption;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.MatrixOutput;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.random.SplitMix64;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table: columns of numbers and categories. */
public record TableContent(List<Column> columns, List<Column> targets, RowKeys keys, int testRows)
        implements DatasetContent {

    public TableContent(List<Column> columns, Column target, int testRows) {
        this(columns, List.of(target), RowKeys.NONE, testRows);
    }

    @Override
    public int rows() {
        return target().rows();
    }

    @Override
    public List<Feature> features() {
        return columns.stream().map(Column::feature).toList();
    }

    /** Every value is a float or a category code. */
    @Override
    public long bytes() {
        return (columns.size() + (long) targets.size()) * rows() * Float.BYTES;
    }

    @Override
    public TablePreprocessing fit(int[] rows) {
        List<ColumnEncoding> encodings =
                columns.stream().<ColumnEncoding>map(column -> column.fit(rows)).toList();
        return new TablePreprocessing(encodings, allTargets().fit(rows));
    }

    /** In the order of the preprocessing, which may be another than that of the columns here. */
    @Override
    public float[] encode(int[] rows, Preprocessing preprocessing) {
        Map<String, Column> byName =
                columns.stream().collect(Collectors.toMap(Column::name, Function.identity()));
        List<ColumnEncoding> encodings = encodings(preprocessing, byName.keySet());
        int stride = preprocessing.inputShape()[0];
        float[] features = new float[Math.multiplyExact(rows.length, stride)];
        int at = 0;
        for (ColumnEncoding encoding : encodings) {
            Column column = Objects.requireNonNull(byName.get(encoding.name()));
            column.encode(rows, encoding, features, at, stride);
            at += encoding.width();
        }
        return features;
    }

    private static List<ColumnEncoding> encodings(Preprocessing preprocessing, Set<String> names) {
        if (preprocessing instanceof TablePreprocessing table
                && table.columns().size() == names.size()
                && table.columns().stream().allMatch(one -> names.contains(one.name()))) {
            return table.columns();
        }
        throw new IllegalArgumentException("expected preprocessing of the columns " + names);
    }

    @Override
    public Object instance(int row) {
        Map<String, @Nullable Object> instance = new LinkedHashMap<>();
        columns.forEach(column -> instance.put(column.name(), column.value(row)));
        return Collections.unmodifiableMap(instance);
    }

    @Override
    public List<ColumnStatistics> statistics() {
        return columns.stream().map(Column::statistics).toList();
    }

    @Override
    public List<ColumnSummary> summaries() {
        return columns.parallelStream().map(Column::summary).toList();
    }

    @Override
    public @Nullable Map<String, ImageStatistics> images() {
        return null;
    }

    @Override
    public void hashRows(int from, long[] into) {
        Arrays.fill(into, 0);
        for (Column column : columns) {
            for (int i = 0; i < into.length; i++) {
                into[i] = SplitMix64.mix(into[i] ^ column.key(from + i));
            }
        }
    }

    @Override
    public TableContent slice(int from, int count) {
        return new TableContent(
                columns.stream().map(column -> column.slice(from, count)).toList(),
                targets.stream().map(target -> target.slice(from, count)).toList(),
                RowKeys.NONE,
                Math.max(0, from + count - (rows() - testRows)));
    }

    @Override
    public TableContent disturb(Corruption corruption, ColumnStore store) throws IOException {
        List<Column> features = new ArrayList<>();
        for (Column column : columns) {
            features.add(column.disturb(corruption, store));
        }
        return new TableContent(
                List.copyOf(features), allTargets().mislabel(corruption, store), keys, testRows);
    }

    @Override
    public void addTo(ContentHash hash) {
        hash.text("table");
        hash.number(rows());
        hash.number(testRows);
        hash.number(columns.size());
        columns.forEach(column -> column.addTo(hash));
        targets.forEach(target -> target.addTo(hash));
        keys.addTo(hash);
    }

    @Override
    public TableContent select(int[] rows, int testRows, ColumnStore store) throws IOException {
        return new TableContent(
                select(columns, rows, store),
                select(targets, rows, store),
                keys.select(rows, store),
                testRows);
    }

    private static List<Column> select(List<Column> columns, int[] rows, ColumnStore store)
            throws IOException {
        List<Column> selected = new ArrayList<>();
        for (Column column : columns) {
            selected.add(column.select(rows, store));
        }
        return List.copyOf(selected);
    }

    @Override
    public ContentLayout layout() {
        return new TableLayout(
                rows(),
                testRows,
                columns.stream().map(Column::layout).toList(),
                targets.stream().map(Column::layout).toList(),
                KeyNames.of(keys));
    }

    @Override
    public void writeTo(MatrixOutput out) throws IOException {
        for (Column column : columns) {
            column.writeTo(out);
        }
        for (Column target : targets) {
            target.writeTo(out);
        }
        keys.writeTo(out);
    }
}
