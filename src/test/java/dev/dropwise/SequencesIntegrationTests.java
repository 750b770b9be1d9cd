package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.upload.array.NpyFiles;
import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import dev.dropwise.support.Upload;
import java.net.http.HttpResponse;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Sequences of numbers, from a file of arrays to a prediction. */
@RunningService
class SequencesIntegrationTests {

    private static final int ROWS = 120;
    private static final int STEPS = 5;

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lstm; {\"type\": \"lstm\", \"units\": 8}",
                "conv1d; {\"type\": \"conv1d\", \"filters\": 4, \"kernel\": 3}, {\"type\": \"globalAveragePool\"}"
            })
    void trainNetworksOfStepsAndFeatures(String name, String layers) {
        Random random = new Random(3);
        double[] x = new double[ROWS * STEPS * 2];
        double[] y = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            y[row] = row % 2;
            for (int step = 0; step < STEPS; step++) {
                double sign = y[row] == 1 ? 1 : -1;
                x[(row * STEPS + step) * 2] = sign * step + 0.1 * random.nextGaussian();
                x[(row * STEPS + step) * 2 + 1] = random.nextGaussian();
            }
        }
        HttpResponse<String> made =
                api.upload(
                        Upload.with("{\"name\": \"walks-%s\"}".formatted(name))
                                .file("x.npy", NpyFiles.of("<f4", "(120, 5, 2)", x))
                                .file("y.npy", NpyFiles.of("|u1", "(120,)", y)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode job =
                api.train(
                        """
                        {"dataset": "walks-%1$s", "registerAs": "walks-%1$s",
                         "model": {"input": {"shape": [5, 2]}, "layers": [%2$s, {"type": "dense"}]},
                         "training": {"epochs": 40, "batchSize": 16, "seed": 1,
                                      "optimizer": {"type": "adam", "learningRate": 0.02}}}"""
                                .formatted(name, layers));
        JsonNode predictions =
                api.post(
                                "/api/v1/models/walks-%s/predict".formatted(name),
                                """
                                {"instances": [[[0, 0], [1, 0], [2, 0], [3, 0], [4, 0]],
                                               [[0, 0], [-1, 0], [-2, 0], [-3, 0], [-4, 0]],
                                               [0, 0, 1, 0, 2, 0, 3, 0, 4, 0]]}""")
                        .get("predictions");

        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(predictions.at("/0/label").asString()).isEqualTo("1");
        assertThat(predictions.at("/1/label").asString()).isEqualTo("0");
        assertThat(predictions.get(2)).isEqualTo(predictions.get(0));
        assertThat(
                        api.problem(
                                        422,
                                        "POST",
                                        "/api/v1/models/walks-%s/predict".formatted(name),
                                        "{\"instances\": [[[0, 0], [1, 0], [2, 0], [3, \"x\"], [4, 0]]]}")
                                .at("/errors/0/pointer")
                                .asString())
                .isEqualTo("/instances/0/3/1");
    }
}
