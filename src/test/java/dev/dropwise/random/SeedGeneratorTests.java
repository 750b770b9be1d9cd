package dev.dropwise.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeedGeneratorTests {

    @Test
    void drawsDistinctSeedsOf31Bits() {
        SeedGenerator seeds = new SeedGenerator();

        List<Long> drawn = Stream.generate(seeds::next).limit(100).toList();

        assertThat(drawn).allMatch(seed -> seed >= 0 && seed < 1L << 31);
        assertThat(drawn.stream().distinct()).hasSizeGreaterThan(95);
    }
}
