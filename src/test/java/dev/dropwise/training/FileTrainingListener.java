package dev.dropwise.training;

import dev.dropwise.engine.TorchProgram;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps programs in files, and nothing else: large ones take no memory. */
final class FileTrainingListener implements TrainingListener {

    private final Path best;
    private final Path last;

    FileTrainingListener(Path folder) {
        best = folder.resolve("best.pt");
        last = folder.resolve("last.pt");
    }

    @Override
    public void progress(TrainingProgress made) {}

    @Override
    public void epoch(EpochMetrics metrics) {}

    @Override
    public void best(int epoch, TorchProgram program) {
        save(program, best);
    }

    @Override
    public void last(TrainingState reached, TorchProgram program) {
        save(program, last);
    }

    @Override
    public Path bestProgram() {
        return best;
    }

    private static void save(TorchProgram program, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            program.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
