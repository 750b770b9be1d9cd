package dev.dropwise.dataset;

import java.util.List;

/**
 * Images of one size in memory, one byte a pixel.
 *
 * @param name of the only feature
 * @param shape channels, height, width
 * @param pixelRange the largest value a pixel may take, 1 to 255
 * @param pixels row after row, unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the data; nobody compares contents
record ImageContent(
        String name,
        List<Integer> shape,
        int pixelRange,
        byte[] pixels,
        Column target,
        int testRows)
        implements Content {

    private static final int LEVELS = 256;

    @Override
    public int rows() {
        return target.rows();
    }

    @Override
    public List<Feature> features() {
        return List.of(Feature.image(name, shape, pixelRange));
    }

    @Override
    public long bytes() {
        return pixels.length + (long) rows() * Float.BYTES;
    }

    @Override
    public ImagePreprocessing fit(int[] rows) {
        return new ImagePreprocessing(shape, pixelRange, target.fitTarget(rows));
    }

    @Override
    public float[] encode(int[] rows, Preprocessing preprocessing) {
        float[] scaled = scaled(preprocessing);
        int stride = pixelsPerRow();
        float[] features = new float[Math.multiplyExact(rows.length, stride)];
        int at = 0;
        for (int row : rows) {
            int start = row * stride;
            for (int pixel = start; pixel < start + stride; pixel++) {
                features[at++] = scaled[Byte.toUnsignedInt(pixels[pixel])];
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

    private int pixelsPerRow() {
        return pixels.length / rows();
    }

    @Override
    public Object instance(int row) {
        int stride = pixelsPerRow();
        int[] instance = new int[stride];
        for (int i = 0; i < stride; i++) {
            instance[i] = Byte.toUnsignedInt(pixels[row * stride + i]);
        }
        return instance;
    }

    @Override
    public List<ColumnStatistics> statistics() {
        long[] histogram = new long[LEVELS];
        for (byte pixel : pixels) {
            histogram[Byte.toUnsignedInt(pixel)]++;
        }
        return List.of(NumberStatistics.ofPixels(name, histogram));
    }

    @Override
    public void addTo(ContentHash hash) {
        hash.text("images");
        hash.number(rows());
        hash.number(testRows);
        hash.text(name);
        shape.forEach(hash::number);
        hash.number(pixelRange);
        hash.bytes(pixels);
        target.addTo(hash);
    }
}
