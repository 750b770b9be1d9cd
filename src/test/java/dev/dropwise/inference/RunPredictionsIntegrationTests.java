package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A run's figures, computed from its predictions by whoever asks for them. */
@OnEveryJdk
@DropwiseTest
class RunPredictionsIntegrationTests {

    private static final String NET =
            "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"relu\"}, {\"type\": \"dense\"}]";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;
    @Autowired private Datasets datasets;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private String path(UUID run, String rows) {
        return "/api/v1/runs/" + run + "/predictions?rows=" + rows;
    }

    private List<JsonNode> lines(UUID run, String rows) {
        return api.text(path(run, rows), "application/x-ndjson")
                .lines()
                .map(DropwiseJson.mapper()::readTree)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"validation", "test", "train"})
    void giveTheFiguresOfTheRun(String rows) {
        UUID run = trained.train("mnist-small", NET, 1);
        JsonNode metrics = api.get("/api/v1/runs/" + run).get("metrics");
        List<JsonNode> lines = lines(run, rows);

        long right =
                lines.stream()
                        .filter(line -> line.get("truth").equals(line.get("prediction")))
                        .count();
        double loss =
                lines.stream()
                        .mapToDouble(
                                line ->
                                        -Math.log(
                                                line.get("probabilities")
                                                        .get(line.get("truth").asString())
                                                        .asDouble()))
                        .average()
                        .orElseThrow();
        assertThat((double) right / lines.size())
                .isEqualTo(metrics.get(rows + "Accuracy").asDouble());
        assertThat(loss).isCloseTo(metrics.get(rows + "Loss").asDouble(), within(1e-5));
        assertThat(lines)
                .allSatisfy(
                        line ->
                                assertThat(line.get("truth").asString())
                                        .isEqualTo(
                                                datasets.get("mnist-small")
                                                        .targetOf(line.get("row").asInt())));
    }

    @Test
    void divideAllRowsAmongThem() {
        UUID run = trained.train("digits", NET, 1);

        assertThat(
                        Stream.of("validation", "test", "train")
                                .flatMap(rows -> lines(run, rows).stream())
                                .map(line -> line.get("row").asInt())
                                .sorted())
                .isEqualTo(IntStream.range(0, datasets.get("digits").rows()).boxed().toList());
    }

    @Test
    void comeAsCsvUnlessLinesAreAskedFor() {
        UUID run = trained.train("diabetes", NET, 3);
        HttpResponse<String> answer =
                api.exchange("GET", path(run, "validation"), "", "Accept", "*/*");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"run-" + run + "-validation.csv\"");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines.get(0)).isEqualTo("row,truth,prediction");
        double error =
                lines.stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .mapToDouble(
                                cells ->
                                        Math.abs(
                                                Double.parseDouble(cells[1])
                                                        - Double.parseDouble(cells[2])))
                        .average()
                        .orElseThrow();
        assertThat(error)
                .isCloseTo(
                        api.get("/api/v1/runs/" + run)
                                .at("/metrics/validationMeanAbsoluteError")
                                .asDouble(),
                        within(1e-3));
        assertThat(api.text("/api/v1/runs/" + run + "/predictions", "text/csv"))
                .isEqualTo(answer.body());
        assertThat(api.text(path(run, "test"), "text/csv").lines())
                .hasSize(1 + 88)
                .startsWith("row,truth,prediction");
    }

    @Test
    void tellEachOfSeveralTargets() {
        StringBuilder csv = new StringBuilder("x,up,down\n");
        for (int row = 0; row < 60; row++) {
            csv.append("%d,%d,%d\n".formatted(row, row > 30 ? 1 : 0, row > 30 ? 0 : 1));
        }
        api.upload(
                Upload.with("{\"name\": \"moves\", \"target\": [\"up\", \"down\"]}")
                        .file("moves.csv", csv.toString()));
        UUID run = trained.train("moves", NET, 2);

        JsonNode line = lines(run, "train").get(0);
        assertThat(line.propertyNames()).containsExactly("row", "truth", "prediction", "labels");
        assertThat(line.get("truth").propertyNames()).containsExactly("up", "down");
        assertThat(line.at("/prediction/up").asString()).isIn("0", "1");
        assertThat(line.at("/labels/up/probabilities").propertyNames()).containsExactly("0", "1");
        assertThat(api.text(path(run, "train"), "text/csv"))
                .startsWith("row,truth.up,truth.down,prediction.up,prediction.down,labels.up.");
        assertThat(api.text(path(run, "test"), "text/csv").lines()).hasSize(1);
    }

    @Test
    void needTheirDataSet() {
        api.upload(
                Upload.with("{\"name\": \"gone-rows\", \"target\": \"y\"}")
                        .file("rows.csv", "x,y\n" + "1,a\n2,b\n".repeat(20)));
        UUID run = trained.train("gone-rows", NET, 1);
        assertThat(lines(run, "train")).hasSize(36);
        assertThat(api.exchange("DELETE", "/api/v1/datasets/gone-rows", "").statusCode())
                .isEqualTo(204);
        assertThat(detail(409, path(run, "train"))).isEqualTo("the data set gone-rows is gone");

        api.upload(
                Upload.with("{\"name\": \"gone-rows\", \"target\": \"y\"}")
                        .file("rows.csv", "x,y\n" + "1,a\n3,b\n".repeat(20)));
        assertThat(detail(409, path(run, "train"))).contains("is another than");
    }

    @Test
    void areRefusedWhereThereAreNone() {
        UUID under = trained.begin("iris");
        assertThat(detail(409, path(under, "train"))).contains("has no checkpoint yet");
        assertThat(detail(404, path(new UUID(1, 2), "train"))).contains("there is no run");
        assertThat(detail(400, path(under, "all"))).contains("validation", "test", "train");
    }

    private String detail(int status, String path) {
        return api.problem(status, "GET", path, "").get("detail").asString();
    }
}
