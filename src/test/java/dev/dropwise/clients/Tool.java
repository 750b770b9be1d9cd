package dev.dropwise.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of other languages, which tests use where the machine has them. */
final class Tool {

    /** Set where they are meant to be there, so that no test goes unseen. */
    private static final String REQUIRED = "DROPWISE_REQUIRE_CLIENTS";

    private static final Duration LIMIT = Duration.ofMinutes(8);

    private Tool() {}

    /** Skips the test where a program does not start, unless it must. */
    static void require(String name, String... command) {
        try {
            run(Path.of("."), command);
        } catch (IOException e) {
            unavailable("there is no " + name + ", so its client is not tested: " + e.getMessage());
        }
    }

    static void unavailable(String why) {
        if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
            fail(why);
        }
        Assumptions.abort(why);
    }

    /** What a program says, which ends well. */
    static String run(Path folder, String... command) throws IOException {
        Path output = Files.createTempFile("dropwise-tool-", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().put("PYTHONPATH", folder.toString());
            Process process = builder.start();
            boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(output);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s:%n%s", List.of(command), said)
                    .isTrue();
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(output);
        }
    }

    /**
     * A folder that stays until what it was made from changes; one process makes it at a time, as
     * tests of another may need it just then.
     */
    static Path made(String name, String from, Recipe recipe) {
        Path clients = Path.of("target", "clients").toAbsolutePath();
        Path folder = clients.resolve(name);
        Path stamp = folder.resolve("made-from.txt");
        try (FileChannel others =
                FileChannel.open(
                        Files.createDirectories(clients).resolve(name + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            others.lock();
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(from)) {
                Files.createDirectories(folder);
                recipe.make(folder);
                Files.writeString(stamp, from);
            }
            return folder;
        } catch (AssertionError e) {
            unavailable("what the test needs could not be installed: " + e.getMessage());
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes what is in a folder. */
    @FunctionalInterface
    interface Recipe {

        void make(Path folder) throws IOException;
    }
}
