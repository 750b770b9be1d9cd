package dev.dropwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.store.NamedBlobs;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.training.FinalMeasurement;
import dev.dropwise.training.Measurement;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingState;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DropwiseTest
class RunIntegrationTests {

    private static final String RUNS = "/api/v1/runs";

    /** Goes up and down: the best epoch is not the last. */
    private static final String RESTLESS =
            """
            {"dataset": "wine", "model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dense"}]},
             "training": {"epochs": %d, "batchSize": 8, "seed": 3, "optimizer": {"type": "sgd", "learningRate": 0.9},
                          %s}}\
            """;

    @LocalServerPort private int port;
    @Autowired private BlobStore blobs;
    @Autowired private JsonMapper mapper;
    @Autowired private Runs runs;
    @Autowired private EpochRecords epochRecords;
    @Autowired private EpochAppender appender;
    @Autowired private Checkpoints checkpoints;
    @Autowired private Calibrations calibrations;
    @Autowired private NamedBlobs files;
    @Autowired private List<CheckpointUse> uses;
    @Autowired private TransactionTemplate transaction;
    @Autowired private Datasets datasets;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void showsTheMetricsOfEveryEpochAsJsonAndAsCsv() {
        String path = RUNS + "/" + train("") + "/metrics";
        JsonNode epochs = api.get(path);
        List<String> lines = api.text(path, "text/csv").lines().toList();

        assertThat(epochs).hasSize(25);
        assertThat(lines).hasSize(26);
        assertThat(lines.get(0)).startsWith("epoch,learningRate,trainLoss,trainAccuracy,");
        for (int i = 0; i < 25; i++) {
            JsonNode epoch = epochs.get(i);
            List<String> fields = List.of(lines.get(i + 1).split(","));
            assertThat(epoch.get("epoch").asInt()).isEqualTo(i + 1);
            assertThat(fields.get(0)).isEqualTo("" + (i + 1));
            assertThat(Double.parseDouble(fields.get(6)))
                    .isEqualTo(epoch.get("validationLoss").asDouble());
            assertThat(epoch.get("trainMeanAbsoluteError").isNull()).isTrue();
            assertThat(fields.get(4)).isEmpty();
            assertThat(epoch.get("seconds").asDouble()).isPositive();
        }
        HttpResponse<String> any = api.exchange("GET", path, "", "Accept", "*/*");
        assertThat(any.headers().firstValue("Content-Type")).get().asString().contains("json");
    }

