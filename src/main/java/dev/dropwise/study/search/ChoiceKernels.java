package dev.dropwise.study.search;

import dev.dropwise.random.SeededRandom;

/**
 * Over choices: an observed one is likelier, as Laplace smoothing has it; the prior's are all as
 * likely.
 *
 * @param observed indices
 * @param choices how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares kernels
record ChoiceKernels(double[] observed, int choices) implements KernelDensity {

    @Override
    public double density(int kernel, double coordinate) {
        if (kernel == observed.length) {
            return 1.0 / choices;
        }
        double smoothing = 1.0 / (observed.length + 1);
        return (smoothing + (observed[kernel] == coordinate ? 1 : 0)) / (1 + choices * smoothing);
    }

    @Override
    public double draw(int kernel, SeededRandom random) {
        double rest = random.uniform();
        int choice = 0;
        while (choice < choices - 1 && rest >= density(kernel, choice)) {
            rest -= density(kernel, choice);
            choice++;
        }
        return choice;
    }
}
