package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PaceTests {

    private final Pace pace =
            new Pace(
                    new TrainingProperties(
                            Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0)));

    @Test
    void beginsWithOneStep() {
        assertThat(pace.steps()).isEqualTo(1);
    }

    @Test
    void fillsAChunkOfTime() {
        pace.took(1, 0.001);

        assertThat(pace.steps()).isEqualTo(100);
    }

    @Test
    void followsQuicklyWhenTheFirstStepWasSlow() {
        pace.took(1, 1.0);
        assertThat(pace.steps()).isEqualTo(1);

        for (int i = 0; i < 4; i++) {
            pace.took(1, 0.001);
        }

        assertThat(pace.steps()).isGreaterThanOrEqualTo(25);
    }

    @Test
    void slowsDownWithTheSteps() {
        pace.took(1, 0.001);
        pace.took(100, 1.0);
        pace.took(50, 0.5);
        pace.took(20, 0.2);
        pace.took(20, 0.2);

        assertThat(pace.steps()).isBetween(10, 12);
    }

    @Test
    void bringsManyTinyStepsIntoOneCallButNotAnyNumber() {
        pace.took(10_000, 1e-9);

        assertThat(pace.steps()).isEqualTo(10_000);
    }

    @Test
    void alwaysDoesAStep() {
        Pace hasty =
                new Pace(new TrainingProperties(Duration.ZERO, Duration.ZERO, DataSize.ofBytes(0)));
        hasty.took(1, 5);

        assertThat(hasty.steps()).isEqualTo(1);
    }

    @Test
    void knowsWhenACheckpointIsDue() {
        assertThat(pace.checkpointIsDue()).isFalse();
        Pace hasty =
                new Pace(new TrainingProperties(Duration.ZERO, Duration.ZERO, DataSize.ofBytes(0)));
        hasty.checkpointed();

        assertThat(hasty.checkpointIsDue()).isTrue();
    }
}
