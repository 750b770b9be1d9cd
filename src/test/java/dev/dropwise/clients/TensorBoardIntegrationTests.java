package dev.dropwise.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** TensorBoard's own reader shows the figures of a run. */
@RunningService
class TensorBoardIntegrationTests {

    private static final String JOB =
            """
            {"dataset": "iris",
             "model": {"layers": [{"type": "dense", "units": 8, "activation": "relu"},
                                  {"type": "dropout", "rate": 0.25, "name": "half"}, {"type": "dense"}]},
             "training": {"epochs": 12, "seed": 7}}""";

    @LocalServerPort private int port;

    @Test
    void itsReaderFindsEveryEpochsFigures(@TempDir Path folder) throws IOException {
        Python python = Python.withPackages();
        Api api = new Api(port);
        String run = "/api/v1/runs/" + api.train(JOB).path("run").asString();
        HttpResponse<byte[]> answer = api.bytes(run + "/tensorboard");
        String disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(disposition).containsPattern("filename=\"events\\.out\\.tfevents\\.\\d{10}\\.");
        Files.write(folder.resolve("events.out.tfevents.1"), answer.body());

        JsonNode read =
                DropwiseJson.mapper()
                        .readTree(
                                python.run(
                                        Python.SCRIPTS.resolve("tensorboard_scalars.py").toString(),
                                        folder.toString()));

        JsonNode epochs = api.get(run + "/metrics");
        assertThat(read.propertyNames())
                .containsExactlyInAnyOrder(
                        "loss/train",
                        "loss/noisyTrain",
                        "loss/validation",
                        "accuracy/train",
                        "accuracy/validation",
                        "learningRate",
                        "seconds",
                        "rates/half");
        double began =
                Instant.parse(api.get(run).path("startedAt").asString()).toEpochMilli() / 1e3;
        double time = began;
        for (int i = 0; i < 12; i++) {
            JsonNode epoch = epochs.get(i);
            time += epoch.path("seconds").asDouble();
            compare(read.path("loss/train").get(i), i + 1, epoch.path("trainLoss"));
            compare(read.path("loss/validation").get(i), i + 1, epoch.path("validationLoss"));
            compare(read.path("accuracy/train").get(i), i + 1, epoch.path("trainAccuracy"));
            compare(read.path("rates/half").get(i), i + 1, epoch.path("rates").path("half"));
            assertThat(read.path("loss/train").get(i).get(1).asDouble())
                    .isCloseTo(time, within(1e-3));
        }
    }

    private static void compare(JsonNode read, int step, JsonNode told) {
        assertThat(read.get(0).asInt()).isEqualTo(step);
        assertThat(read.get(2).asDouble()).isEqualTo((float) told.asDouble());
    }
}
