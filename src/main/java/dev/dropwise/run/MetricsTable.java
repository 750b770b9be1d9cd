package dev.dropwise.run;

import dev.dropwise.training.EpochMetrics;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Epochs as CSV: a line of names, then a line an epoch; an empty field where there is nothing. */
final class MetricsTable {

    private static final RecordComponent[] COLUMNS = EpochMetrics.class.getRecordComponents();

    private MetricsTable() {}

    static String csv(List<EpochMetrics> epochs) {
        StringBuilder table = new StringBuilder(line(RecordComponent::getName));
        epochs.forEach(epoch -> table.append(line(column -> field(column, epoch))));
        return table.toString();
    }

    private interface Field {
        String of(RecordComponent column);
    }

    private static String line(Field field) {
        return Arrays.stream(COLUMNS).map(field::of).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(RecordComponent column, EpochMetrics epoch) {
        try {
            Object value = column.getAccessor().invoke(epoch);
            boolean missing = value == null || (value instanceof Double d && !Double.isFinite(d));
            return missing ? "" : value.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + column, e);
        }
    }
}
