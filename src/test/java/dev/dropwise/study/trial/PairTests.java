package dev.dropwise.study.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairTests {

    @Test
    void moreRepeatsKeepTheFirstPairs() {
        assertThat(Pair.of(7, 10)).startsWith(Pair.of(7, 3).toArray(new Pair[0]));
        assertThat(Pair.of(7, 10)).doesNotHaveDuplicates().isNotEqualTo(Pair.of(8, 10));
    }
}
