package dev.dropwise.dataset.column;

import dev.dropwise.random.SeededRandom;
import dev.dropwise.random.SplitMix64;

/**
 * How training rows are made worse than they are. The test rows, which come last, stay as they are.
 *
 * @param trainingRows how many rows are concerned, the first ones
 * @param labelNoise share of them that is given another class
 * @param masking share of their values that goes missing
 * @param noise standard deviation of what is added to numbers, in units of their own; of what is
 *     added to pixels, in levels
 * @param seed decides which
 */
public record Corruption(
        int trainingRows, double labelNoise, double masking, double noise, long seed) {

    /** What is drawn for one purpose, whatever is drawn for others. */
    public SeededRandom draws(String purpose) {
        long bits = SplitMix64.mix(seed);
        for (int i = 0; i < purpose.length(); i++) {
            bits = SplitMix64.mix(bits ^ purpose.charAt(i));
        }
        return new SeededRandom(bits);
    }
}
