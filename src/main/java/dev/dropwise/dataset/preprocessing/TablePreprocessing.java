package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Standardized numbers, one-hot categories and indicators of missing values, one column after the
 * other.
 *
 * @param columns in the order of the data set
 */
@JsonTypeName("table")
public record TablePreprocessing(List<ColumnEncoding> columns, TargetEncoding target)
        implements Preprocessing {

    public TablePreprocessing {
        columns = List.copyOf(columns);
    }

    @Override
    public int vocabulary() {
        return columns.get(0) instanceof TextEncoding text ? text.vocabulary().size() + 1 : 0;
    }

    @Override
    public int[] inputShape() {
        return new int[] {width()};
    }

    private int width() {
        int width = 0;
        for (ColumnEncoding column : columns) {
            width += column.width();
        }
        return width;
    }

    @Override
    public float[] encode(JsonNode instance) {
        if (instance.isObject()) {
            return encodeNamed(instance);
        }
        if (!instance.isArray() || instance.size() != columns.size()) {
            throw new Invalid("", expected() + ReceivedValue.describe(instance));
        }
        return encodeEach(
                (i, column, into, at) -> column.encode(instance.get(i), into, at),
                i -> "/" + i,
                new ArrayList<>());
    }

    private float[] encodeNamed(JsonNode instance) {
        return encodeEach(
                (i, column, into, at) -> encodeNamed(instance.get(column.name()), column, into, at),
                i -> ReceivedValue.pointer(columns.get(i).name()),
                unknownColumns(instance));
    }

    private static @Nullable String encodeNamed(
            @Nullable JsonNode value, ColumnEncoding column, float[] into, int at) {
        return value == null ? "missing column" : column.encode(value, into, at);
    }

    private List<Fault> unknownColumns(JsonNode instance) {
        List<Fault> faults = new ArrayList<>();
        for (String name : instance.propertyNames()) {
            if (columns.stream().noneMatch(column -> column.name().equals(name))) {
                faults.add(
                        new Fault(
                                ReceivedValue.pointer(name),
                                "unknown column; the columns are " + names()));
            }
        }
        return faults;
    }

    @Override
    public float[] encode(float[] instance) {
        if (instance.length != columns.size()) {
            throw new Invalid("", expected() + "a list of " + instance.length);
        }
        return encodeEach(
                (i, column, into, at) -> column.encode(instance[i], into, at),
                i -> "/" + i,
                new ArrayList<>());
    }

    private float[] encodeEach(Encoder encoder, IntFunction<String> pointers, List<Fault> faults) {
        float[] encoded = new float[width()];
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            ColumnEncoding column = columns.get(i);
            String wrong = encoder.encode(i, column, encoded, at);
            if (wrong != null) {
                faults.add(new Fault(pointers.apply(i), wrong));
            }
            at += column.width();
        }
        Invalid.throwIfAny(faults);
        return encoded;
    }

    private String expected() {
        return "expected shape [%d] (%s), received ".formatted(columns.size(), names());
    }

    private String names() {
        return columns.stream().map(ColumnEncoding::name).collect(Collectors.joining(", "));
    }

    /** Encodes one column of an instance and says what is wrong, or null. */
    private interface Encoder {
        @Nullable String encode(int index, ColumnEncoding column, float[] into, int at);
    }
}
