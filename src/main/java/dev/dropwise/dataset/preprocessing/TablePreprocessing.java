package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
    public float[] encode(JsonNode instance, InstanceFindings findings) {
        if (instance.isObject()) {
            List<Fault> faults = findings.ignoresUnknown() ? List.of() : unknownColumns(instance);
            return encode(new NamedValues(instance, columns), findings, faults);
        }
        if (instance.isArray() && NestedValues.isNested(instance, columns.size())) {
            int width = columns.size() / instance.size();
            return encode(new NestedValues(instance, width), findings, List.of());
        }
        if (!instance.isArray() || instance.size() != columns.size()) {
            throw new Invalid("", expected() + ReceivedValue.describe(instance));
        }
        return encode(new ListedValues(instance), findings, List.of());
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
    public float[] encode(double[] instance, InstanceFindings findings) {
        if (instance.length != columns.size()) {
            throw new Invalid("", expected() + "a list of " + instance.length);
        }
        return encode(new NumberValues(instance), findings, List.of());
    }

    private float[] encode(ColumnValues values, InstanceFindings findings, List<Fault> before) {
        float[] encoded = new float[width()];
        List<Fault> faults = new ArrayList<>(before);
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            ColumnEncoding column = columns.get(i);
            String wrong = values.encode(i, column, encoded, at);
            if (wrong != null) {
                faults.add(new Fault(values.pointer(i), wrong));
            } else {
                find(values, i, column, findings);
            }
            at += column.width();
        }
        Invalid.throwIfAny(faults);
        return encoded;
    }

    private static void find(
            ColumnValues values, int index, ColumnEncoding column, InstanceFindings findings) {
        if (values.isMissing(index)) {
            findings.imputed(column.name());
            return;
        }
        String unusual = values.unusual(index, column);
        if (unusual != null) {
            findings.warn(values.pointer(index), unusual);
        }
    }

    private String expected() {
        return "expected shape [%d] (%s), received ".formatted(columns.size(), names());
    }

    private String names() {
        return columns.stream().map(ColumnEncoding::name).collect(Collectors.joining(", "));
    }
}
