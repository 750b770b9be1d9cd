package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainingSeedsTests {

    private static final int[] ROWS = IntStream.range(100, 300).toArray();

    private final TrainingSeeds seeds = new TrainingSeeds(7);

    @Test
    void drawsTheSameWhateverWasDrawnBefore() {
        TrainingSeeds used = new TrainingSeeds(7);
        used.order(ROWS, 5);
        used.masks(0, 1000);

        assertThat(used.weights()).isEqualTo(seeds.weights());
        assertThat(used.masks(17, 3)).isEqualTo(seeds.masks(17, 3));
        assertThat(used.order(ROWS, 2)).isEqualTo(seeds.order(ROWS, 2));
    }

    @Test
    void drawsTheSameMasksInAnyPieces() {
        LongStream pieces =
                LongStream.concat(
                        LongStream.of(seeds.masks(40, 3)), LongStream.of(seeds.masks(43, 7)));

        assertThat(pieces.toArray()).isEqualTo(seeds.masks(40, 10));
    }

    @Test
    void drawsSomethingElseForEveryPurposeStepAndSeed() {
        Set<Long> drawn = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            drawn.add(new TrainingSeeds(seed).weights());
            LongStream.of(new TrainingSeeds(seed).masks(0, 20)).forEach(drawn::add);
        }

        assertThat(drawn).hasSize(50 * 21);
    }

    @Test
    void drawsWhatEveryGeneratorOfLibtorchTakesWhole() {
        assertThat(LongStream.of(new TrainingSeeds((1L << 53) - 1).masks(0, 10_000)).boxed())
                .allSatisfy(mask -> assertThat(mask).isBetween(0L, (1L << 31) - 1))
                .anySatisfy(mask -> assertThat(mask).isGreaterThan(1L << 30));
    }

    @Test
    void ordersEveryRowOnceAndEveryEpochAnew() {
        assertThat(seeds.order(ROWS, 1)).containsExactlyInAnyOrder(ROWS).isNotEqualTo(ROWS);
        assertThat(seeds.order(ROWS, 2))
                .containsExactlyInAnyOrder(ROWS)
                .isNotEqualTo(seeds.order(ROWS, 1));
        assertThat(new TrainingSeeds(8).order(ROWS, 1)).isNotEqualTo(seeds.order(ROWS, 1));
    }

    @Test
    void leavesTheRowsThatItIsGivenAlone() {
        int[] rows = ROWS.clone();
        seeds.order(rows, 1);

        assertThat(rows).isEqualTo(ROWS);
    }
}
