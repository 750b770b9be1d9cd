package dev.dropwise.training;

import org.jspecify.annotations.Nullable;

/**
 * How far a training is: with the program saved at the same moment, all that it takes to go on bit
 * for bit.
 *
 * @param epoch the one under way, from 1; epochs + 1 at the end
 * @param step steps done in it
 * @param noisyLoss sum of the losses of those steps' examples
 * @param seconds that it has taken so far
 * @param best the best value of the monitored metric yet, null before the first
 * @param bestEpoch where that was, 0 before the first
 * @param stale epochs that counted since then
 * @param plateau how the learning rate was reduced on the way
 */
public record TrainingState(
        int epoch,
        int step,
        double noisyLoss,
        double seconds,
        @Nullable Double best,
        int bestEpoch,
        int stale,
        Plateau plateau) {

    public static final TrainingState START =
            new TrainingState(1, 0, 0, 0, null, 0, 0, Plateau.NONE);

    public TrainingState {
        plateau = plateau == null ? Plateau.NONE : plateau;
    }

    /** Epochs that are finished. */
    public int epochsDone() {
        return epoch - 1;
    }

    /** After more steps; {@code loss} is the whole sum, added in the order of the steps. */
    TrainingState stepped(int steps, double loss, double took) {
        return new TrainingState(
                epoch, step + steps, loss, seconds + took, best, bestEpoch, stale, plateau);
    }

    TrainingState nextEpoch() {
        return new TrainingState(epoch + 1, 0, 0, 0, best, bestEpoch, stale, plateau);
    }

    TrainingState improved(double value) {
        return new TrainingState(
                epoch, step, noisyLoss, seconds, value, epoch, 0, plateau.improved());
    }

    TrainingState notImproved() {
        return new TrainingState(
                epoch, step, noisyLoss, seconds, best, bestEpoch, stale + 1, plateau.notImproved());
    }

    TrainingState reduced() {
        return new TrainingState(
                epoch, step, noisyLoss, seconds, best, bestEpoch, stale, plateau.reduced());
    }

    /**
     * What a learning rate that is reduced on plateaus goes by.
     *
     * @param reductions so far
     * @param stale epochs that counted since the last improvement or reduction
     */
    public record Plateau(int reductions, int stale) {

        static final Plateau NONE = new Plateau(0, 0);

        Plateau improved() {
            return new Plateau(reductions, 0);
        }

        Plateau notImproved() {
            return new Plateau(reductions, stale + 1);
        }

        Plateau reduced() {
            return new Plateau(reductions + 1, 0);
        }
    }
}
