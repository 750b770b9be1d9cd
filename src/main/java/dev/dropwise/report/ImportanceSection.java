package dev.dropwise.report;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.report.ColumnImportance.CorrelatedColumns;
import dev.dropwise.report.ColumnImportance.OneColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which columns of a table the network of a run relies on. */
final class ImportanceSection {

    /** Columns that correlate as closely are shuffled together, too. */
    private static final double CLOSE = 0.7;

    private static final int REPEATS = 5;
    private static final int FEWEST_ROWS = 50;
    private static final int MOST_ROWS = 1000;

    /** Multiplications for all that is shuffled: some tenths of a second. */
    private static final long BUDGET = 5_000_000_000L;

    private ImportanceSection() {}

    /** Null where there are no columns to shuffle, and where they are too many for the time. */
    static @Nullable ColumnImportance of(MeasuredRun measured) {
        if (!(measured.data().network().preprocessing() instanceof TablePreprocessing table)
                || table.columns().size() < 2) {
            return null;
        }
        List<String> columns = table.columns().stream().map(ColumnEncoding::name).toList();
        long affordable = affordable(measured, columns.size(), table.inputShape()[0]);
        if (affordable < FEWEST_ROWS) {
            return null;
        }
        RowPart part = measured.heldOut();
        int[] rows =
                RowSample.evenly(measured.of(part).rows(), (int) Math.min(affordable, MOST_ROWS));
        List<List<String>> groups = measured.data().dataset().correlatedColumns(CLOSE);
        ColumnShuffle shuffle = new ColumnShuffle(measured, table, rows, REPEATS);
        return new ColumnImportance(
                measured.targets().get(0).isClass() ? "logLoss" : "meanSquaredError",
                part,
                rows.length,
                REPEATS,
                ofColumns(columns, shuffle),
                ofGroups(groups, shuffle));
    }

    /** How many rows can be shuffled for that: half as many again for groups. */
    private static long affordable(MeasuredRun measured, int columns, int inputs) {
        long perRow =
                measured.data().network().plan().architecture().parameters() + 20L * inputs + 2000;
        return BUDGET / perRow / REPEATS / (columns + columns / 2);
    }

    private static List<OneColumn> ofColumns(List<String> columns, ColumnShuffle shuffle) {
        List<OneColumn> all = new ArrayList<>();
        for (String column : columns) {
            all.add(new OneColumn(column, shuffle.increase(Set.of(column))));
        }
        all.sort(Comparator.comparingDouble((OneColumn one) -> value(one.increase())).reversed());
        return List.copyOf(all);
    }

    private static List<CorrelatedColumns> ofGroups(
            List<List<String>> groups, ColumnShuffle shuffle) {
        List<CorrelatedColumns> all = new ArrayList<>();
        for (List<String> group : groups) {
            all.add(new CorrelatedColumns(group, shuffle.increase(Set.copyOf(group))));
        }
        all.sort(
                Comparator.comparingDouble((CorrelatedColumns one) -> value(one.increase()))
                        .reversed());
        return List.copyOf(all);
    }

    private static double value(MetricEstimate increase) {
        return Objects.requireNonNullElse(increase.value(), 0.0);
    }
}
