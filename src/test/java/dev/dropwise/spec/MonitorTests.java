package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MonitorTests {

    @Test
    void aLossImprovesDownwardsByMoreThanTheDelta() {
        assertThat(Monitor.VALIDATION_LOSS.improves(0.9, 1, 0)).isTrue();
        assertThat(Monitor.VALIDATION_LOSS.improves(0.9, 1, 0.2)).isFalse();
        assertThat(Monitor.TRAIN_LOSS.improves(1, 1, 0)).isFalse();
    }

    @Test
    void anAccuracyImprovesUpwardsByMoreThanTheDelta() {
        assertThat(Monitor.TRAIN_ACCURACY.improves(0.9, 0.8, 0)).isTrue();
        assertThat(Monitor.VALIDATION_ACCURACY.improves(0.9, 0.8, 0.2)).isFalse();
    }

    @Test
    void nothingIsWorseThanNotANumber() {
        assertThat(Monitor.TRAIN_LOSS.improves(5, Double.NaN, 1)).isTrue();
        assertThat(Monitor.TRAIN_LOSS.improves(Double.NaN, 5, 0)).isFalse();
        assertThat(Monitor.TRAIN_LOSS.improves(Double.NaN, Double.NaN, 0)).isFalse();
    }
}
