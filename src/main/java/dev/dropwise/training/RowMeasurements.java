package dev.dropwise.training;

import dev.dropwise.calibration.Calibration;
import dev.dropwise.engine.EvaluationSums;
import dev.dropwise.engine.ScoredExamples;
import dev.dropwise.engine.TorchExamples;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.spec.MeasureSpec;
import dev.dropwise.spec.Monitor;
import dev.dropwise.spec.Plan;
import java.util.function.BiConsumer;
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
    private final Monitor monitor;
    private final long outputs;
    private final StopSignal stop;
    private final int[] sample;
    private final CalibratedAnswers calibrated;

    RowMeasurements(
            RowSupply rows, TrainingData data, Plan plan, TrainingSeeds seeds, StopSignal stop) {
        this.rows = rows;
        this.data = data;
        this.targets = data.measured();
        this.spec = plan.training().measure();
        this.monitor = EarlyStopper.monitor(plan.training());
        this.outputs = plan.architecture().output().elements();
        this.stop = stop;
        this.sample = TrainingSample.of(data, spec.trainRows(), seeds);
        this.calibrated = new CalibratedAnswers(data, plan.architecture(), seeds);
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
     * What the monitored metric is on validation rows, where it is none that every epoch has.
     *
     * @param validation what their sums come to
     */
    @Nullable MonitoredValue monitored(TorchProgram program, Measurement validation) {
        if (monitor == Monitor.VALIDATION_EXACT_MATCH_ACCURACY) {
            return new MonitoredValue(validation.exactMatchAccuracy());
        }
        if (monitor.ofClasses() == null && monitor.ofValues() == null) {
            return MonitoredValue.NOTHING;
        }
        MonitoredScores scores = new MonitoredScores(monitor, targets);
        boolean isWhole =
                inPieces(
                        MonitoredRows.of(data.split().validation(), outputs),
                        (examples, places) ->
                                scores.add(
                                        ScoredExamples.of(
                                                program, examples, places, Measurement.BATCH)));
        return isWhole ? scores.value() : null;
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
        if (train == null || test == null) {
            return null;
        }
        if (data.split().calibration().length == 0) {
            return new FinalMeasurement(train, test);
        }
        Calibration calibration = calibrated.of(program, stop);
        return calibration == null ? null : new FinalMeasurement(train, test, calibration);
    }

    private @Nullable Measurement measure(TorchProgram program, int[] measured) {
        SumsOfPieces sums = new SumsOfPieces(program);
        return inPieces(measured, sums) ? Measurement.of(sums.sums, targets) : null;
    }

    /** What a program adds up. */
    private static final class SumsOfPieces implements BiConsumer<TorchExamples, int[]> {

        private final TorchProgram program;
        private EvaluationSums sums = EvaluationSums.NONE;

        private SumsOfPieces(TorchProgram program) {
            this.program = program;
        }

        @Override
        public void accept(TorchExamples examples, int[] places) {
            sums = sums.plus(program.evaluate(examples, places, Measurement.BATCH));
        }
    }

    /** False if told to stop before the end. */
    private boolean inPieces(int[] measured, BiConsumer<TorchExamples, int[]> piece) {
        rows.begin(measured, 0);
        int from = 0;
        int unwatched = 0;
        while (from < measured.length) {
            if (unwatched >= PIECE) {
                if (stop.isRaised()) {
                    return false;
                }
                unwatched = 0;
            }
            RowWindow window = rows.part(from);
            int to = Math.min(from + PIECE, window.end());
            piece.accept(window.examples(), window.places(from, to));
            unwatched += to - from;
            from = to;
        }
        return true;
    }
}
