package dev.dropwise.training;

import dev.dropwise.spec.optimizer.OptimizerSpec;
import dev.dropwise.training.TrainingState.Plateau;

/** The learning rate of every step, as the optimizer's schedule says. */
record LearningRates(OptimizerSpec optimizer, int stepsPerEpoch, int epochs) {

    /** Those of {@code count} steps, counted from the start of training. */
    double[] of(long firstStep, int count, Plateau plateau) {
        double[] rates = new double[count];
        for (int i = 0; i < count; i++) {
            rates[i] = at(firstStep + i, plateau);
        }
        return rates;
    }

    double at(long step, Plateau plateau) {
        double share =
                optimizer.schedule().shareAt(step, stepsPerEpoch, epochs, plateau.reductions());
        return optimizer.learningRate() * share;
    }

    /** The state after an epoch, with the rate reduced if it is time to. */
    TrainingState after(TrainingState trainingState) {
        return optimizer.schedule().reducesAfter(trainingState.plateau().stale())
                ? trainingState.reduced()
                : trainingState;
    }
}
