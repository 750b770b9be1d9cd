package dev.dropwise.training;

import dev.dropwise.calibration.CalibratedValues;
import dev.dropwise.calibration.ValueSpread;
import dev.dropwise.dataset.Examples;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ValueScores;
import dev.dropwise.spec.Architecture;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Has rows of a data set answered as they will be served, some at a time. */
final class AnsweredRows {

    private final TrainingData data;
    private final TorchProgram program;
    private final @Nullable MonteCarloSampler sampler;
    private final StopSignal stop;

    /**
     * @param seed of Monte-Carlo samples
     */
    AnsweredRows(
            TrainingData data,
            Architecture architecture,
            TorchProgram program,
            long seed,
            StopSignal stop) {
        this.data = data;
        this.program = program;
        boolean samples =
                !data.isClassification() && MonteCarloSampler.draws(program, architecture);
        this.sampler = samples ? new MonteCarloSampler(program, architecture, seed) : null;
        this.stop = stop;
    }

    /**
     * What rows were answered with, beside the truth; all in standardized units.
     *
     * @param predictions [rows, outputs], row-major
     * @param truth [rows, targets], row-major
     * @param deviations of Monte-Carlo samples, [rows, outputs]; null where nothing draws
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    record Answers(
            int rows,
            int targets,
            float[] predictions,
            float[] truth,
            double @Nullable [] deviations) {

        private int outputs() {
            return rows == 0 ? targets : predictions.length / rows;
        }

        /** Whether a variance comes with every value. */
        boolean learnsNoise() {
            return outputs() == 2 * targets;
        }

        /** Whether more than one quantile of every value is predicted. */
        private boolean learnsQuantiles() {
            return outputs() > 2 * targets;
        }

        ClassScores classes(int target) {
            int[] classes = new int[rows];
            for (int row = 0; row < rows; row++) {
                classes[row] = (int) truth[row * targets + target];
            }
            return new ClassScores(
                    targets > 1 ? 2 : Math.max(2, outputs()), classes, probabilities(target));
        }

        /** In float32, as all probabilities are; of several targets networks tell the second. */
        private double[] probabilities(int target) {
            if (targets == 1) {
                double[] all = new double[predictions.length];
                Arrays.setAll(all, i -> predictions[i]);
                return all;
            }
            double[] both = new double[2 * rows];
            for (int row = 0; row < rows; row++) {
                float second = predictions[row * targets + target];
                both[2 * row] = 1 - second;
                both[2 * row + 1] = second;
            }
            return both;
        }

        /**
         * @param unit of the target
         */
        CalibratedValues.Measured values(int target, double unit) {
            double[] values = new double[rows];
            double[] predicted = new double[rows];
            double[] spreads = new double[rows];
            int outputs = outputs();
            for (int row = 0; row < rows; row++) {
                int at = row * outputs + target;
                values[row] = truth[row * targets + target] * unit;
                predicted[row] = predictions[at] * unit;
                if (learnsNoise()) {
                    spreads[row] = Math.sqrt(predictions[at + targets]) * unit;
                } else if (deviations != null) {
                    spreads[row] = deviations[at] * unit;
                }
            }
            return new CalibratedValues.Measured(
                    new ValueScores(values, predicted),
                    learnsNoise() || deviations != null ? spreads : null,
                    learnsQuantiles()
                            ? new CalibratedValues.QuantilePair(
                                    quantile(1, target, unit),
                                    quantile(outputs / targets - 1, target, unit))
                            : null);
        }

        /** The median comes first, the others ascending. */
        private double[] quantile(int place, int target, double unit) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = predictions[row * outputs() + place * targets + target] * unit;
            }
            return values;
        }
    }

    /** Null if told to stop before the end. */
    @Nullable Answers of(int[] rows) {
        int targets = data.preprocessing().target().count();
        float[] predictions = new float[0];
        float[] truth = new float[rows.length * targets];
        double[] deviations = new double[0];
        for (int from = 0; from < rows.length; from += Measurement.BATCH) {
            if (stop.isRaised()) {
                return null;
            }
            int to = Math.min(from + Measurement.BATCH, rows.length);
            Examples examples =
                    data.dataset()
                            .examples(Arrays.copyOfRange(rows, from, to), data.preprocessing());
            float[] some = finite(program.predict(examples.features(), to - from));
            int outputs = some.length / (to - from);
            if (from == 0) {
                predictions = new float[rows.length * outputs];
                deviations = new double[sampler == null ? 0 : predictions.length];
            }
            System.arraycopy(some, 0, predictions, from * outputs, some.length);
            System.arraycopy(examples.targets(), 0, truth, from * targets, (to - from) * targets);
            if (sampler != null) {
                double[] spread =
                        sampler.deviations(examples.features(), to - from, ValueSpread.SAMPLES);
                Arrays.setAll(spread, i -> Double.isFinite(spread[i]) ? spread[i] : 0);
                System.arraycopy(spread, 0, deviations, from * outputs, spread.length);
            }
        }
        return new Answers(
                rows.length, targets, predictions, truth, sampler == null ? null : deviations);
    }

    /** What overflowed is as wrong as can be. */
    private float[] finite(float[] predictions) {
        for (int i = 0; i < predictions.length; i++) {
            if (!Float.isFinite(predictions[i])) {
                predictions[i] = data.isClassification() ? 0 : Float.MAX_VALUE;
            }
        }
        return predictions;
    }
}
