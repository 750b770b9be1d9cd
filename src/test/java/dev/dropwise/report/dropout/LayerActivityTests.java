package dev.dropwise.report.dropout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.Shape;
import org.junit.jupiter.api.Test;

class LayerActivityTests {

    @Test
    void unitsThatSayTheSameAreCoAdaptedWhateverTheirSign() {
        LayerActivity activity = activity(3, 1, 2, -1, 2, 4, -2, 4, 8, -4);

        assertThat(activity.coAdaptation()).isCloseTo(1, within(1e-12));
        assertThat(activity.units()).isEqualTo(3);
        assertThat(activity.meanActivation()).isCloseTo(14 / 9.0, within(1e-12));
    }

    @Test
    void unitsThatGoTheirOwnWayAreNot() {
        LayerActivity activity = activity(2, 1, 1, -1, 1, 1, -1, -1, -1);

        assertThat(activity.coAdaptation()).isZero();
    }

    @Test
    void isTheMeanOfAllPairs() {
        // the first two always together, the third on its own
        LayerActivity activity = activity(3, 1, 1, 1, -1, -1, 1, 1, 1, -1, -1, -1, -1);

        assertThat(activity.coAdaptation()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void countsZerosAndDeadUnits() {
        LayerActivity activity = activity(3, 0, 0, 1, 0, 5, 1, 0, 0, 1, 0, 0, 1);

        assertThat(activity.sparsity()).isCloseTo(7 / 12.0, within(1e-12));
        assertThat(activity.deadUnits()).isEqualTo(2);
        assertThat(activity.coAdaptation()).isNull();
    }

    @Test
    void takesFiltersForUnitsOfImages() {
        float[] outputs = {1, 2, 3, 4, 0, 0, 0, 0};

        LayerActivity activity = LayerActivity.of("conv", outputs, Shape.of(2, 2, 2));

        assertThat(activity.units()).isEqualTo(2);
        assertThat(activity.deadUnits()).isEqualTo(1);
        assertThat(activity.meanActivation()).isEqualTo(1.25);
    }

    @Test
    void takesLastNumbersForUnitsOfSequences() {
        float[] outputs = {1, 0, 2, 0, 3, 0};

        LayerActivity activity = LayerActivity.of("gru", outputs, Shape.of(3, 2));

        assertThat(activity.units()).isEqualTo(2);
        assertThat(activity.deadUnits()).isEqualTo(1);
        assertThat(activity.sparsity()).isEqualTo(0.5);
    }

    @Test
    void looksAtSomeOfManyUnits() {
        UnitActivations units =
                UnitActivations.of(new float[] {1, 9, 1, 9, 2, 7, 2, 7, 4, 8, 4, 8}, Shape.of(4));

        assertThat(units.coAdaptation(2, 100)).isCloseTo(1, within(1e-12));
    }

    private static LayerActivity activity(int units, float... outputs) {
        return LayerActivity.of("dense1", outputs, Shape.of(units));
    }
}
