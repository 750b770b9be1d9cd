package dev.dropwise.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A Python with PyTorch, where there is one: that of the environment variable {@code
 * DROPWISE_PYTHON}, or {@code python3}.
 */
public final class PythonTorch {

    private static final String PYTHON = System.getenv().getOrDefault("DROPWISE_PYTHON", "python3");

    private PythonTorch() {}

    /** Tests that need it end here where it is not. */
    public static PythonTorch required() throws IOException, InterruptedException {
        assumeTrue(isThere(), "no Python with PyTorch");
        return new PythonTorch();
    }

    private static boolean isThere() throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(PYTHON, "-c", "import torch")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** What a script prints as JSON, given a file as argument and a text to read. */
    public JsonNode run(String script, Path argument, String input)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(PYTHON, "-c", script, argument.toString()).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors).isZero();
        return DropwiseJson.mapper().readTree(printed);
    }
}
