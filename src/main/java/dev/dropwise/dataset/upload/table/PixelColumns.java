package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.PixelSink;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.upload.ImageOptions;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/**
 * Images whose pixels are the columns of a table: channel after channel, from left to right and
 * from top to bottom.
 *
 * @param range the largest value of a pixel
 */
record PixelColumns(List<TableField> fields, List<Integer> shape, int range, PixelSink sink) {

    /** What the only feature is called, as in other formats of images. */
    private static final String NAME = "image";

    private static final int USUAL_RANGE = 255;

    /**
     * All columns but the targets.
     *
     * @throws Invalid when there are not as many as pixels
     */
    static PixelColumns of(List<TableField> used, TableOptions options, ColumnStore store) {
        List<TableField> fields =
                used.stream().filter(field -> !options.isTarget(field.name())).toList();
        ImageOptions image = options.image();
        if (image.width() == null || image.height() == null) {
            throw new Invalid("/image", "expected both width and height of images in a table");
        }
        int area = image.width() * image.height();
        int channels = fields.size() / area;
        if (channels * area != fields.size() || channels < 1 || channels > 4) {
            throw new Invalid(
                    "/image",
                    "expected %,d columns of pixels for each of 1 to 4 channels, received %,d"
                            .formatted(area, fields.size()));
        }
        return new PixelColumns(
                fields,
                List.of(channels, image.height(), image.width()),
                Objects.requireNonNullElse(image.pixelRange(), USUAL_RANGE),
                store.pixels(fields.size()));
    }

    /**
     * Appends rows.
     *
     * @param at which column of the chunk is the first pixel
     * @param first which row of the file the first one is
     */
    void add(DuckDBDataChunkReader chunk, int at, int rows, long first, RowFaults faults)
            throws IOException {
        int stride = fields.size();
        byte[] pixels = new byte[Math.multiplyExact(rows, stride)];
        for (int i = 0; i < stride; i++) {
            DuckDBReadableVector values = chunk.vector(at + i);
            for (int row = 0; row < rows; row++) {
                double value = values.getDouble(row, Double.NaN);
                int pixel = (int) value;
                if (pixel != value || pixel < 0 || pixel > range) {
                    faults.add(first + row, fields.get(i).name(), expected(value));
                }
                pixels[row * stride + i] = (byte) pixel;
            }
        }
        sink.add(pixels, 0, pixels.length);
    }

    /** Appends the rows of others of the same shape. */
    void append(PixelColumns later) throws IOException {
        sink.add(later.sink.finish());
    }

    private String expected(double received) {
        return "expected a whole number from 0 to %d, received %s"
                .formatted(range, Double.isNaN(received) ? "none" : Double.toString(received));
    }

    /** All that was read. */
    ImageContent content(List<Column> targets, RowKeys keys, int testRows) throws IOException {
        return new ImageContent(NAME, shape, range, sink.finish(), targets, keys, testRows);
    }
}
