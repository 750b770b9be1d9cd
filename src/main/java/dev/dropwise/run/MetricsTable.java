package dev.dropwise.run;

import dev.dropwise.training.EpochMetrics;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Epochs as CSV: a line of names, then a line an epoch; an empty field where there is nothing.
 * Every rate has a column of its own, {@code rates.dropout1}, before the seconds.
 */
final class MetricsTable {

    /** Left out where no epoch has them. */
    private static final Set<String> OPTIONAL = Set.of("monitored", "trainRows");

    private MetricsTable() {}

    private record Column(String name, Function<EpochMetrics, @Nullable Object> value) {

        String field(EpochMetrics epoch) {
            Object found = value.apply(epoch);
            boolean missing = found == null || (found instanceof Double d && !Double.isFinite(d));
            return missing ? "" : found.toString();
        }
    }

    static String csv(List<EpochMetrics> epochs) {
        List<Column> columns =
                Arrays.stream(EpochMetrics.class.getRecordComponents())
                        .flatMap(component -> columns(component, epochs))
                        .toList();
        StringBuilder table = new StringBuilder(line(columns, Column::name));
        epochs.forEach(epoch -> table.append(line(columns, column -> column.field(epoch))));
        return table.toString();
    }

    private static Stream<Column> columns(RecordComponent component, List<EpochMetrics> epochs) {
        if (component.getType() == Map.class) {
            return rates(epochs);
        }
        boolean hasColumn =
                !OPTIONAL.contains(component.getName())
                        || epochs.stream().anyMatch(epoch -> read(component, epoch) != null);
        return hasColumn
                ? Stream.of(new Column(component.getName(), epoch -> read(component, epoch)))
                : Stream.of();
    }

    private static Stream<Column> rates(List<EpochMetrics> epochs) {
        return epochs.stream()
                .flatMap(epoch -> epoch.rates().keySet().stream())
                .distinct()
                .map(name -> new Column("rates." + name, epoch -> epoch.rates().get(name)));
    }

    private static String line(List<Column> columns, Function<Column, String> field) {
        return columns.stream().map(field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static @Nullable Object read(RecordComponent component, EpochMetrics epoch) {
        try {
            return component.getAccessor().invoke(epoch);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
