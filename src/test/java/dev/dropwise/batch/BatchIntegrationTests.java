package dev.dropwise.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All rows of a data set, predicted by workers. */
@DropwiseTest
class BatchIntegrationTests {

    private static final String LAYERS =
            "[{\"type\": \"dense\", \"units\": 16, \"activation\": \"relu\"},"
                    + " {\"type\": \"dropout\", \"rate\": 0.4}, {\"type\": \"dense\"}]";

    private static final JsonMapper JSON = DropwiseJson.mapper();

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;
    @Autowired private BatchPredictions batches;
    @Autowired private BatchExecution execution;
    @Autowired private BatchWorker worker;
    @Autowired private Datasets datasets;
    @Autowired private BlobStore blobs;
    @TempDir private Path folder;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private void register(String model, UUID run) {
        api.post("/api/v1/models/%s/versions".formatted(model), "{\"run\": \"%s\"}".formatted(run));
    }

    private JsonNode succeeded(String model, String request) {
        JsonNode submitted = api.post("/api/v1/models/%s/predictions".formatted(model), request);
        String self = submitted.at("/links/self").asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !api.get(self).get("state").asString().matches("queued|running"));
        JsonNode ended = api.get(self);
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("succeeded");
        return ended;
    }

    private List<JsonNode> rows(JsonNode batch) {
        return api.text(batch.at("/links/result").asString(), "application/x-ndjson")
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    @Test
    void predictsEveryRowAsPredictDoes() {
        register("batched-iris", trained.train("iris", LAYERS, 5));
        String options = "\"samples\": 10, \"seed\": 3, \"topK\": 2";

        JsonNode batch =
                succeeded("batched-iris", "{\"dataset\": \"iris\", %s}".formatted(options));

        assertThat(batch.at("/progress/done").asInt()).isEqualTo(150);
        assertThat(batch.at("/progress/faulty").asInt()).isZero();
        List<JsonNode> rows = rows(batch);
        JsonNode shown = api.get("/api/v1/datasets/iris/preview?rows=100");
        assertThat(rows).hasSize(150);
        for (int row : List.of(0, 42, 99)) {
            JsonNode single =
                    api.post(
                                    "/api/v1/models/batched-iris/predict",
                                    "{\"instances\": [%s], %s}"
                                            .formatted(
                                                    shown.at("/rows/%d/instance".formatted(row)),
                                                    options))
                            .at("/predictions/0");
            JsonNode line = rows.get(row);
            assertThat(line.get("row").asInt()).isEqualTo(row);
            for (String field : List.of("label", "probabilities", "uncertainty", "top")) {
                assertThat(line.get(field)).as(field).isEqualTo(single.get(field));
            }
        }
    }

    @Test
    void isReadAsCsvAndAsParquetToo() throws IOException, SQLException {
        register("formats", trained.train("iris", LAYERS, 2));
        JsonNode batch = succeeded("formats", "{\"dataset\": \"iris\"}");
        String result = batch.at("/links/result").asString();

        List<String> csv = api.text(result, "text/csv").lines().toList();
        Path parquet = folder.resolve("rows.parquet");
        Files.write(parquet, api.bytes(result + "?format=parquet").body());

        assertThat(csv).hasSize(151);
        assertThat(csv.get(0))
                .isEqualTo(
                        "row,label,probability,probabilities.setosa,probabilities.versicolor,probabilities.virginica");
        assertThat(csv.get(150)).startsWith("149,");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "select count(*), sum(\"row\"), sum(\"probabilities.setosa\" + \"probabilities.versicolor\" + \"probabilities.virginica\"), count(distinct label), typeof(any_value(\"row\")) from '%s'"
                                        .formatted(parquet))) {
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isEqualTo(150);
            assertThat(found.getInt(2)).isEqualTo(149 * 75);
            assertThat(found.getDouble(3)).isBetween(149.99, 150.01);
            assertThat(found.getInt(4)).isBetween(1, 3);
            assertThat(found.getString(5)).isEqualTo("BIGINT");
        }
    }

    /** In the middle of its rows one worker ends, the next one dies; the third goes on. */
    @Test
    void goesOnWhereWorkersStoppedWithoutLosingOrDoublingRows() {
        register("interrupted", trained.train("digits", LAYERS, 1));
        String request = "{\"dataset\": \"digits\", \"samples\": 3, \"seed\": 5}";
        JsonNode whole = succeeded("interrupted", request);
        UUID id = unqueued("interrupted", request).id();
        AtomicInteger steps = new AtomicInteger();

        assertThat(worker.work(id, () -> steps.incrementAndGet() > 3)).isFalse();

        BatchPrediction stopped = batches.get("interrupted", id);
        assertThat(stopped.state()).isEqualTo(BatchState.QUEUED);
        assertThat(stopped.doneRows()).isBetween(1, 1796);

        assertThat(execution.take(id)).isPresent();
        BlobStore.Staged late = blobs.stage(Blob.Kind.PREDICTIONS, out -> out.write(1));
        assertThat(execution.workerLost(id)).isTrue();
        assertThat(worker.work(id, () -> false)).isTrue();

        assertThat(execution.add(id, stopped.doneRows(), 1, 0, late)).isFalse();
        blobs.discard(late);
        JsonNode ended = api.get("/api/v1/models/interrupted/predictions/" + id);
        assertThat(ended.get("state").asString()).isEqualTo("succeeded");
        assertThat(rows(ended)).hasSize(1797).isEqualTo(rows(whole));
    }

    @Test
    void oneThatTakesItsWorkersWithItFails() {
        register("deadly", trained.train("iris", LAYERS, 1));
        UUID id = unqueued("deadly", "{\"dataset\": \"iris\"}").id();
        for (int loss = 1; loss <= 2; loss++) {
            assertThat(execution.take(id)).isPresent();
            assertThat(execution.workerLost(id)).isTrue();
        }

        assertThat(execution.take(id)).isPresent();
        assertThat(execution.workerLost(id)).isFalse();

        assertThat(api.get("/api/v1/models/deadly/predictions/" + id).get("error").asString())
                .contains("3 times");
        assertThat(execution.take(id)).isEmpty();
    }

    /** As submitted, but that no worker looks for it. */
    private BatchPrediction unqueued(String model, String request) {
        BatchRequest asked = JSON.readValue(request, BatchRequest.class);
        return batches.saveAndFlush(
                new BatchPrediction(
                        model,
                        1,
                        asked,
                        datasets.get(asked.dataset()).version(),
                        datasets.get(asked.dataset()).rows(),
                        "",
                        Instant.now()));
    }

    private void upload(String name, String csv) {
        String options = "{\"name\": \"%s\", \"target\": \"price\"}".formatted(name);
        assertThat(api.upload(Upload.with(options).file("rows.csv", csv)).statusCode())
                .isEqualTo(201);
    }

    private void delete(String name) {
        assertThat(api.exchange("DELETE", "/api/v1/datasets/" + name, "").statusCode())
                .isEqualTo(204);
    }

    private static String paints(String more) {
        StringBuilder csv = new StringBuilder("size,colour,price\n");
        for (int row = 0; row < 40; row++) {
            csv.append("%d,%s,%d\n".formatted(row, row % 2 > 0 ? "red" : "green", 3 * row));
        }
        return csv + more;
    }

    @Test
    void aRowThatCannotBePredictedSaysWhyAndTheOthersArePredicted() {
        upload("paints-to-learn", paints(""));
        upload("paints-to-predict", paints("7,mauve,1\n8,red,2\n"));
        register("paints", trained.train("paints-to-learn", "[{\"type\": \"dense\"}]", 2));

        JsonNode batch = succeeded("paints", "{\"dataset\": \"paints-to-predict\"}");

        assertThat(batch.at("/progress/done").asInt()).isEqualTo(42);
        assertThat(batch.at("/progress/faulty").asInt()).isEqualTo(1);
        List<JsonNode> rows = rows(batch);
        assertThat(rows.get(40).get("error").asString())
                .contains("colour: expected one of")
                .contains("mauve");
        assertThat(rows.get(41).get("value").isNumber()).isTrue();
        assertThat(api.text(batch.at("/links/result").asString(), "text/csv").lines())
                .hasSize(43)
                .anyMatch(line -> line.equals("row,value,error"));
        delete("paints-to-predict");
        delete("paints-to-learn");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"dataset\": \"no-such-rows\"} | 422 | no-such-rows",
                "{\"dataset\": \"wine\"} | 422 | sepal_length",
                "{\"dataset\": \"digits\"} | 422 | sepal_length",
                "{\"dataset\": \"iris\", \"steps\": 5} | 422 | /steps",
                "{\"dataset\": \"iris\", \"samples\": 0} | 422 | /samples",
                "{\"dataset\": \"iris\", \"confidenceLevel\": 0.9} | 409 | calibration",
                "{\"dataset\": \"iris\", \"instances\": []} | 422 | instances",
                "{} | 422 | /dataset"
            })
    void whatFitsNoRowIsRefusedAtOnce(String request, int status, String part) {
        register("strict", trained.train("iris", LAYERS, 1));

        JsonNode problem =
                api.problem(status, "POST", "/api/v1/models/strict/predictions", request);

        assertThat(problem.toString()).contains(part);
    }

    @Test
    void isCancelledListedAndDeletedAndKeepsItsDataSetUntilItEnds() {
        upload("paints-to-keep", paints(""));
        register("kept", trained.train("paints-to-keep", "[{\"type\": \"dense\"}]", 1));
        UUID id = unqueued("kept", "{\"dataset\": \"paints-to-keep\"}").id();
        String path = "/api/v1/models/kept/predictions/" + id;

        assertThat(api.problem(409, "DELETE", "/api/v1/datasets/paints-to-keep", "").toString())
                .contains("batch prediction");
        assertThat(api.problem(409, "DELETE", path, "").get("detail").asString())
                .contains("queued");
        assertThat(api.problem(409, "GET", path + "/result", "").get("detail").asString())
                .contains("queued");
        assertThat(
                        api.list("/api/v1/models/kept/predictions?state=queued")
                                .findValuesAsString("id"))
                .containsExactly(id.toString());
        assertThat(api.exchange("POST", path + "/cancel", "").statusCode()).isEqualTo(202);
        assertThat(api.get(path).get("state").asString()).isEqualTo("cancelled");
        assertThat(worker.work(id, () -> false)).isTrue();
        assertThat(api.exchange("DELETE", path, "").statusCode()).isEqualTo(204);
        api.problem(404, "GET", path, "");
        delete("paints-to-keep");
    }

    @Test
    void itsFilesGoWithIt() {
        register("deleted", trained.train("iris", LAYERS, 1));
        JsonNode batch = succeeded("deleted", "{\"dataset\": \"iris\", \"topK\": 1}");
        String path = batch.at("/links/self").asString();
        assertThat(rows(batch)).hasSize(150);

        assertThat(api.exchange("DELETE", path, "").statusCode()).isEqualTo(204);

        api.problem(404, "GET", path + "/result", "");
    }
}
