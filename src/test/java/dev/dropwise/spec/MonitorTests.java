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
    void anErrorImprovesDownwards() {
        assertThat(Monitor.VALIDATION_MEAN_ABSOLUTE_ERROR.improves(4, 5, 0.5)).isTrue();
        assertThat(Monitor.TRAIN_MEAN_ABSOLUTE_ERROR.improves(4, 5, 1)).isFalse();
        assertThat(Monitor.NOISY_TRAIN_LOSS.improves(5, 4, 0)).isFalse();
    }

    @Test
    void anAccuracyImprovesUpwardsByMoreThanTheDelta() {
        assertThat(Monitor.TRAIN_ACCURACY.improves(0.9, 0.8, 0)).isTrue();
        assertThat(Monitor.VALIDATION_ACCURACY.improves(0.9, 0.8, 0.2)).isFalse();
    }
}
