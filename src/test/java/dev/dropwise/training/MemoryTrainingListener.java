package dev.dropwise.training;

import dev.dropwise.engine.TorchProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a training tells, in memory. */
final class MemoryTrainingListener implements TrainingListener {

    private final Path folder;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private final List<TrainingProgress> progress = new ArrayList<>();
    private TrainingState trainingState = TrainingState.START;
    private byte[] last = {};
    private byte[] best = {};
    private int bestEpoch;
    private int checkpoints;

    /**
     * @param folder for programs that are to be loaded again
     */
    MemoryTrainingListener(Path folder) {
        this.folder = folder;
    }

    @Override
    public void progress(TrainingProgress made) {
        progress.add(made);
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        epochs.removeIf(earlier -> earlier.epoch() == metrics.epoch());
        epochs.add(metrics);
    }

    @Override
    public void best(int epoch, TorchProgram program) {
        best = saved(program);
        bestEpoch = epoch;
    }

    @Override
    public void last(TrainingState reached, TorchProgram program) {
        trainingState = reached;
        last = saved(program);
        checkpoints++;
    }

    @Override
    public Path bestProgram() {
        return file(best);
    }

    /** What a training goes on from. */
    Trainer.Checkpoint checkpoint() {
        return new Trainer.Checkpoint(trainingState, file(last));
    }

    Path lastProgram() {
        return file(last);
    }

    byte[] last() {
        return last;
    }

    byte[] best() {
        return best;
    }

    int bestEpoch() {
        return bestEpoch;
    }

    TrainingState position() {
        return trainingState;
    }

    int checkpoints() {
        return checkpoints;
    }

    List<TrainingProgress> progress() {
        return progress;
    }

    List<EpochMetrics> epochs() {
        return epochs;
    }

    /** All that two equal trainings share: how long they took is their own. */
    List<EpochMetrics> figures() {
        return epochs.stream().map(MemoryTrainingListener::timeless).toList();
    }

    private static EpochMetrics timeless(EpochMetrics of) {
        return new EpochMetrics(
                of.epoch(),
                of.learningRate(),
                of.trainLoss(),
                of.trainAccuracy(),
                of.trainMeanAbsoluteError(),
                of.noisyTrainLoss(),
                of.validationLoss(),
                of.validationAccuracy(),
                of.validationMeanAbsoluteError(),
                of.monitored(),
                of.trainRows(),
                of.rates(),
                0);
    }

    private static byte[] saved(TorchProgram program) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            program.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(byte[] program) {
        try {
            return Files.write(Files.createTempFile(folder, "program", ".pt"), program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
