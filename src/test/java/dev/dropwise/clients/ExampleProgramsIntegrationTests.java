package dev.dropwise.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The programs in http-examples/programs, as a reader runs them. */
@RunningService
class ExampleProgramsIntegrationTests {

    private static final Path PROGRAMS = Path.of("http-examples", "programs").toAbsolutePath();

    @LocalServerPort private int port;

    @Test
    void java() throws IOException {
        assertThat(
                        Tool.run(
                                PROGRAMS,
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "TrainAndPredict.java",
                                service()))
                .containsPattern("(?m)^setosa 0\\.[5-9]\\d$|^setosa 1\\.00$")
                .containsPattern("(?m)^virginica [01]\\.\\d\\d$");
    }

    @Test
    void python() throws IOException {
        Tool.require("Python", "python3", "--version");
        assertThat(Tool.run(PROGRAMS, "python3", "train_and_predict.py", service()))
                .containsPattern("^setosa [01]\\.\\d\\d\nvirginica [01]\\.\\d\\d\n$");
    }

    @Test
    void curl() throws IOException {
        Tool.require("curl", "curl", "--version");
        assertThat(Tool.run(PROGRAMS, "sh", "train-and-predict.sh", service()))
                .containsPattern("\"label\":\"setosa\".*\"label\":\"virginica\"");
    }

    @Test
    void theReadmeShowsTheCommands() throws IOException {
        String script = Files.readString(PROGRAMS.resolve("train-and-predict.sh"));
        String commands =
                script.substring(script.indexOf("curl"))
                        .replaceAll("\"\\$dropwise(\\S+)\"", "http://localhost:8080$1");
        assertThat(Files.readString(Path.of("README.md"))).contains(commands.strip());
    }

    private String service() {
        return "http://localhost:" + port;
    }
}
