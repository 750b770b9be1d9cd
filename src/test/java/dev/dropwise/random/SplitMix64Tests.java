package dev.dropwise.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMix64Tests {

    @Test
    void drawsThePublishedNumbers() {
        SplitMix64 random = new SplitMix64(1234567);

        assertThat(random.next()).isEqualTo(6457827717110365317L);
        assertThat(random.next()).isEqualTo(3203168211198807973L);
    }

    @Test
    void seedsOthersWithTheUpperBits() {
        assertThat(new SplitMix64(1234567).nextSeed()).isEqualTo(751_790_091);
    }

    @Test
    void shufflesWithoutLosingAny() {
        int[] values = IntStream.range(0, 100).toArray();

        new SplitMix64(1).shuffle(values);

        assertThat(values).isNotEqualTo(IntStream.range(0, 100).toArray());
        assertThat(IntStream.of(values).sorted().toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
    }
}
