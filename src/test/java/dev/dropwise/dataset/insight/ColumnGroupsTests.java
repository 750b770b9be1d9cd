package dev.dropwise.dataset.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.TableContent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnGroupsTests {

    private static final Column TARGET = TestColumns.categories("t", "a", "b", "a", "b", "a");

    private static List<List<String>> groups(int testRows, Column... columns) {
        return ColumnGroups.of(new TableContent(List.of(columns), TARGET, testRows), 0.9);
    }

    @Test
    void holdsColumnsThatGoWithOneAnother() {
        assertThat(
                        groups(
                                0,
                                TestColumns.numbers("x", 1, 2, 3, 4, 5),
                                TestColumns.numbers("noise", 3, 1, 3, 1, 3),
                                TestColumns.numbers("minus", -1, -2, -3, -4, -5),
                                TestColumns.categories("step", "a", "a", "b", "b", "c")))
                .containsExactly(List.of("x", "minus", "step"));
    }

    @Test
    void looksAtTrainingRowsAlone() {
        Column x = TestColumns.numbers("x", 1, 2, 3, 9, 1);
        Column y = TestColumns.numbers("y", 1, 2, 3, 1, 9);

        assertThat(groups(0, x, y)).isEmpty();
        assertThat(groups(2, x, y)).containsExactly(List.of("x", "y"));
    }
}
