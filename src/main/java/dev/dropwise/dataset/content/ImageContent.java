package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStatistics;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.ContentHash;
import dev.dropwise.dataset.column.Corruption;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.MatrixOutput;
import dev.dropwise.dataset.column.NumberStatistics;
import dev.dropwise.dataset.column.PixelData;
import dev.dropwise.dataset.column.PixelSink;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.random.SeededRandom;
import dev.dropwise.random.SplitMix64;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Images of one size, one byte a pixel.
 *
 * @param name of the only feature
 * @param shape channels, height, width
 * @param pixelRange the largest value a pixel may take, 1 to 255
 */
public record ImageContent(
        String name,
        List<Integer> shape,
        int pixelRange,
        PixelData pixels,
        List<Column> targets,
        RowKeys keys,
        int testRows)
        implements DatasetContent {

    private static final int LEVELS = 256;

    public ImageContent(
            String name,
            List<Integer> shape,
            int pixelRange,
            PixelData pixelData,
            Column target,
            int testRows) {
        this(name, shape, pixelRange, pixelData, List.of(target), RowKeys.NONE, testRows);
    }

    @Override
    public int rows() {
        return target().rows();
    }

    @Override
    public List<Feature> features() {
        return List.of(Feature.image(name, shape, pixelRange));
    }

    @Override
    public long bytes() {
        return pixels.length() + (long) targets.size() * rows() * Float.BYTES;
    }

    @Override
    public ImagePreprocessing fit(int[] rows) {
        return new ImagePreprocessing(shape, pixelRange, allTargets().fit(rows));
    }

    @Override
    public float[] encode(int[] rows, Preprocessing preprocessing) {
        float[] scaled = scaled(preprocessing);
        byte[] image = new byte[pixels.stride()];
        float[] features = new float[Math.multiplyExact(rows.length, image.length)];
        int at = 0;
        for (int row : rows) {
            pixels.read(row, image);
            for (byte pixel : image) {
                features[at++] = scaled[Byte.toUnsignedInt(pixel)];
            }
        }
        return features;
    }

    /** Every pixel's encoding, to the last bit the one that a prediction request gets. */
    private float[] scaled(Preprocessing preprocessing) {
        if (preprocessing instanceof ImagePreprocessing image && image.shape().equals(shape)) {
            float[] scaled = new float[LEVELS];
            for (int level = 0; level < LEVELS; level++) {
                scaled[level] = image.scale(level);
            }
            return scaled;
        }
        throw new IllegalArgumentException("expected preprocessing of images of shape " + shape);
    }

    @Override
    public Object instance(int row) {
        byte[] image = new byte[pixels.stride()];
        pixels.read(row, image);
        int[] instance = new int[image.length];
        for (int i = 0; i < image.length; i++) {
            instance[i] = Byte.toUnsignedInt(image[i]);
        }
        return instance;
    }

    @Override
    public List<ColumnStatistics> statistics() {
        return List.of(NumberStatistics.ofPixels(name, levels()));
    }

    private long[] levels() {
        long[] levels = new long[LEVELS];
        for (ByteBuffer piece : pixels.pieces()) {
            for (int i = 0; i < piece.limit(); i++) {
                levels[Byte.toUnsignedInt(piece.get(i))]++;
            }
        }
        return levels;
    }

    @Override
    public List<ColumnSummary> summaries() {
        long[] levels = levels();
        int[] used = IntStream.range(0, LEVELS).filter(level -> levels[level] > 0).toArray();
        return List.of(
                used.length == 0
                        ? new ColumnSummary(0, 0, null, null)
                        : new ColumnSummary(
                                0, used.length, (double) used[0], (double) used[used.length - 1]));
    }

    @Override
    public List<Column> columns() {
        return List.of();
    }

    @Override
    public Map<String, ImageStatistics> images() {
        Map<String, ImageStatistics.Builder> byClass = new LinkedHashMap<>();
        List<String> classes = targets.size() == 1 ? target().asTarget().classes() : List.of();
        classes.forEach(name -> byClass.put(name, new ImageStatistics.Builder()));
        byte[] image = new byte[pixels.stride()];
        for (int row = 0; row < rows(); row++) {
            pixels.read(row, image);
            String name = classes.isEmpty() ? "all" : String.valueOf(target().value(row));
            byClass.computeIfAbsent(name, all -> new ImageStatistics.Builder()).add(image);
        }
        Map<String, ImageStatistics> statistics = new LinkedHashMap<>();
        byClass.forEach((name, builder) -> statistics.put(name, builder.build()));
        return statistics;
    }

    @Override
    public void hashRows(int from, long[] into) {
        byte[] image = new byte[pixels.stride()];
        for (int i = 0; i < into.length; i++) {
            pixels.read(from + i, image);
            ByteBuffer bytes = ByteBuffer.wrap(image);
            long hash = 0;
            while (bytes.remaining() >= Long.BYTES) {
                hash = SplitMix64.mix(hash ^ bytes.getLong());
            }
            while (bytes.hasRemaining()) {
                hash = SplitMix64.mix(hash ^ bytes.get());
            }
            into[i] = hash;
        }
    }

    @Override
    public ImageContent slice(int from, int count) {
        return new ImageContent(
                name,
                shape,
                pixelRange,
                pixels.slice(from, count),
                targets.stream().map(target -> target.slice(from, count)).toList(),
                RowKeys.NONE,
                Math.max(0, from + count - (rows() - testRows)));
    }

    /** Noise is in levels of a pixel; a masked pixel is 0. */
    @Override
    public ImageContent disturb(Corruption corruption, ColumnStore store) throws IOException {
        SeededRandom noise = corruption.draws("noise of " + name);
        SeededRandom mask = corruption.draws("mask of " + name);
        PixelSink sink = store.pixels(pixels.stride());
        byte[] image = new byte[pixels.stride()];
        for (int row = 0; row < rows(); row++) {
            pixels.read(row, image);
            if (row < corruption.trainingRows()) {
                disturb(image, corruption, noise, mask);
            }
            sink.add(image, 0, image.length);
        }
        return new ImageContent(
                name,
                shape,
                pixelRange,
                sink.finish(),
                allTargets().mislabel(corruption, store),
                keys,
                testRows);
    }

    private void disturb(
            byte[] image, Corruption corruption, SeededRandom noise, SeededRandom mask) {
        for (int i = 0; i < image.length; i++) {
            long level = Byte.toUnsignedInt(image[i]);
            if (corruption.noise() > 0) {
                level = Math.round(level + corruption.noise() * noise.normal());
            }
            if (mask.uniform() < corruption.masking()) {
                level = 0;
            }
            image[i] = (byte) Math.max(0, Math.min(pixelRange, level));
        }
    }

    @Override
    public void addTo(ContentHash hash) {
        hash.text("images");
        hash.number(rows());
        hash.number(testRows);
        hash.text(name);
        shape.forEach(hash::number);
        hash.number(pixelRange);
        hash.pixels(pixels);
        targets.forEach(target -> target.addTo(hash));
        keys.addTo(hash);
    }

    @Override
    public ImageContent select(int[] rows, int testRows, ColumnStore store) throws IOException {
        PixelSink sink = store.pixels(pixels.stride());
        byte[] image = new byte[pixels.stride()];
        for (int row : rows) {
            pixels.read(row, image);
            sink.add(image, 0, image.length);
        }
        List<Column> labels = new ArrayList<>();
        for (Column target : targets) {
            labels.add(target.select(rows, store));
        }
        return new ImageContent(
                name,
                shape,
                pixelRange,
                sink.finish(),
                List.copyOf(labels),
                keys.select(rows, store),
                testRows);
    }

    @Override
    public ContentLayout layout() {
        return new ImageLayout(
                rows(),
                testRows,
                name,
                shape,
                pixelRange,
                targets.stream().map(Column::layout).toList(),
                KeyNames.of(keys));
    }

    @Override
    public void writeTo(MatrixOutput out) throws IOException {
        out.write(pixels);
        for (Column target : targets) {
            target.writeTo(out);
        }
        keys.writeTo(out);
    }
}
