package dev.dropwise.bench.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The same network in Python, in a process of its own: {@code training_peers.py}. */
final class PeerContender implements Contender {

    private static final Path SCRIPT = Path.of("src", "test", "python", "training_peers.py");

    private final Process process;
    private final BufferedReader answers;

    /**
     * @param peer {@code jax}, {@code pytorch} or {@code compiled}
     * @param network {@code mlp}, {@code small} or {@code cnn}
     */
    PeerContender(Path python, String peer, String network, int rows, int batch) {
        try {
            process =
                    new ProcessBuilder(
                                    python.toString(),
                                    SCRIPT.toString(),
                                    peer,
                                    network,
                                    String.valueOf(rows),
                                    String.valueOf(batch))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = process.inputReader();
        answer();
    }

    @Override
    public long trainAnEpoch() {
        try {
            process.outputWriter().write("epoch\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (long) (Double.parseDouble(answer()) * 1e9);
    }

    private String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("%s ended early".formatted(SCRIPT));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
