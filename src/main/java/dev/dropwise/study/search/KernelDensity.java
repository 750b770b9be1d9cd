package dev.dropwise.study.search;

import dev.dropwise.random.SeededRandom;

/** Kernels along one knob, each the density around one observation; the last is the prior. */
sealed interface KernelDensity permits NumberKernels, ChoiceKernels {

    /** A coordinate of the knob, drawn by one kernel. */
    double draw(int kernel, SeededRandom random);

    /** The density of a coordinate by one kernel, or its probability where the knob has steps. */
    double density(int kernel, double coordinate);
}
