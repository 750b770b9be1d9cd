package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The jar that the build has made, started by {@code java -jar} and nothing else. */
@OnEveryJdk
class PackagedJarIntegrationTests {

    private static final String JOB =
            """
            {"dataset": "iris", "registerAs": "packaged", "training": {"epochs": 2, "seed": 1},
             "model": {"layers": [{"type": "dropout", "rate": 0.1}, {"type": "dense"}]}}""";

    @TempDir private Path home;

    @Test
    void trainsPredictsAndNeedsNoOptions() throws Exception {
        try (ServiceProcess service = ServiceProcess.startJar(jar(), home)) {
            Api api = service.api();
            JsonNode job = api.train(JOB);
            assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
            JsonNode answer =
                    api.post(
                            "/api/v1/models/packaged/predict",
                            "{\"instances\": [[5.1, 3.5, 1.4, 0.2]], \"samples\": 5}");
            assertThat(answer.get("predictions")).hasSize(1);
            assertThat(service.output())
                    .as("what the JDK warns of without --enable-native-access")
                    .doesNotContain("restricted method");
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> jars =
                    files.filter(file -> file.getFileName().toString().matches("dropwise-.*\\.jar"))
                            .toList();
            assertThat(jars).as("made by ./mvnw package").hasSize(1);
            return jars.get(0);
        }
    }
}
