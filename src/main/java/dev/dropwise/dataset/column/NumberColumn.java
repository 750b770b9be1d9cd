package dev.dropwise.dataset.column;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.StandardizedTarget;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.random.SeededRandom;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers, as distances from an origin: of numbers that are close together and far from
 * 0, float32 holds the distances alone. A number depends neither on the origin nor on other rows.
 *
 * @param values one a row, NaN where it is missing
 * @param origin 0 for most
 * @param rests what float32 leaves of the distances; null where that is nothing
 */
public record NumberColumn(
        String name, FloatBuffer values, double origin, @Nullable FloatBuffer rests)
        implements Column {

    /** The same with distances that float32 holds. */
    public NumberColumn(String name, FloatBuffer values, double origin) {
        this(name, values, origin, null);
    }

    /** The same with distances from 0. */
    public NumberColumn(String name, FloatBuffer values) {
        this(name, values, 0);
    }

    /** The number of a row, NaN where it is missing. */
    public double at(int row) {
        return rests == null
                ? origin + values.get(row)
                : origin + (values.get(row) + (double) rests.get(row));
    }

    @Override
    public int rows() {
        return values.limit();
    }

    @Override
    public Feature feature() {
        return Feature.number(name);
    }

    @Override
    public Target asTarget() {
        return new Target(name, ValueType.NUMBER, List.of());
    }

    @Override
    public NumberEncoding fit(int[] rows) {
        NumberMoments moments = NumberMoments.of(this::at, rows);
        boolean isSometimesMissing = moments.count() > 0 && moments.count() < rows.length;
        return new NumberEncoding(
                name,
                moments.mean(),
                moments.std(),
                isSometimesMissing,
                moments.range(),
                null,
                moments.float64() ? true : null);
    }

    @Override
    public TargetEncoding fitTarget(int[] rows) {
        NumberMoments moments = NumberMoments.of(this::at, rows);
        return new StandardizedTarget(moments.mean(), moments.scale());
    }

    @Override
    public void encode(int[] rows, ColumnEncoding encoding, float[] into, int at, int stride) {
        NumberEncoding standardized = (NumberEncoding) encoding;
        for (int i = 0; i < rows.length; i++) {
            standardized.put(at(rows[i]), into, at + i * stride);
        }
    }

    @Override
    public float[] encodeTarget(int[] rows, TargetEncoding encoding) {
        StandardizedTarget standardized = (StandardizedTarget) encoding;
        float[] targets = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            targets[i] = standardized.encode(at(rows[i]));
        }
        return targets;
    }

    @Override
    public int[][] strata(int count) {
        return new int[][] {IntStream.range(0, count).toArray()};
    }

    @Override
    public @Nullable Object value(int row) {
        float value = values.get(row);
        if (Float.isNaN(value)) {
            return null;
        }
        if (rests != null) {
            return DisplayNumbers.whole(DisplayNumbers.shortened(at(row)));
        }
        if (origin != 0) {
            return DisplayNumbers.whole(DisplayNumbers.of(origin, value));
        }
        int whole = (int) value;
        if (whole == value) {
            return whole; // 2007 is what the user wrote, not 2007.0
        }
        return value;
    }

    @Override
    public NumberStatistics statistics() {
        return NumberStatistics.of(name, values, origin);
    }

    @Override
    public ColumnSummary summary() {
        DistinctNumbers distinct = new DistinctNumbers();
        long missing = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < rows(); row++) {
            float value = values.get(row);
            if (Float.isNaN(value)) {
                missing++;
            } else {
                distinct.add(Float.floatToRawIntBits(value + 0f));
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return missing == rows()
                ? new ColumnSummary(missing, 0, null, null)
                : new ColumnSummary(
                        missing,
                        Math.min(distinct.count(), rows() - missing),
                        DisplayNumbers.of(origin, min),
                        DisplayNumbers.of(origin, max));
    }

    /** Missing values come last. */
    @Override
    public long key(int row) {
        float value = values.get(row);
        return Float.isNaN(value)
                ? Integer.MAX_VALUE
                : OrderedFloats.key(value) ^ Integer.MIN_VALUE;
    }

    @Override
    public NumberColumn slice(int from, int count) {
        return new NumberColumn(
                name,
                values.slice(from, count),
                origin,
                rests == null ? null : rests.slice(from, count));
    }

    @Override
    public NumberColumn disturb(Corruption corruption, ColumnStore store) throws IOException {
        Double std = slice(0, corruption.trainingRows()).statistics().std();
        double deviation = std == null ? 0 : corruption.noise() * std;
        SeededRandom noise = corruption.draws("noise of " + name);
        SeededRandom mask = corruption.draws("mask of " + name);
        NumberSink sink = store.numbers();
        for (int row = 0; row < rows(); row++) {
            float value = values.get(row);
            if (row < corruption.trainingRows()) {
                value = deviation > 0 ? finite(value + deviation * noise.normal()) : value;
                value = mask.uniform() < corruption.masking() ? Float.NaN : value;
            }
            sink.add(value);
        }
        int exact = deviation > 0 ? corruption.trainingRows() : 0;
        return new NumberColumn(
                name,
                sink.finish(),
                origin,
                rests(IntStream.range(0, rows()).map(row -> row < exact ? -1 : row), store));
    }

    /**
     * Those of some rows.
     *
     * @param rows -1 for one that has none
     */
    private @Nullable FloatBuffer rests(IntStream rows, ColumnStore store) throws IOException {
        if (rests == null) {
            return null;
        }
        ColumnBuffer some = store.spare();
        PrimitiveIterator.OfInt each = rows.iterator();
        while (each.hasNext()) {
            int row = each.nextInt();
            some.room().putFloat(row < 0 ? 0 : rests.get(row));
        }
        return some.finish().get(0).asFloatBuffer();
    }

    private static float finite(double value) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }

    @Override
    public NumberColumn select(int[] rows, ColumnStore store) throws IOException {
        NumberSink sink = store.numbers();
        for (int row : rows) {
            sink.add(values.get(row));
        }
        return new NumberColumn(name, sink.finish(), origin, rests(Arrays.stream(rows), store));
    }

    @Override
    public ColumnLayout layout() {
        return new NumberLayout(name, origin == 0 ? null : origin, rests == null ? null : true);
    }

    @Override
    public void writeTo(MatrixOutput out) throws IOException {
        out.write(values);
        if (rests != null) {
            out.write(rests);
        }
    }

    @Override
    public void addTo(ContentHash hash) {
        hash.text("number");
        hash.text(name);
        if (origin != 0) {
            hash.text(Double.toString(origin));
        }
        hash.numbers(values);
        if (rests != null) {
            hash.numbers(rests);
        }
    }
}
