package dev.dropwise.study.search;

import dev.dropwise.random.SeededRandom;
import dev.dropwise.random.SplitMix64;

/** Random numbers of one trial, whatever others draw. */
final class TrialRandom {

    private TrialRandom() {}

    static SeededRandom of(long seed, int number) {
        return new SeededRandom(SplitMix64.mix(SplitMix64.mix(seed) + number));
    }
}
