package dev.dropwise.training;

import dev.dropwise.engine.EvaluationSums;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.spec.MeasureSpec;
import org.jspecify.annotations.Nullable;

/**
 * Measures programs on a training's rows, in pieces, so that a stop signal never waits long; null
 * where there was one.
 */
final class RowMeasurements {

    private static final int PIECE = 16 * Measurement.BATCH;

    private final RowSupply rows;
    private final TrainingData data;
    private final MeasuredTargets targets;
    private final MeasureSpec spec;
    private final StopSignal stop;
    private final int[] sample;

    RowMeasurements(
            RowSupply rows,
            TrainingData data,
            MeasureSpec spec,
            TrainingSeeds seeds,
            StopSignal stop) {
        this.rows = rows;
        this.data = data;
        this.targets = data.measured();
        this.spec = spec;
        this.stop = stop;
        this.sample = TrainingSample.of(data, spec.trainRows(), seeds);
    }

    /** How many training rows are measured on the way; null if all are. */
    @Nullable Integer sampled() {
        return isSample() ? sample.length : null;
    }

    private boolean isSample() {
        return sample.length < data.split().training().length;
    }

    /** On the training rows, or some of them, where that is due after an epoch. */
    @Nullable Measurement train(TorchProgram program, int epoch) {
        return spec.isDue(epoch) ? measure(program, sample) : Measurement.NOTHING;
    }

    @Nullable Measurement validation(TorchProgram program) {
        return measure(program, data.split().validation());
    }

    /**
     * At the end.
     *
     * @param epoch whose weights the program has
     */
    @Nullable FinalMeasurement last(TorchProgram program, int epoch) {
        Measurement train =
                isSample() || !spec.isDue(epoch)
                        ? measure(program, data.split().training())
                        : Measurement.NOTHING;
        Measurement test = train == null ? null : measure(program, data.split().test());
        return train == null || test == null ? null : new FinalMeasurement(train, test);
    }

    private @Nullable Measurement measure(TorchProgram program, int[] measured) {
        EvaluationSums sums = EvaluationSums.NONE;
        rows.begin(measured, 0);
        int from = 0;
        int unwatched = 0;
        while (from < measured.length) {
            if (unwatched >= PIECE) {
                if (stop.isRaised()) {
                    return null;
                }
                unwatched = 0;
            }
            RowWindow window = rows.part(from);
            int to = Math.min(from + PIECE, window.end());
            sums =
                    sums.plus(
                            program.evaluate(
                                    window.examples(), window.places(from, to), Measurement.BATCH));
            unwatched += to - from;
            from = to;
        }
        return Measurement.of(sums, targets);
    }
}