    @Test
    void namesTheFileOfACsv() {
        String id = train("");
        HttpResponse<String> answer =
                api.exchange("GET", RUNS + "/" + id + "/metrics", "", "Accept", "text/csv");

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"run-" + id + ".csv\"");
    }

    @Test
    void keepsCheckpointsUnderTheHashOfTheirFiles() throws Exception {
        JsonNode checkpoints = api.get(RUNS + "/" + train("") + "/checkpoints");

        assertThat(checkpoints.valueStream().map(c -> c.get("kind").asString()))
                .containsExactlyInAnyOrder("best", "last");
        for (JsonNode checkpoint : checkpoints) {
            String sha256 = checkpoint.get("sha256").asString();
            long bytes = checkpoint.get("bytes").asLong();
            byte[] file = read(Blob.program(sha256, bytes));
            assertThat(file).hasSize((int) bytes);
            assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
                    .isEqualTo(sha256);
            assertThat(checkpoint.get("createdAt").asString()).endsWith("Z");
        }
    }

    @Test
    void keepsTheNewestOfEarlierCheckpointsBesideTheBestAndTheLast() {
        UUID run = UUID.fromString(train(""));
        RunRecorder recorder = recorderThatKeeps(2);
        List<Blob> told = IntStream.range(0, 4).mapToObj(i -> last(recorder, run, i)).toList();
        last(recorder, run, 3);

        List<Checkpoint> kept = checkpoints.findByRunOrderByIdDesc(run);
        assertThat(kept)
                .extracting(Checkpoint::kind)
                .containsExactly(Kind.LAST, Kind.PERIODIC, Kind.PERIODIC, Kind.BEST);
        assertThat(kept.subList(0, 3))
                .extracting(Checkpoint::blob)
                .containsExactly(told.get(3), told.get(2), told.get(1));
        assertThat(kept).extracting(Checkpoint::blob).allSatisfy(blobs::verified);
        assertThatThrownBy(() -> blobs.verified(told.get(0))).hasMessageContaining("is gone");

        Measurement last = new Measurement(0.5, 0.75, null, null, null, null);
        inTransaction(() -> recorder.succeed(run, outcome(last)));
        assertThat(api.get(RUNS + "/" + run + "/checkpoints"))
                .extracting(
                        shown -> shown.get("kind").asString(), shown -> shown.get("test").isNull())
                .containsExactly(
                        tuple("last", false),
                        tuple("periodic", true),
                        tuple("periodic", true),
                        tuple("best", true));
    }

    @Test
    void tellsWhereItsNumbersComeFrom() {
        JsonNode run = api.get(RUNS + "/" + train(""));
        JsonNode provenance = run.get("provenance");

        assertThat(provenance.propertyNames())
                .containsExactly(
                        "seed",
                        "datasetHash",
                        "dropwise",
                        "djl",
                        "libtorch",
                        "java",
                        "os",
                        "architecture",
                        "device",
                        "threads",
                        "reading",
                        "split");
        provenance.forEach(
                value -> assertThat(value.isObject() || !value.asString().isBlank()).isTrue());
        assertThat(provenance.get("reading").toString()).isEqualTo("{\"type\":\"resident\"}");
        assertThat(provenance.at("/split/kind").asString()).isEqualTo("random");
        assertThat(provenance.at("/split/training").asInt()).isEqualTo(99);
        assertThat(provenance.at("/split/validation").asInt()).isEqualTo(43);
        assertThat(provenance.at("/split/test").asInt()).isEqualTo(36);
        assertThat(provenance.at("/split/sha256").asString()).hasSize(64);
        assertThat(provenance.get("seed").asLong()).isEqualTo(3);
        assertThat(provenance.get("datasetHash")).isEqualTo(run.at("/plan/datasetHash"));
        assertThat(provenance.get("java").asString()).contains(System.getProperty("java.version"));
        assertThat(provenance.get("libtorch").asString()).startsWith("2.");
        assertThat(provenance.get("threads").asInt()).isPositive();
    }

    @Test
    void comesToTheBestEpochWhereEarlyStoppingRestoresIt() {
        JsonNode run = api.get(RUNS + "/" + train(300, ", \"earlyStopping\": {\"patience\": 4}"));
        JsonNode best = bestOf(run);

        assertThat(run.get("bestEpoch")).isEqualTo(best.get("epoch"));
        assertThat(run.get("epochs").asInt()).isEqualTo(best.get("epoch").asInt() + 4);
        assertSame(run.get("metrics"), best);
    }

    @Test
    void comesToTheBestEpochWhereValidationRowsDecide() {
        int worse = firstThatIsWorse("", "validationLoss");

        JsonNode run = api.get(RUNS + "/" + train(worse, ""));

        assertThat(run.get("bestEpoch")).isEqualTo(bestOf(run).get("epoch"));
        assertThat(run.get("bestEpoch").asInt()).isEqualTo(worse - 1);
        assertThat(run.get("servedEpoch").asInt()).isEqualTo(worse - 1);
        assertThat(run.get("epochs").asInt()).isEqualTo(worse);
        assertSame(run.get("metrics"), epoch(run, worse - 1));
        assertSame(run.get("lastMetrics"), epoch(run, worse));
        assertServes(run, worse - 1);
    }

    @Test
    void comesToTheLastEpochWhereEarlyStoppingIsNotToRestoreTheBest() {
        int worse = firstThatIsWorse("", "validationLoss");

        JsonNode run =
                api.get(
                        RUNS
                                + "/"
                                + train(
                                        worse,
                                        ", \"earlyStopping\": {\"patience\": 25, \"restoreBest\":"
                                                + " false}"));

        assertThat(run.get("bestEpoch").asInt()).isEqualTo(worse - 1);
        assertThat(run.get("servedEpoch").asInt()).isEqualTo(worse);
        assertSame(run.get("metrics"), epoch(run, worse));
        assertThat(run.get("lastMetrics")).isEqualTo(run.get("metrics"));
        assertServes(run, worse);
    }

    /** The lowest training loss is no better network. */
    @Test
    void comesToTheLastEpochWhereNothingValidates() {
        String none = ", \"validation\": {\"type\": \"none\"}";
        int worse = firstThatIsWorse(none, "trainLoss");

        JsonNode run = api.get(RUNS + "/" + train(worse, none));

        assertThat(run.get("bestEpoch").asInt()).isEqualTo(worse - 1);
        assertThat(run.get("servedEpoch").asInt()).isEqualTo(worse);
        assertSame(run.get("metrics"), epoch(run, worse));
        assertServes(run, worse);
        assertThat(lossOfPredictions(run))
                .isCloseTo(run.at("/metrics/trainLoss").asDouble(), within(1e-5));
    }

    @Test
    void showsTheFiguresOfManyRunsAsOfEach() {
        String first = train(3, "");
        String second = train(4, "");
        JsonNode page = api.get(RUNS + "?limit=2");
        assertThat(page.at("/items/0")).isEqualTo(api.get(RUNS + "/" + second));
        assertThat(page.at("/items/1")).isEqualTo(api.get(RUNS + "/" + first));
    }

    private int firstThatIsWorse(String more, String metric) {
        JsonNode epochs = api.get(RUNS + "/" + train(more) + "/metrics");
        int worse = 2;
        while (epochs.get(worse - 1).get(metric).asDouble()
                < epochs.get(worse - 2).get(metric).asDouble()) {
            worse++;
        }
        return worse;
    }

    private JsonNode epoch(JsonNode run, int epoch) {
        return api.get(RUNS + "/" + run.get("id").asString() + "/metrics").get(epoch - 1);
    }

    /** The run, and the version that it becomes, answer with the weights of that epoch. */
    private void assertServes(JsonNode run, int epoch) {
        String id = run.get("id").asString();
        String instances =
                mapper.writeValueAsString(
                        Map.of("instances", List.of(datasets.get("wine").instance(0))));
        JsonNode answer = api.post(RUNS + "/" + id + "/predict", instances);
        assertThat(answer.get("epoch").asInt()).isEqualTo(epoch);

        JsonNode version =
                api.post("/api/v1/models/restless/versions", "{\"run\": \"%s\"}".formatted(id));
        assertThat(version.get("epoch").asInt()).isEqualTo(epoch);
        JsonNode named = api.post("/api/v1/models/restless/predict", instances);
        assertThat(named.get("epoch").asInt()).isEqualTo(epoch);
        assertThat(named.get("predictions")).isEqualTo(answer.get("predictions"));
    }

    private double lossOfPredictions(JsonNode run) {
        Dataset wine = datasets.get("wine");
        int training = wine.rows() - wine.testRows();
        List<Object> instances = IntStream.range(0, training).mapToObj(wine::instance).toList();
        JsonNode predictions =
                api.post(
                                RUNS + "/" + run.get("id").asString() + "/predict",
                                mapper.writeValueAsString(Map.of("instances", instances)))
                        .get("predictions");
        return IntStream.range(0, training)
                .mapToDouble(
                        row ->
                                -Math.log(
                                        predictions
                                                .get(row)
                                                .get("probabilities")
                                                .get((String) wine.targetOf(row))
                                                .asDouble()))
                .average()
                .orElseThrow();
    }

    @Test
    void listsRunsNewestFirstInPages() {
        List<String> trained = IntStream.range(0, 3).mapToObj(i -> train("")).toList();

        List<String> listed = new ArrayList<>();
        for (String after = ""; after != null; ) {
            JsonNode page = api.get(RUNS + "?limit=2" + after);
            page.get("items").forEach(run -> listed.add(run.get("id").asString()));
            after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
        }

        assertThat(listed)
                .doesNotHaveDuplicates()
                .startsWith(trained.get(2), trained.get(1), trained.get(0));
    }

    @Test
    void knowsNoRunThatNeverWas() {
        String path = RUNS + "/" + new UUID(1, 2);
        for (String below : List.of("", "/metrics", "/checkpoints")) {
            assertThat(api.problem(404, "GET", path + below, "").get("detail").asString())
                    .isEqualTo("there is no run " + new UUID(1, 2));
        }
        HttpResponse<String> csv = api.exchange("GET", path + "/metrics", "", "Accept", "text/csv");
        assertThat(csv.statusCode()).isEqualTo(404);
        assertThat(mapper.readTree(csv.body()).get("status").asInt()).isEqualTo(404);
    }

    private String train(String earlyStopping) {
        return train(25, earlyStopping);
    }

    private String train(int epochs, String earlyStopping) {
        String validation = "\"validation\": {\"type\": \"split\", \"fraction\": 0.3}";
        String more =
                earlyStopping.contains("validation\":")
                        ? earlyStopping.substring(2)
                        : validation + earlyStopping;
        JsonNode job = api.train(RESTLESS.formatted(epochs, more));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return job.get("run").asString();
    }

    private Blob last(RunRecorder recorder, UUID run, int step) {
        byte[] content = ("step " + step + " of " + run).getBytes(StandardCharsets.UTF_8);
        Staged staged = blobs.stage(Blob.Kind.PROGRAM, out -> out.write(content));
        inTransaction(
                () ->
                        recorder.checkpoint(
                                run,
                                Kind.LAST,
                                step,
                                recorder.keep(List.of(staged)).get(0),
                                TrainingState.START));
        return staged.blob();
    }

    private RunRecorder recorderThatKeeps(int periodic) {
        return new RunRecorder(
                runs,
                epochRecords,
                appender,
                checkpoints,
                calibrations,
                files,
                uses,
                new CheckpointProperties(periodic),
                Clock.systemUTC());
    }

    private static TrainingOutcome outcome(Measurement last) {
        return new TrainingOutcome(
                true,
                25,
                1,
                new FinalMeasurement(Measurement.NOTHING, last),
                FinalMeasurement.NOTHING);
    }

    private void inTransaction(Runnable task) {
        transaction.executeWithoutResult(status -> task.run());
    }

    private JsonNode bestOf(JsonNode run) {
        return api.get(RUNS + "/" + run.get("id").asString() + "/metrics")
                .valueStream()
                .min(Comparator.comparing(RunIntegrationTests::validationLoss))
                .orElseThrow();
    }

    private static double validationLoss(JsonNode epoch) {
        return epoch.get("validationLoss").asDouble();
    }

    private static void assertSame(JsonNode metrics, JsonNode epoch) {
        for (String name : List.of("epoch", "trainLoss", "trainAccuracy", "validationLoss")) {
            assertThat(metrics.get(name)).as(name).isEqualTo(epoch.get(name));
        }
    }

    private byte[] read(Blob blob) throws IOException {
        return Files.readAllBytes(blobs.verified(blob));
    }
}
