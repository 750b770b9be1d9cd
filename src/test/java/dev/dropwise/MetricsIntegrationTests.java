package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is measured, and that src/docs/metrics.md says so. */
@DropwiseTest
class MetricsIntegrationTests {

    private static final String JOB =
            """
            {"dataset": "iris", "registerAs": "%s", "training": {"epochs": 3, "batchSize": 15},
             "model": {"layers": [{"type": "dense"}]}}""";

    private static final String FLOWERS =
            "{\"instances\": [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]]}";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void countsWhatIsTrainedAndTimesWhatIsPredicted() {
        double steps = value("dropwise_training_steps_total");
        double samples = value("dropwise_training_samples_total");
        double epochs = value("dropwise_training_epochs_total");
        double succeeded = value("dropwise_jobs{state=\"succeeded\"}");

        JsonNode job = api.train(JOB.formatted("metered"));
        api.post("/api/v1/models/metered/predict", FLOWERS);
        api.post("/api/v1/runs/" + job.get("run").asString() + "/predict", FLOWERS);

        // 108 of 150 rows are trained on, 12 validate, the rest tests
        assertThat(value("dropwise_training_steps_total") - steps).isEqualTo(24);
        assertThat(value("dropwise_training_samples_total") - samples).isEqualTo(324);
        assertThat(value("dropwise_training_epochs_total") - epochs).isEqualTo(3);
        // a look at the database lasts for a second
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(value("dropwise_jobs{state=\"succeeded\"}"))
                                        .isEqualTo(succeeded + 1));
        assertThat(value("dropwise_jobs_queue_age_seconds")).isBetween(0.0, 60.0);
        String version = "{model=\"metered\",version=\"1\"";
        assertThat(value("dropwise_inference_predictions_seconds_count" + version + "}"))
                .isEqualTo(1);
        assertThat(value("dropwise_inference_instances_total" + version + "}")).isEqualTo(2);
        assertThat(
                        value(
                                "dropwise_inference_predictions_seconds_bucket"
                                        + version
                                        + ",le=\"10.0\"}"))
                .isEqualTo(1);
        assertThat(value("dropwise_inference_predictions_seconds_count{model=\"\",version=\"\"}"))
                .isEqualTo(1);
        assertThat(value("dropwise_memory_native_bytes"))
                .isPositive()
                .isLessThan(value("dropwise_memory_resident_bytes"));
    }

    @Test
    void theDocumentNamesAllOfThem() throws IOException {
        api.train(JOB.formatted("documented"));
        api.post(
                "/api/v1/models/documented/predict", "{\"instances\": [[5.1, 3.5, 1.4, 1000000]]}");
        Set<String> documented =
                names(
                        Files.readString(Path.of("src/docs/metrics.md")),
                        "(?m)^\\| `(dropwise_\\w+)`");
        assertThat(names(scrape(), "(?m)^# TYPE (dropwise_\\w+)")).isEqualTo(documented);
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private double value(String series) {
        return Pattern.compile("(?m)^" + Pattern.quote(series) + " (.+)$")
                .matcher(scrape())
                .results()
                .map((MatchResult found) -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElse(0.0);
    }

    private String scrape() {
        return api.text("/actuator/prometheus", "text/plain");
    }
}
