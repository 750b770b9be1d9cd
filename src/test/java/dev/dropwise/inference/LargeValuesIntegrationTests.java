package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Values that are close together and far from 0 keep their digits on the way in and out. */
@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeValuesIntegrationTests {

    private static final int ROWS = 40;
    private static final long VALUE = 1_000_000_000L;
    private static final long TIME = 1_700_000_001L;
    private static final String LINEAR = "[{\"type\": \"dense\"}]";
    private static final String WITH_DROPOUT =
            "[{\"type\": \"dropout\", \"rate\": 0.1}, {\"type\": \"dense\"}]";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;
    @Autowired private ModelRegistry registry;
    @Autowired private MockMvcTester mvc;

    private Api api;
    private UUID run;

    @BeforeAll
    void train() {
        api = new Api(port);
        String rows =
                IntStream.range(0, ROWS)
                        .mapToObj(i -> (TIME + 60L * i) + "," + (VALUE + i))
                        .collect(Collectors.joining("\n", "t,y\n", "\n"));
        api.upload(
                Upload.with("{\"name\": \"counters\", \"target\": \"y\"}")
                        .file("counters.csv", rows));
        run = trained.train("counters", LINEAR, 400);
        registry.registerServed("counters", run);
        registry.registerServed("counters-mc", trained.train("counters", WITH_DROPOUT, 20));
    }

    @Test
    void rowsArePredictedToTheLastDigit() {
        List<JsonNode> lines =
                api.text(path("train"), "application/x-ndjson")
                        .lines()
                        .map(DropwiseJson.mapper()::readTree)
                        .toList();

        assertThat(lines).hasSizeGreaterThan(30);
        assertThat(lines)
                .allSatisfy(
                        line -> {
                            assertThat(line.get("truth").asLong())
                                    .isEqualTo(VALUE + line.get("row").asInt());
                            assertThat(line.get("prediction").asDouble())
                                    .isCloseTo(line.get("truth").asDouble(), within(0.4));
                        });
        assertThat(errorOfCsv("validation"))
                .isCloseTo(metric("validationMeanAbsoluteError"), within(1e-5));
        assertThat(errorOfCsv("train")).isCloseTo(metric("trainMeanAbsoluteError"), within(1e-5));
    }

    private String path(String rows) {
        return "/api/v1/runs/" + run + "/predictions?rows=" + rows;
    }

    private double metric(String name) {
        return api.get("/api/v1/runs/" + run).at("/metrics/" + name).asDouble();
    }

    private double errorOfCsv(String rows) {
        return api.text(path(rows), "text/csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .mapToDouble(
                        cells ->
                                Math.abs(
                                        Double.parseDouble(cells[1])
                                                - Double.parseDouble(cells[2])))
                .average()
                .orElseThrow();
    }

    @Test
    void instancesAreAnsweredAlikeHoweverTheyAreSent() {
        double value = predicted("{\"instances\": [{\"t\": %d}]}".formatted(TIME + 60 * 39));
        String csv =
                api.exchange(
                                "POST",
                                "/api/v1/models/counters/predict",
                                "t\n" + (TIME + 60 * 39) + "\n",
                                "Content-Type",
                                "text/csv",
                                "Accept",
                                "text/csv")
                        .body();

        assertThat(value).isCloseTo(VALUE + 39, within(0.4));
        assertThat(predicted("{\"instances\": [[%d]]}".formatted(TIME + 60 * 39))).isEqualTo(value);
        assertThat(predicted("{\"instances\": [[%d.0], [1]]}".formatted(TIME + 60 * 39)))
                .isEqualTo(value);
        assertThat(csv.lines().toList().get(1)).contains(Double.toString(value));
    }

    private double predicted(String body) {
        return api.post("/api/v1/models/counters/predict", body)
                .at("/predictions/0/value")
                .asDouble();
    }

    @Test
    void samplesSpreadAroundTheirMean() {
        JsonNode prediction =
                api.post(
                                "/api/v1/models/counters-mc/predict",
                                "{\"instances\": [{\"t\": %d}], \"samples\": 64, \"seed\": 1}"
                                        .formatted(TIME + 60 * 39))
                        .at("/predictions/0");
        double value = prediction.get("value").asDouble();
        JsonNode uncertainty = prediction.get("uncertainty");

        assertThat(uncertainty.get("std").asDouble()).isBetween(0.1, 15.0);
        assertThat(uncertainty.at("/modelInterval/0").asDouble())
                .isBetween(value - 45, value - 0.1);
        assertThat(uncertainty.at("/modelInterval/1").asDouble()).isBetween(value, value + 45);
    }

    @Test
    void tensorsAreDoublesWhereFloatsDoNotTellValuesApart() {
        JsonNode metadata = api.get("/v2/models/counters");
        String request =
                """
                {"inputs": [{"name": "input", "shape": [2, 1], "datatype": "FP64", "data": [%d, %d]}]%s}""";
        JsonNode output =
                api.post(
                                "/v2/models/counters/infer",
                                request.formatted(TIME + 60 * 38, TIME + 60 * 39, ""))
                        .at("/outputs/0");
        byte[] binary =
                mvc.post()
                        .uri("/v2/models/counters/infer")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                request.formatted(
                                        TIME + 60 * 38,
                                        TIME + 60 * 39,
                                        ", \"parameters\": {\"binary_data_output\": true}"))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray();
        double last =
                ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN).getDouble(binary.length - 8);

        assertThat(metadata.at("/inputs/0/datatype").asString()).isEqualTo("FP64");
        assertThat(metadata.at("/outputs/0/datatype").asString()).isEqualTo("FP64");
        assertThat(output.get("datatype").asString()).isEqualTo("FP64");
        assertThat(output.at("/data/1").asDouble())
                .isEqualTo(predicted("{\"instances\": [[%d]]}".formatted(TIME + 60 * 39)));
        assertThat(output.at("/data/0").asDouble()).isCloseTo(VALUE + 38, within(0.4));
        assertThat(last).isEqualTo(output.at("/data/1").asDouble());
    }
}
