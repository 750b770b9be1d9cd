package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * With a given split, what validation and test rows hold changes no bit of the weights and of the
 * preprocessing. Draws of a split depend on the content, so that of one table is given to both;
 * times and files say for themselves how rows are divided.
 */
@DropwiseTest
class PoisonedRowsIntegrationTests {

    private static final String TRAINING =
            """
            {"epochs": 3, "batchSize": 8, "seed": 7, "validation": %s}""";

    @LocalServerPort private int port;
    @Autowired private Datasets datasets;
    @Autowired private Trainer trainer;
    @Autowired private JsonMapper mapper;
    @TempDir private Path folder;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @ParameterizedTest
    @EnumSource
    void changeNoBitOfAJobThatValidatesOnTheLatest(PoisonedTable table) {
        JsonNode clean = job(table, "clean", row -> false);
        JsonNode poisoned =
                job(
                        table,
                        "poisoned",
                        row ->
                                row >= PoisonedTable.ROWS
                                        || PoisonedTable.rank(row) >= PoisonedTable.ROWS * 3 / 4);

        assertThat(metrics(poisoned).get("validationLoss"))
                .isNotEqualTo(metrics(clean).get("validationLoss"));
        assertThat(metrics(poisoned).get("testLoss")).isNotEqualTo(metrics(clean).get("testLoss"));
        assertThat(preprocessing(poisoned)).isEqualTo(preprocessing(clean));
        assertThat(metrics(poisoned).get("trainLoss")).isEqualTo(metrics(clean).get("trainLoss"));
        assertThat(api.checkpoint(poisoned, "last")).isEqualTo(api.checkpoint(clean, "last"));
    }

    /** Of 60 rows the latest 15 calibrate, and the 15 before them validate. */
    @ParameterizedTest
    @EnumSource
    void changeNoBitOfAJobThatCalibratesOnTheLatest(PoisonedTable table) {
        JsonNode clean = calibrated(table, "uncalibrated", row -> false);
        JsonNode poisoned =
                calibrated(
                        table,
                        "calibrated",
                        row -> row < PoisonedTable.ROWS && PoisonedTable.rank(row) >= 45);

        JsonNode split =
                api.get("/api/v1/runs/" + clean.get("run").asString()).at("/provenance/split");
        assertThat(split.get("training").asInt()).isEqualTo(30);
        assertThat(split.get("validation").asInt()).isEqualTo(15);
        assertThat(split.get("calibration").asInt()).isEqualTo(15);
        assertThat(calibration(poisoned)).isNotEqualTo(calibration(clean));
        assertThat(metrics(poisoned)).isEqualTo(metrics(clean));
        assertThat(preprocessing(poisoned)).isEqualTo(preprocessing(clean));
        assertThat(api.checkpoint(poisoned, "last")).isEqualTo(api.checkpoint(clean, "last"));
    }

    private JsonNode calibration(JsonNode job) {
        JsonNode version =
                api.get("/api/v1/models/%s/versions/1".formatted(job.get("dataset").asString()));
        assertThat(version.at("/calibration/rows").asInt()).isEqualTo(15);
        return version.get("calibration");
    }

    private JsonNode calibrated(PoisonedTable table, String kind, IntPredicate poisoned) {
        return job(
                table,
                kind,
                poisoned,
                "{\"type\": \"split\", \"fraction\": 0.25}, \"calibration\": {\"fraction\": 0.25}");
    }

