package dev.dropwise.bench;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.TrainingListener;
import dev.dropwise.training.TrainingProgress;
import dev.dropwise.training.TrainingState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A journal that keeps nothing but the best program, in a temporary file. */
public class BestProgram implements TrainingListener, AutoCloseable {

    private final Path file;

    public BestProgram() {
        try {
            file = Files.createTempFile("best-", ".pt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void progress(TrainingProgress progress) {
        // nobody watches
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        // only the end counts
    }

    @Override
    public void best(int epoch, TorchProgram program) {
        try (OutputStream out = Files.newOutputStream(file)) {
            program.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void last(TrainingState trainingState, TorchProgram program) {
        // nothing goes on from here
    }

    @Override
    public Path bestProgram() {
        return file;
    }

    @Override
    public void close() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
