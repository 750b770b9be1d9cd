package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.spec.SpecJson;
import dev.dropwise.training.TrainingState.Plateau;
import org.junit.jupiter.api.Test;

class TrainingStateTests {

    @Test
    void comesBackFromJson() {
        TrainingState trainingState =
                TrainingState.START.improved(0.5).nextEpoch().notImproved().reduced();

        assertThat(trainingState.plateau()).isEqualTo(new Plateau(1, 0));
        assertThat(SpecJson.read(SpecJson.write(trainingState), TrainingState.class))
                .isEqualTo(trainingState);
    }

    @Test
    void hasNoReductionsWhereNoneWereKept() {
        String kept =
                "{epoch: 2, step: 0, noisyLoss: 0, seconds: 0, best: 0.5, bestEpoch: 1, stale: 0}";

        assertThat(SpecJson.read(kept, TrainingState.class).plateau()).isEqualTo(new Plateau(0, 0));
    }

    @Test
    void countsStaleEpochsFromTheLastImprovementOrReduction() {
        TrainingState stale = TrainingState.START.notImproved().notImproved();

        assertThat(stale.plateau()).isEqualTo(new Plateau(0, 2));
        assertThat(stale.reduced().notImproved().plateau()).isEqualTo(new Plateau(1, 1));
        assertThat(stale.reduced().stale()).as("early stopping counts on").isEqualTo(2);
        assertThat(stale.reduced().improved(0.1).plateau()).isEqualTo(new Plateau(1, 0));
    }
}
