package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.PixelData;
import dev.dropwise.dataset.column.PixelSink;
import dev.dropwise.dataset.upload.ImageForm;
import dev.dropwise.dataset.upload.ImageOptions;
import dev.dropwise.dataset.upload.UnreadableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images in arrays. Whole numbers are pixels as they are, from 0 to the pixel range; floating-point
 * numbers of at most 1 are of a range from 0 to 1 and rounded to 255ths, others must be whole.
 *
 * @param arrays to train on, and those of a hold-out
 * @param channelsLast whether the channels of a pixel lie together
 * @param scale what an element is multiplied by to be a pixel
 */
record ArrayImages(
        List<NumberArray> arrays,
        ImageForm form,
        boolean channelsLast,
        int pixelRange,
        double scale) {

    private static final int MOST_CHANNELS = 4;
    private static final int USUAL_RANGE = 255;

    static ArrayImages of(
            List<NumberArray> arrays, @Nullable ImageOptions options, DatasetProperties limits)
            throws IOException {
        NumberArray first = arrays.get(0);
        List<Long> row = first.shape().subList(1, first.shape().size());
        boolean last = row.size() == 3 && row.get(2) <= MOST_CHANNELS;
        if (row.size() > 3 || (row.size() == 3 && !last && row.get(0) > MOST_CHANNELS)) {
            throw new UnreadableFile(
                    first.name(),
                    "expected [rows], [rows, columns], [rows, height, width], or that with 1 to %d channels last or before the height, received %s"
                            .formatted(MOST_CHANNELS, first.shape()));
        }
        if (first.rowLength() > limits.maxPixels()) {
            throw ImageForm.tooLarge(first.name(), limits.maxPixels(), row);
        }
        int[] sizes = row.stream().mapToInt(Math::toIntExact).toArray();
        ImageForm form;
        if (sizes.length == 2) {
            form = new ImageForm(1, sizes[0], sizes[1]);
        } else if (last) {
            form = new ImageForm(sizes[2], sizes[0], sizes[1]);
        } else {
            form = new ImageForm(sizes[0], sizes[1], sizes[2]);
        }
        Integer asked = options == null ? null : options.pixelRange();
        boolean binary = arrays.stream().allMatch(array -> array.type().kind() == 'b');
        int range = asked != null ? asked : binary ? 1 : USUAL_RANGE;
        return new ArrayImages(arrays, form, last, range, areFractions(arrays) ? range : 1);
    }

    /** Whether images may have them: floating-point numbers below 0 and from 256 on are none. */
    static boolean mayBePixels(List<NumberArray> arrays) throws IOException {
        boolean[] may = {true};
        for (NumberArray array : arrays) {
            if (array.type().isFloating()) {
                array.forEach(
                        (index, bytes, at) -> {
                            double value = array.type().number(bytes, at);
                            may[0] &= value >= 0 && value <= USUAL_RANGE;
                        });
            }
        }
        return may[0];
    }

    private static boolean areFractions(List<NumberArray> arrays) throws IOException {
        if (arrays.stream().noneMatch(array -> array.type().isFloating())) {
            return false;
        }
        double[] largest = {0};
        for (NumberArray array : arrays) {
            array.forEach(
                    (index, bytes, at) ->
                            largest[0] = Math.max(largest[0], array.type().number(bytes, at)));
        }
        return largest[0] <= 1;
    }

    PixelData read(ColumnStore store) throws IOException {
        PixelSink sink = store.pixels(form.pixels());
        for (NumberArray array : arrays) {
            if (array.rowsFastest()) {
                readTransposed(array, sink, store);
            } else {
                readRows(array, sink);
            }
        }
        return sink.finish();
    }

    private void readRows(NumberArray array, PixelSink sink) throws IOException {
        int[] places = places(false);
        byte[] image = new byte[places.length];
        array.forEach(
                (index, bytes, at) -> {
                    int element = (int) (index % image.length);
                    image[places[element]] = pixel(array, index, bytes, at);
                    if (element == image.length - 1) {
                        sink.add(image, 0, image.length);
                    }
                });
    }

    /** One pixel of all images after the other: they are put on disk and read across. */
    private void readTransposed(NumberArray array, PixelSink sink, ColumnStore store)
            throws IOException {
        int[] places = places(true);
        PixelSink across = store.pixels(array.rows());
        byte[] line = new byte[array.rows()];
        array.forEach(
                (index, bytes, at) -> {
                    int row = (int) (index % line.length);
                    line[row] = pixel(array, index, bytes, at);
                    if (row == line.length - 1) {
                        across.add(line, 0, line.length);
                    }
                });
        PixelData lines = across.finish();
        byte[] image = new byte[places.length];
        for (int row = 0; row < array.rows(); row++) {
            for (int element = 0; element < image.length; element++) {
                image[places[element]] = lines.pixel(element, row);
            }
            sink.add(image, 0, image.length);
        }
    }

    /**
     * Where the elements of a row go, as they lie in the file, the first dimension fastest or not.
     */
    private int[] places(boolean firstFastest) {
        int channels = form.channels();
        int height = form.height();
        int width = form.width();
        int[] places = new int[form.pixels()];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int[] at = channelsLast ? new int[] {y, x, c} : new int[] {c, y, x};
                    int[] sizes =
                            channelsLast
                                    ? new int[] {height, width, channels}
                                    : new int[] {channels, height, width};
                    int element =
                            firstFastest
                                    ? at[0] + sizes[0] * (at[1] + sizes[1] * at[2])
                                    : (at[0] * sizes[1] + at[1]) * sizes[2] + at[2];
                    places[element] = (c * height + y) * width + x;
                }
            }
        }
        return places;
    }

    private byte pixel(NumberArray array, long index, ByteBuffer bytes, int at) {
        double value = array.type().number(bytes, at);
        double pixel = value * scale;
        // the negation also meets NaN
        if (!(pixel >= 0 && pixel <= pixelRange) || (scale == 1 && pixel != Math.rint(pixel))) {
            long row = array.rowsFastest() ? index % array.rows() : index / form.pixels();
            throw new UnreadableFile(
                    array.name(),
                    "expected pixels that are whole numbers from 0 to %d, or all from 0 to 1, received %s in image %,d (from 0)"
                            .formatted(pixelRange, number(value), row));
        }
        return (byte) Math.rint(pixel);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
