package dev.dropwise.training;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.layer.rate.Rate;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One training under way: the loop itself, read from top to bottom. */
final class TrainingLoop {

    private final TorchRuntime torch;
    private final TorchProgram program;
    private final RowSupply rows;
    private final RowMeasurements measurements;
    private final TrainingSpec spec;
    private final Map<String, Rate> rates;
    private final TrainingSeeds seeds;
    private final TrainingListener trainingListener;
    private final StopSignal stop;
    private final EarlyStopper earlyStopper;
    private final LearningRates learningRates;
    private final ChunkSizer chunkSizer;
    private final int[] trainingRows;
    private final int stepsPerEpoch;

    private TrainingState trainingState = TrainingState.START;

    TrainingLoop(
            TorchRuntime torch,
            TrainingProperties properties,
            TorchProgram program,
            RowSupply rows,
            Plan plan,
            TrainingData data,
            TrainingListener trainingListener,
            StopSignal stop) {
        this.torch = torch;
        this.program = program;
        this.rows = rows;
        this.spec = plan.training();
        this.rates = plan.architecture().rates();
        this.seeds = new TrainingSeeds(plan.seed());
        this.measurements = new RowMeasurements(rows, data, plan, seeds, stop);
        this.trainingListener = trainingListener;
        this.stop = stop;
        this.earlyStopper = new EarlyStopper(spec);
        this.chunkSizer = new ChunkSizer(properties);
        this.trainingRows = data.split().training();
        this.stepsPerEpoch = (trainingRows.length - 1) / spec.rowsPerStep() + 1;
        this.learningRates = new LearningRates(spec.optimizer(), stepsPerEpoch, spec.totalEpochs());
    }

    TrainingOutcome from(TrainingState start) {
        trainingState = start;
        while (trainingState.epoch() <= spec.totalEpochs()
                && !earlyStopper.hasSeenEnough(trainingState)) {
            if (!finishEpoch() || !measureEpoch()) {
                trainingListener.last(trainingState, program);
                return stopped();
            }
            trainingState = trainingState.nextEpoch();
        }
        trainingListener.last(trainingState, program);
        int epochs = trainingState.epochsDone();
        FinalMeasurement last = measurements.last(program, epochs);
        FinalMeasurement best = last == null ? null : measureBest(last);
        if (last == null || best == null) {
            return stopped();
        }
        return new TrainingOutcome(true, epochs, trainingState.bestEpoch(), last, best);
    }

    private TrainingOutcome stopped() {
        return new TrainingOutcome(
                false,
                trainingState.epochsDone(),
                trainingState.bestEpoch(),
                FinalMeasurement.NOTHING,
                FinalMeasurement.NOTHING);
    }

    /**
     * Does the steps that the epoch still lacks, a chunk at a time; false if told to stop before
     * its end.
     */
    private boolean finishEpoch() {
        rows.begin(
                rows.order(trainingRows, seeds, trainingState.epoch()),
                trainingState.step() * spec.rowsPerStep());
        program.setRates(ratesToSet());
        while (trainingState.step() < stepsPerEpoch) {
            if (stop.isRaised()) {
                return false;
            }
            trainChunk();
            if (chunkSizer.checkpointIsDue()) {
                trainingListener.last(trainingState, program);
                chunkSizer.checkpointed();
            }
        }
        return true;
    }

    /** What the layers are to drop in this epoch. */
    private double[] ratesToSet() {
        return rates.values().stream()
                .mapToDouble(rate -> rate.at(trainingState.epoch(), spec.totalEpochs()))
                .toArray();
    }

    /** What they dropped at its end; some learn it. */
    private Map<String, Double> ratesUsed() {
        Map<String, Double> used = new LinkedHashMap<>();
        if (!rates.isEmpty()) {
            double[] values = program.rates();
            rates.keySet().forEach(name -> used.put(name, values[used.size()]));
        }
        return used;
    }

