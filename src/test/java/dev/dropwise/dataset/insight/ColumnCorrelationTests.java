package dev.dropwise.dataset.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.TestColumns;
import org.junit.jupiter.api.Test;

class ColumnCorrelationTests {

    private final NumberColumn x = TestColumns.numbers("x", 1, 2, 3, 4, Float.NaN);
    private final NumberColumn y = TestColumns.numbers("y", 2, 4, 6, 9, 1);

    /** By hand: the products are 5 and 26.75, and 11.5. */
    @Test
    void ofNumbersIsPearsons() {
        assertThat(ColumnCorrelation.between(x, y)).isEqualTo(0.9943767);
        assertThat(ColumnCorrelation.between(x, TestColumns.numbers("z", 4, 3, 2, 1, 7)))
                .isEqualTo(-1);
    }

    /** By hand: of the variance 26.75, 2 + 4.5 lies within the groups {2, 4} and {6, 9}. */
    @Test
    void ofNumbersAndCategoriesIsTheCorrelationRatio() {
        CategoryColumn groups = TestColumns.categories("g", "a", "a", "b", "b", null);

        assertThat(ColumnCorrelation.between(groups, y)).isEqualTo(0.8700628);
        assertThat(ColumnCorrelation.between(y, groups)).isEqualTo(0.8700628);
    }

    /** By hand: with counts 2 0 / 1 1 the chi square of four rows is 4/3. */
    @Test
    void ofCategoriesIsCramersV() {
        CategoryColumn one = TestColumns.categories("one", "a", "a", "b", "b");
        CategoryColumn other = TestColumns.categories("other", "u", "u", "u", "v");

        assertThat(ColumnCorrelation.between(one, other)).isEqualTo(0.5773503);
        assertThat(ColumnCorrelation.between(one, one)).isEqualTo(1);
    }

    @Test
    void isNullWhereNothingVaries() {
        assertThat(ColumnCorrelation.between(x, TestColumns.numbers("z", 1, 1, 1, 1, 1))).isNull();
        assertThat(
                        ColumnCorrelation.between(
                                TestColumns.categories("g", "a", "a", "a", "a", "a"),
                                TestColumns.categories("h", "a", "b", "a", "a", "a")))
                .isNull();
    }
}
