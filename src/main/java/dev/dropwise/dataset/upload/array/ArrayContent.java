package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.NumberSink;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.RoundedNumbers;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a data set of arrays: features of shape [rows] or [rows, columns] are a table, and so are
 * sequences of [rows, steps, features], step after step; [rows, height, width], [rows, height,
 * width, channels] or [rows, channels, height, width] images.
 */
final class ArrayContent {

    /** What the options call the array, in whatever part. */
    private static final String FEATURES = "x";

    /** Dimensions of an array of sequences. */
    private static final int SEQUENCES = 3;

    private final UploadSource source;
    private final UploadOptions options;
    private final ColumnStore store;

    ArrayContent(UploadSource source, UploadOptions options, ColumnStore store) {
        this.source = source;
        this.options = options;
        this.store = store;
    }

    /**
     * Features and targets of the same rows.
     *
     * @param x any number of dimensions
     * @param y [rows] or [rows, targets]
     */
    record Pair(NumberArray x, NumberArray y) {

        Pair {
            if (x.rows() != y.rows()) {
                throw new UnreadableFile(
                        y.name(),
                        "expected %,d rows as %s has, received %,d"
                                .formatted(x.rows(), x.name(), y.rows()));
            }
        }
    }

    /** Reads pairs, of which the second, where there is one, is the hold-out. */
    DatasetContent read(List<Pair> pairs) throws IOException {
        NumberArray first = pairs.get(0).x;
        List<Long> rowShape = first.shape().subList(1, first.shape().size());
        for (Pair pair : pairs) {
            NumberArray x = pair.x;
            if (!x.shape().subList(1, x.shape().size()).equals(rowShape)) {
                throw new UnreadableFile(
                        x.name(),
                        "expected rows of the shape %s as in %s, received %s"
                                .formatted(rowShape, first.name(), x.shape()));
            }
            if (x.type().isText()) {
                throw new UnreadableFile(x.name(), "expected numbers, received texts");
            }
        }
        List<NumberArray> xs = pairs.stream().map(Pair::x).toList();
        List<NumberArray> ys = pairs.stream().map(Pair::y).toList();
        int testRows = pairs.size() == 1 ? 0 : xs.get(1).rows();
        ValueType asked = asked(first);
        boolean isImage =
                rowShape.size() > 1 && (asked == null ? !isSequence(xs) : asked == ValueType.IMAGE);
        return isImage ? images(xs, ys, testRows) : table(xs, ys, testRows);
    }

    /** What the features are said to be, null where their shape and values decide. */
    private @Nullable ValueType asked(NumberArray x) {
        ValueType asked = options.types().get(FEATURES);
        int dimensions = x.shape().size();
        boolean fits =
                asked == null
                        || (asked == ValueType.NUMBER && dimensions <= SEQUENCES)
                        || (asked == ValueType.IMAGE && dimensions >= SEQUENCES);
        if (!fits || !Set.of(FEATURES).containsAll(options.types().keySet())) {
            throw new Invalid(
                    "/types",
                    "expected number, for [rows, steps, features], or image for %s, received %s for %s"
                            .formatted(
                                    FEATURES,
                                    options.types().toString().toLowerCase(Locale.ROOT),
                                    x.shape()));
        }
        return asked;
    }

    /** Whether rows are steps with features, whose values no image has. */
    private boolean isSequence(List<NumberArray> xs) throws IOException {
        return xs.get(0).shape().size() == SEQUENCES
                && options.image() == null
                && !ArrayImages.mayBePixels(xs);
    }

    private ImageContent images(List<NumberArray> xs, List<NumberArray> ys, int testRows)
            throws IOException {
        ArrayImages images = ArrayImages.of(xs, options.image(), source.limits());
        return new ImageContent(
                "image",
                images.form().shape(),
                images.pixelRange(),
                images.read(store),
                targets(ys, "label"),
                RowKeys.NONE,
                testRows);
    }

    private TableContent table(List<NumberArray> xs, List<NumberArray> ys, int testRows)
            throws IOException {
        if (options.image() != null) {
            throw new Invalid("/image", "expected none: the features are a table");
        }
        long width = xs.get(0).rowLength();
        if (width >= source.limits().maxColumns()) {
            throw new TooLarge(
                    "%s: expected less than %,d columns, received %,d"
                            .formatted(xs.get(0).name(), source.limits().maxColumns(), width));
        }
        List<NumberSink> sinks = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            sinks.add(store.numbers());
        }
        for (NumberArray x : xs) {
            read(x, sinks);
        }
        List<Column> columns = new ArrayList<>();
        for (NumberSink sink : sinks) {
            String name = name(xs.get(0), columns.size());
            columns.add(sink.column(name));
            if (sink.losesDigits()) {
                source.warnings().add(RoundedNumbers.RULE, name, RoundedNumbers.message(name));
            }
        }
        List<Column> targets = targets(ys, "y");
        List<String> names = new ArrayList<>(targets.stream().map(Column::name).toList());
        names.retainAll(columns.stream().map(Column::name).toList());
        if (!names.isEmpty()) {
            throw new Invalid(
                    "/target",
                    "expected other names than those of features, received "
                            + String.join(", ", names));
        }
        return new TableContent(List.copyOf(columns), targets, RowKeys.NONE, testRows);
    }

    /** By its place in a row, of a sequence by its step and its place in that. */
    private static String name(NumberArray x, int column) {
        if (x.shape().size() < SEQUENCES) {
            return FEATURES + column;
        }
        int features = Math.toIntExact(x.shape().get(2));
        return FEATURES + column / features + "_" + column % features;
    }

    private List<Column> targets(List<NumberArray> ys, String usual) throws IOException {
        return new ArrayTargets(source.limits(), options, store).read(ys, usual);
    }

    /** The column of an element where the first dimension of a row is the fastest. */
    private static int transposed(NumberArray x, int element) {
        if (x.shape().size() < SEQUENCES) {
            return element;
        }
        int steps = Math.toIntExact(x.shape().get(1));
        int features = Math.toIntExact(x.shape().get(2));
        return element % steps * features + element / steps;
    }

    private static void read(NumberArray x, List<NumberSink> sinks) throws IOException {
        int width = sinks.size();
        int rows = x.rows();
        x.forEach(
                (index, bytes, at) -> {
                    int column =
                            x.rowsFastest()
                                    ? transposed(x, (int) (index / rows))
                                    : (int) (index % width);
                    double value = x.type().number(bytes, at);
                    if (Float.isInfinite((float) value)) {
                        long row = x.rowsFastest() ? index % rows : index / width;
                        throw new UnreadableFile(
                                x.name(),
                                "expected numbers that a float32 holds, or NaN where they are missing, received another in row %,d, column %d (from 0)"
                                        .formatted(row, column));
                    }
                    sinks.get(column).add(value);
                });
    }
}
