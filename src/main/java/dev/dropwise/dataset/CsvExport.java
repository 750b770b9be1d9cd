package dev.dropwise.dataset;

import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.RowKey;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as comma-separated values that make the same data set when they are uploaded: features, then
 * targets, then what divides the rows. Pixels are columns of their own. Missing values are empty.
 */
public final class CsvExport {

    private final DatasetContent content;
    private final Writer out;

    public CsvExport(DatasetContent content, Writer out) {
        this.content = content;
        this.out = out;
    }

    /**
     * Writes a header and rows.
     *
     * @param first the first row, from 0
     * @param end the row behind the last
     */
    public void write(int first, int end) throws IOException {
        write(names());
        for (int row = first; row < end; row++) {
            write(values(row));
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Feature feature : content.features()) {
            if (feature.type() == ValueType.IMAGE) {
                int pixels = feature.shape().stream().reduce(1, Math::multiplyExact);
                IntStream.rangeClosed(1, pixels).mapToObj(i -> "pixel" + i).forEach(names::add);
            } else {
                names.add(feature.name());
            }
        }
        content.targets().forEach(target -> names.add(target.name()));
        keys().forEach(key -> names.add(key.name()));
        return names;
    }

    private List<@Nullable Object> values(int row) {
        List<@Nullable Object> values = new ArrayList<>();
        Object instance = content.instance(row);
        if (instance instanceof int[] pixels) {
            IntStream.of(pixels).forEach(values::add);
        } else if (instance instanceof Map<?, ?> columns) {
            values.addAll(columns.values());
        }
        content.targets().forEach(target -> values.add(target.value(row)));
        keys().forEach(key -> values.add(key.keys().get(row)));
        return values;
    }

    private List<RowKey> keys() {
        return Stream.of(content.keys().group(), content.keys().time())
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private void write(List<?> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            out.write(i == 0 ? "" : ",");
            Object value = values.get(i);
            out.write(value == null ? "" : text(value));
        }
        out.write('\n');
    }

    /** Most values are pixels, hundreds in a row. */
    private static String text(Object value) {
        String text = value.toString();
        return value instanceof Number || isPlain(text)
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (",\"\r\n".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
