package dev.dropwise.training;

import dev.dropwise.engine.Sums;
import dev.dropwise.engine.Torch;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.layer.Rate;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One training under way: the loop itself, read from top to bottom. */
final class Training {

    static final int EVALUATION_BATCH = 256;

    private final Torch torch;
    private final TorchProgram program;
    private final RowSupply rows;
    private final TrainingData data;
    private final TrainingSpec spec;
    private final Map<String, Rate> rates;
    private final Seeds seeds;
    private final Journal journal;
    private final StopSignal stop;
    private final Judge judge;
    private final LearningRates learningRates;
    private final Pace pace;
    private final int[] trainingRows;
    private final int stepsPerEpoch;

    private Position position = Position.START;

    Training(
            Torch torch,
            TrainingProperties properties,
            TorchProgram program,
            RowSupply rows,
            Plan plan,
            TrainingData data,
            Journal journal,
            StopSignal stop) {
        this.torch = torch;
        this.program = program;
        this.rows = rows;
        this.data = data;
        this.spec = plan.training();
        this.rates = plan.architecture().rates();
        this.seeds = new Seeds(plan.seed());
        this.journal = journal;
        this.stop = stop;
        this.judge = new Judge(spec);
        this.pace = new Pace(properties);
        this.trainingRows = data.split().training();
        this.stepsPerEpoch = (trainingRows.length - 1) / spec.batchSize() + 1;
        this.learningRates = new LearningRates(spec.optimizer(), stepsPerEpoch, spec.epochs());
    }

    Outcome from(Position start) {
        position = start;
        while (position.epoch() <= spec.epochs() && !judge.hasSeenEnough(position)) {
            if (!finishEpoch() || !measureEpoch()) {
                journal.last(position, program);
                return stopped();
            }
            position = position.nextEpoch();
        }
        journal.last(position, program);
        Measurement last = measure(program, data.split().test());
        Measurement best = last == null ? null : measureBest(last);
        if (last == null || best == null) {
            return stopped();
        }
        return new Outcome(true, position.epoch() - 1, position.bestEpoch(), last, best);
    }

    private Outcome stopped() {
        return new Outcome(
                false,
                position.epoch() - 1,
                position.bestEpoch(),
                Measurement.NOTHING,
                Measurement.NOTHING);
    }

    /**
     * Does the steps that the epoch still lacks, a chunk at a time; false if told to stop before
     * its end.
     */
    private boolean finishEpoch() {
        rows.begin(
                rows.order(trainingRows, seeds, position.epoch()),
                position.step() * spec.batchSize());
        program.setRates(ratesToSet());
        while (position.step() < stepsPerEpoch) {
            if (stop.isRaised()) {
                return false;
            }
            trainChunk();
            if (pace.checkpointIsDue()) {
                journal.last(position, program);
                pace.checkpointed();
            }
        }
        return true;
    }

    /** What the layers are to drop in this epoch. */
    private double[] ratesToSet() {
        return rates.values().stream()
                .mapToDouble(rate -> rate.at(position.epoch(), spec.epochs()))
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
        int first = position.step();
        int batch = spec.batchSize();
        int from = first * batch;
        Part part = rows.part(from);
        int steps = Math.min(pace.steps(), (part.end() - from - 1) / batch + 1);
        int[] places = part.places(from, Math.min(from + steps * batch, part.end()));
        long done = (position.epoch() - 1L) * stepsPerEpoch + first;
        long began = System.nanoTime();
        float[] losses =
                program.fit(
                        part.examples(),
                        places,
                        batch,
                        seeds.masks(done, steps),
                        learningRates.of(done, steps, position.plateau()));
        double seconds = (System.nanoTime() - began) / 1e9;
        pace.took(steps, seconds);
        double loss = position.noisyLoss();
        for (int i = 0; i < losses.length; i++) {
            requireFinite((double) losses[i], " at step " + (first + i + 1));
            loss += losses[i];
        }
        position = position.stepped(steps, loss, seconds);
        tellProgress(done + steps, places.length / seconds);
    }

    private void tellProgress(long stepsDone, double samplesPerSecond) {
        double fraction = stepsDone / ((double) spec.epochs() * stepsPerEpoch);
        double samplesLeft = (1 - fraction) * spec.epochs() * trainingRows.length;
        journal.progress(
                new Progress(
                        position.epoch(),
                        spec.epochs(),
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
                                    position.epoch(),
                                    where,
                                    spec.optimizer().learningRate(),
                                    " or look for extreme values in the data"));
        }
    }

    /** False if told to stop before its end; then it is measured anew when the training goes on. */
    private boolean measureEpoch() {
        long began = System.nanoTime();
        Measurement train = measure(program, trainingRows);
        Measurement validation = train == null ? null : measure(program, data.split().validation());
        if (train == null || validation == null) {
            return false;
        }
        requireFinite(train.loss(), "");
        double seconds = position.seconds() + (System.nanoTime() - began) / 1e9;
        EpochMetrics metrics =
                new EpochMetrics(
                        position.epoch(),
                        learningRates.at(
                                (long) position.epoch() * stepsPerEpoch - 1, position.plateau()),
                        train.loss(),
                        train.accuracy(),
                        train.meanAbsoluteError(),
                        position.noisyLoss() / trainingRows.length,
                        validation.loss(),
                        validation.accuracy(),
                        validation.meanAbsoluteError(),
                        ratesUsed(),
                        seconds);
        position = learningRates.judged(judge.judge(position, metrics));
        if (position.bestEpoch() == position.epoch()) {
            journal.best(position.epoch(), program);
        }
        journal.epoch(metrics);
        return true;
    }

    private @Nullable Measurement measureBest(Measurement last) {
        if (position.bestEpoch() == 0) {
            return Measurement.NOTHING;
        }
        if (position.bestEpoch() == position.epoch() - 1) {
            return last;
        }
        try (TorchProgram best = torch.load(journal.bestProgram(), false)) {
            return measure(best, data.split().test());
        }
    }

    /** In pieces, so that a stop signal never waits long; null if there was one. */
    private @Nullable Measurement measure(TorchProgram measured, int[] measuredRows) {
        Sums sums = Sums.NONE;
        rows.begin(measuredRows, 0);
        int piece = 16 * EVALUATION_BATCH;
        int from = 0;
        int unwatched = 0;
        while (from < measuredRows.length) {
            if (unwatched >= piece) {
                if (stop.isRaised()) {
                    return null;
                }
                unwatched = 0;
            }
            Part part = rows.part(from);
            int to = Math.min(from + piece, part.end());
            sums =
                    sums.plus(
                            measured.evaluate(
                                    part.examples(), part.places(from, to), EVALUATION_BATCH));
            unwatched += to - from;
            from = to;
        }
        return Measurement.of(sums, data.measured());
    }
}
