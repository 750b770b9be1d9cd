package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.spec.SpecJson;
import dev.dropwise.training.Position.Plateau;
import org.junit.jupiter.api.Test;

class PositionTests {

    @Test
    void comesBackFromJson() {
        Position position = Position.START.improved(0.5).nextEpoch().notImproved().reduced();

        assertThat(position.plateau()).isEqualTo(new Plateau(1, 0));
        assertThat(SpecJson.read(SpecJson.write(position), Position.class)).isEqualTo(position);
    }

    @Test
    void hasNoReductionsWhereNoneWereKept() {
        String kept =
                "{epoch: 2, step: 0, noisyLoss: 0, seconds: 0, best: 0.5, bestEpoch: 1, stale: 0}";

        assertThat(SpecJson.read(kept, Position.class).plateau()).isEqualTo(new Plateau(0, 0));
    }

    @Test
    void countsStaleEpochsFromTheLastImprovementOrReduction() {
        Position stale = Position.START.notImproved().notImproved();

        assertThat(stale.plateau()).isEqualTo(new Plateau(0, 2));
        assertThat(stale.reduced().notImproved().plateau()).isEqualTo(new Plateau(1, 1));
        assertThat(stale.reduced().stale()).as("early stopping counts on").isEqualTo(2);
        assertThat(stale.reduced().improved(0.1).plateau()).isEqualTo(new Plateau(1, 0));
    }
}
