package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.TargetSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through what there is of a content, for rules that look at one thing at a time. */
final class WarningScan {

    private WarningScan() {}

    /** What is said of features, null where nothing is. */
    static Stream<WarningFinding> columns(
            ContentInspection seen, BiFunction<Column, ColumnSummary, @Nullable String> message) {
        List<Column> columns = seen.content().columns();
        return IntStream.range(0, columns.size())
                .mapToObj(
                        i ->
                                WarningFinding.of(
                                        "/features/" + i,
                                        columns.get(i).name(),
                                        message.apply(columns.get(i), seen.features().get(i))))
                .flatMap(Stream::ofNullable);
    }

    /** What is said of targets, null where nothing is. */
    static Stream<WarningFinding> targets(
            ContentInspection seen, BiFunction<Column, TargetSummary, @Nullable String> message) {
        List<Column> targets = seen.content().targets();
        return IntStream.range(0, targets.size())
                .mapToObj(
                        i ->
                                WarningFinding.of(
                                        seen.pointer(i),
                                        targets.get(i).name(),
                                        message.apply(targets.get(i), seen.targets().get(i))))
                .flatMap(Stream::ofNullable);
    }

    /** What is said of the classes of all targets, null where nothing is. */
    static Stream<WarningFinding> classes(
            ContentInspection seen,
            BiFunction<String, TargetSummary.ClassRows, @Nullable String> message) {
        return IntStream.range(0, seen.targets().size())
                .boxed()
                .flatMap(i -> classes(seen, i, message));
    }

    private static Stream<WarningFinding> classes(
            ContentInspection seen,
            int target,
            BiFunction<String, TargetSummary.ClassRows, @Nullable String> message) {
        Map<String, TargetSummary.ClassRows> balance = seen.targets().get(target).balance();
        return Stream.ofNullable(balance)
                .flatMap(classes -> classes.entrySet().stream())
                .map(
                        one ->
                                WarningFinding.of(
                                        seen.pointer(target),
                                        seen.content().targets().get(target).name(),
                                        message.apply(one.getKey(), one.getValue())))
                .flatMap(Stream::ofNullable);
    }

    static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