    private void trainChunk() {
        int first = trainingState.step();
        int batch = spec.rowsPerStep();
        int from = first * batch;
        RowWindow rowWindow = rows.part(from);
        int steps = Math.min(chunkSizer.steps(), (rowWindow.end() - from - 1) / batch + 1);
        int[] places = rowWindow.places(from, Math.min(from + steps * batch, rowWindow.end()));
        long done = (trainingState.epoch() - 1L) * stepsPerEpoch + first;
        long began = System.nanoTime();
        float[] losses =
                program.fit(
                        rowWindow.examples(),
                        places,
                        batch,
                        seeds.masks(done, steps),
                        learningRates.of(done, steps, trainingState.plateau()));
        double seconds = (System.nanoTime() - began) / 1e9;
        chunkSizer.took(steps, seconds);
        double loss = trainingState.noisyLoss();
        for (int i = 0; i < losses.length; i++) {
            requireFinite((double) losses[i], " at step " + (first + i + 1));
            loss += losses[i];
        }
        trainingState = trainingState.stepped(steps, loss, seconds);
        tellProgress(done + steps, steps, places.length, seconds);
    }

    private void tellProgress(long stepsDone, int steps, int samples, double seconds) {
        double samplesPerSecond = samples / seconds;
        double fraction = stepsDone / ((double) spec.totalEpochs() * stepsPerEpoch);
        double samplesLeft = (1 - fraction) * spec.totalEpochs() * trainingRows.length;
        trainingListener.progress(
                new TrainingProgress(
                        trainingState.epoch(),
                        spec.totalEpochs(),
                        steps,
                        samples,
                        fraction,
                        samplesPerSecond,
                        samplesLeft / samplesPerSecond));
    }

    private void requireFinite(@Nullable Double loss, String where) {
        if (loss != null && !Double.isFinite(loss)) {
            throw new TrainingFailed(
                    "the loss became %s in epoch %d%s: lower the learning rate (it was %s)%s"
                            .formatted(
                                    loss.isNaN() ? "NaN" : "infinite",
                                    trainingState.epoch(),
                                    where,
                                    spec.optimizer().learningRate(),
                                    " or look for extreme values in the data"));
        }
    }

    /** False if told to stop before its end; then it is measured anew when the training goes on. */
    private boolean measureEpoch() {
        long began = System.nanoTime();
        Measurement train = measurements.train(program, trainingState.epoch());
        Measurement validation = train == null ? null : measurements.validation(program);
        MonitoredValue monitored =
                validation == null ? null : measurements.monitored(program, validation);
        if (train == null || validation == null || monitored == null) {
            return false;
        }
        requireFinite(train.loss(), "");
        double seconds = trainingState.seconds() + (System.nanoTime() - began) / 1e9;
        EpochMetrics metrics =
                new EpochMetrics(
                        trainingState.epoch(),
                        learningRates.at(
                                (long) trainingState.epoch() * stepsPerEpoch - 1,
                                trainingState.plateau()),
                        train.loss(),
                        train.accuracy(),
                        train.meanAbsoluteError(),
                        trainingState.noisyLoss() / trainingRows.length,
                        validation.loss(),
                        validation.accuracy(),
                        validation.meanAbsoluteError(),
                        monitored.value(),
                        train.loss() == null ? null : measurements.sampled(),
                        ratesUsed(),
                        seconds);
        trainingState = learningRates.after(earlyStopper.after(trainingState, metrics));
        if (trainingState.bestEpoch() == trainingState.epoch()) {
            trainingListener.best(trainingState.epoch(), program);
        }
        trainingListener.epoch(metrics);
        return true;
    }

    private @Nullable FinalMeasurement measureBest(FinalMeasurement last) {
        int epoch = trainingState.bestEpoch();
        if (epoch == 0) {
            return FinalMeasurement.NOTHING;
        }
        if (epoch == trainingState.epochsDone()) {
            return last;
        }
        try (TorchProgram best = torch.load(trainingListener.bestProgram(), false)) {
            return measurements.last(best, epoch);
        }
    }
}
