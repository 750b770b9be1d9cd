package dev.dropwise.bench.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** PyTorch, in an environment of its own. */
final class TorchPeer {

    private static final Path SCRIPTS = Path.of("src", "test", "python");
    private static final Path ENVIRONMENT = Path.of("target", "torch-environment");

    private final String python;

    /**
     * How long a script took.
     *
     * @param training seconds
     * @param all seconds, with reading the data
     */
    record Times(double training, double all) {}

    /**
     * @param python one that has the packages of {@code torch-requirements.txt}
     */
    TorchPeer(String python) {
        this.python = python;
    }

    /**
     * Makes the environment, unless that was done; empty, with a word on why, where it cannot be.
     */
    static Optional<TorchPeer> install() {
        Path python = ENVIRONMENT.resolve(Path.of("bin", "python"));
        Path stamp = ENVIRONMENT.resolve("complete");
        try {
            if (!Files.exists(stamp)) {
                run(List.of("python3", "-m", "venv", "--clear", ENVIRONMENT.toString()));
                Path requirements = SCRIPTS.resolve("torch-requirements.txt");
                run(
                        List.of(
                                python.toString(),
                                "-m",
                                "pip",
                                "install",
                                "--quiet",
                                "-r",
                                requirements.toString()));
                Files.createFile(stamp);
            }
            return Optional.of(new TorchPeer(python.toString()));
        } catch (IOException unavailable) {
            System.out.println("Without PyTorch beside: " + unavailable.getMessage());
            return Optional.empty();
        }
    }

    /** Runs {@code torch_job.py}. */
    Times job(String kind, int epochs, int batch, int threads, Path data) {
        List<String> command = new ArrayList<>(List.of(python));
        command.add(SCRIPTS.resolve("torch_job.py").toString());
        command.addAll(List.of(kind, "" + epochs, "" + batch, "" + threads, data.toString()));
        try {
            double[] seconds =
                    Arrays.stream(run(command).strip().split(" ", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            return new Times(seconds[0], seconds[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("%s failed: %s".formatted(command, said));
            }
            return said;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