    @Test
    void trainingRowsChangeThem() {
        JsonNode clean = job(PoisonedTable.PIXELS, "untouched", row -> false);
        JsonNode changed =
                job(PoisonedTable.PIXELS, "touched", row -> PoisonedTable.rank(row) == 0);

        assertThat(api.checkpoint(changed, "last")).isNotEqualTo(api.checkpoint(clean, "last"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NUMBERS; {\"type\": \"split\", \"fraction\": 0.25, \"by\": \"random\"}",
                "NUMBERS; {\"type\": \"split\", \"by\": \"random\"}, \"calibration\": {\"fraction\": 0.25}",
                "CLASSES; {\"type\": \"kFold\", \"folds\": 4, \"by\": \"random\"}, \"calibration\": {}",
                "PIXELS; {\"type\": \"none\"}, \"calibration\": {\"fraction\": 0.3}",
                "NUMBERS; {\"type\": \"kFold\", \"folds\": 4, \"fold\": 2, \"by\": \"random\"}",
                "CLASSES; {\"type\": \"split\", \"fraction\": 0.25, \"by\": \"random\"}",
                "CLASSES; {\"type\": \"kFold\", \"folds\": 4, \"fold\": 1, \"by\": \"random\"}",
                "WORDS; {\"type\": \"kFold\", \"folds\": 4, \"fold\": 3, \"by\": \"random\"}",
                "PIXELS; {\"type\": \"kFold\", \"folds\": 4, \"fold\": 4, \"by\": \"random\"}"
            })
    void changeNoBitOfATrainingWithAGivenSplit(PoisonedTable table, String validation) {
        TrainingSpec spec = SpecJson.training(TRAINING.formatted(validation));
        String name =
                table.name().toLowerCase(Locale.ROOT)
                        + "-"
                        + Integer.toHexString(validation.hashCode());
        Dataset clean = uploaded(table, name, row -> false);
        TrainingData data = TrainingData.of(clean, spec, 7);
        Split split = data.split();
        Set<Integer> learned = IntStream.of(split.training()).boxed().collect(Collectors.toSet());
        Dataset poisoned = uploaded(table, name + "-poisoned", row -> !learned.contains(row));
        Preprocessing refitted = poisoned.fit(split.training());

        assertThat(mapper.writeValueAsString(refitted))
                .isEqualTo(mapper.writeValueAsString(data.preprocessing()));
        assertThat(
                        weights(
                                new TrainingData(poisoned, data.splitKind(), split, refitted),
                                spec,
                                table))
                .isEqualTo(weights(data, spec, table));
    }

    private byte[] weights(TrainingData data, TrainingSpec spec, PoisonedTable table) {
        SpecCompleter.Specs specs =
                SpecCompleter.complete(
                        SpecJson.model("{\"layers\": %s}".formatted(table.layers())),
                        spec,
                        data.signature());
        Plan plan = new Plan(null, "any", "any", specs.model(), specs.training(), null);
        MemoryTrainingListener listener = new MemoryTrainingListener(folder);
        trainer.start(plan, data, new TrainingConditions(1), listener, () -> false);
        return listener.last();
    }

    private Dataset uploaded(PoisonedTable table, String name, IntPredicate poisoned) {
        HttpResponse<String> answer = api.upload(table.upload(name, poisoned));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return datasets.get(name);
    }

    private JsonNode job(PoisonedTable table, String kind, IntPredicate poisoned) {
        return job(table, kind, poisoned, "{\"type\": \"split\", \"fraction\": 0.25}");
    }

    private JsonNode job(
            PoisonedTable table, String kind, IntPredicate poisoned, String validation) {
        String name = kind + "-" + table.name().toLowerCase(Locale.ROOT);
        uploaded(table, name, poisoned);
        JsonNode job =
                api.train(
                        """
                        {"dataset": "%1$s", "registerAs": "%1$s", "model": {"layers": %2$s}, "training": %3$s}"""
                                .formatted(name, table.layers(), TRAINING.formatted(validation)));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return job;
    }

    private JsonNode metrics(JsonNode job) {
        return api.get("/api/v1/runs/" + job.get("run").asString()).get("lastMetrics");
    }

    private JsonNode preprocessing(JsonNode job) {
        return api.get(
                "/api/v1/models/%s/versions/1/preprocessing"
                        .formatted(job.get("dataset").asString()));
    }
}
