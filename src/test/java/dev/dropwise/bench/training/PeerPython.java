package dev.dropwise.bench.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A Python with JAX and PyTorch, in an environment of its own below {@code target}. */
final class PeerPython {

    private static final Path REQUIREMENTS = Path.of("src", "test", "python", "training-peers.txt");
    private static final Path FOLDER = Path.of("target", "training-peers");

    private PeerPython() {}

    /** Made once; empty, and said so, where there is no Python or no package index. */
    static Optional<Path> find() throws IOException, InterruptedException {
        Path python = FOLDER.resolve("bin").resolve("python");
        Path stamp = FOLDER.resolve("made-from.txt");
        String wanted = Files.readString(REQUIREMENTS);
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return Optional.of(python);
        }
        if (!runs("python3", "-m", "venv", FOLDER.toString())
                || !runs(
                        python.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--requirement",
                        REQUIREMENTS.toString())) {
            System.out.println(
                    "JAX and PyTorch are left out: there is no Python, or nowhere to install them"
                            + " from");
            return Optional.empty();
        }
        Files.writeString(stamp, wanted);
        return Optional.of(python);
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
