package dev.dropwise.study.trial;

import dev.dropwise.random.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What decides chance in a trial; all variants get the same pairs. A seed alone would measure the
 * noise of training only, so both vary together: they are one number, which divides the rows and
 * draws everything else.
 *
 * @param split divides the rows
 * @param seed of all other draws
 */
public record Pair(long split, long seed) {

    /** The first pairs of a study's seed. */
    public static List<Pair> of(long studySeed, int count) {
        SplitMix64 random = new SplitMix64(studySeed);
        return IntStream.range(0, count)
                .mapToLong(i -> random.nextSeed())
                .mapToObj(seed -> new Pair(seed, seed))
                .toList();
    }
}
