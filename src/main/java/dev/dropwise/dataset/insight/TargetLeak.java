package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.Task;
import java.util.Optional;

/** Looks whether a column alone tells a target, on a sample of rows. */
interface TargetLeak {

    /** With fewer rows than this anything may happen by chance. */
    int FEWEST = 30;

    /** What shows that it does, to go on a sentence with; empty where it does not. */
    Optional<String> evidence(Column column);

    static TargetLeak into(Column target, int[] rows) {
        if (rows.length < FEWEST) {
            return column -> Optional.empty();
        }
        return target.asTarget().task() == Task.CLASSIFICATION
                ? new ClassLeak(target, rows)
                : new ValueLeak(target, rows);
    }

    /** Whether values repeat often enough for their groups to mean something. */
    static boolean areGroups(int groups, int rows) {
        return groups <= rows / 5;
    }
}
