package dev.dropwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorrelationTests {

    private final NumberColumn x = Columns.numbers("x", 1, 2, 3, 4, Float.NaN);
    private final NumberColumn y = Columns.numbers("y", 2, 4, 6, 9, 1);

    /** By hand: the products are 5 and 26.75, and 11.5. */
    @Test
    void ofNumbersIsPearsons() {
        assertThat(Correlation.between(x, y)).isEqualTo(0.9943767);
        assertThat(Correlation.between(x, Columns.numbers("z", 4, 3, 2, 1, 7))).isEqualTo(-1);
    }

    /** By hand: of the variance 26.75, 2 + 4.5 lies within the groups {2, 4} and {6, 9}. */
    @Test
    void ofNumbersAndCategoriesIsTheCorrelationRatio() {
        CategoryColumn groups = Columns.categories("g", "a", "a", "b", "b", null);

        assertThat(Correlation.between(groups, y)).isEqualTo(0.8700628);
        assertThat(Correlation.between(y, groups)).isEqualTo(0.8700628);
    }

    /** By hand: with counts 2 0 / 1 1 the chi square of four rows is 4/3. */
    @Test
    void ofCategoriesIsCramersV() {
        CategoryColumn one = Columns.categories("one", "a", "a", "b", "b");
        CategoryColumn other = Columns.categories("other", "u", "u", "u", "v");

        assertThat(Correlation.between(one, other)).isEqualTo(0.5773503);
        assertThat(Correlation.between(one, one)).isEqualTo(1);
    }

    @Test
    void isNullWhereNothingVaries() {
        assertThat(Correlation.between(x, Columns.numbers("z", 1, 1, 1, 1, 1))).isNull();
        assertThat(
                        Correlation.between(
                                Columns.categories("g", "a", "a", "a", "a", "a"),
                                Columns.categories("h", "a", "b", "a", "a", "a")))
                .isNull();
    }
}
