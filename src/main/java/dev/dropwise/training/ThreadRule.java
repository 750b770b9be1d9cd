package dev.dropwise.training;

import dev.dropwise.spec.Architecture;

/**
 * Says how many threads the steps of a training are worth: a function of the plan alone, since bits
 * depend on the number.
 */
@FunctionalInterface
public interface ThreadRule {

    /**
     * The threads that a step keeps busy, at least one; there may be fewer cores.
     *
     * @param batch examples of a step
     */
    int threads(Architecture network, int batch);
}
