package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ChunkSizerTests {

    private final ChunkSizer chunkSizer =
            new ChunkSizer(
                    new TrainingProperties(
                            Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0)));

    @Test
    void beginsWithOneStep() {
        assertThat(chunkSizer.steps()).isEqualTo(1);
    }

    @Test
    void fillsAChunkOfTime() {
        chunkSizer.took(1, 0.001);

        assertThat(chunkSizer.steps()).isEqualTo(100);
    }

    @Test
    void followsQuicklyWhenTheFirstStepWasSlow() {
        chunkSizer.took(1, 1.0);
        assertThat(chunkSizer.steps()).isEqualTo(1);

        for (int i = 0; i < 4; i++) {
            chunkSizer.took(1, 0.001);
        }

        assertThat(chunkSizer.steps()).isGreaterThanOrEqualTo(25);
    }

    @Test
    void slowsDownWithTheSteps() {
        chunkSizer.took(1, 0.001);
        chunkSizer.took(100, 1.0);
        chunkSizer.took(50, 0.5);
        chunkSizer.took(20, 0.2);
        chunkSizer.took(20, 0.2);

        assertThat(chunkSizer.steps()).isBetween(10, 12);
    }

    @Test
    void bringsManyTinyStepsIntoOneCallButNotAnyNumber() {
        chunkSizer.took(10_000, 1e-9);

        assertThat(chunkSizer.steps()).isEqualTo(10_000);
    }

    @Test
    void alwaysDoesAStep() {
        ChunkSizer hasty =
                new ChunkSizer(
                        new TrainingProperties(Duration.ZERO, Duration.ZERO, DataSize.ofBytes(0)));
        hasty.took(1, 5);

        assertThat(hasty.steps()).isEqualTo(1);
    }

    @Test
    void knowsWhenACheckpointIsDue() {
        assertThat(chunkSizer.checkpointIsDue()).isFalse();
        ChunkSizer hasty =
                new ChunkSizer(
                        new TrainingProperties(Duration.ZERO, Duration.ZERO, DataSize.ofBytes(0)));
        hasty.checkpointed();

        assertThat(hasty.checkpointIsDue()).isTrue();
    }
}
