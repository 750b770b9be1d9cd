package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.split.GroupSplit;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Tables whose rows belong together or follow each other, from a file to a trained network. */
@DropwiseTest
class DividedUploadsIntegrationTests {

    private static final String PATH = "/api/v1/datasets/visits";
    private static final int ROWS = 240;
    private static final int CUSTOMERS = 30;

    @LocalServerPort private int port;
    @Autowired private Datasets datasets;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @AfterEach
    void forget() {
        assertThat(api.exchange("DELETE", PATH, "").statusCode()).isEqualTo(204);
    }

    /** The columns {@code who} and {@code day} say again what divides the rows, to look at it. */
    private static String visits() {
        StringBuilder csv = new StringBuilder("customer,date,who,day,spent,bought\n");
        for (int row = 0; row < ROWS; row++) {
            int customer = row * 7 % CUSTOMERS;
            int day = row * 11 % ROWS;
            csv.append(
                    "c%d,2024-%02d-%02d,%d,%d,%d,%s\n"
                            .formatted(
                                    customer,
                                    1 + day / 28,
                                    1 + day % 28,
                                    customer,
                                    day,
                                    row % 5,
                                    row % 5 > 2 ? "yes" : "no"));
        }
        return csv.toString();
    }

    @Test
    void noGroupIsInTwoParts() {
        JsonNode made = upload("\"group\": \"customer\", \"ignore\": [\"date\"]");

        assertThat(made.get("group").asString()).isEqualTo("customer");
        assertThat(made.has("time")).isFalse();
        Map<String, Set<Integer>> held = valuesByPart("who");
        assertThat(held.get("test")).hasSize(6).doesNotContainAnyElementsOf(held.get("training"));
        assertThat(trainedBy()).isEqualTo("group");
        Split split = datasets.get("visits").split(new GroupSplit(0.25), 1);
        Set<Integer> learnt = who(split.training());
        assertThat(who(split.validation()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(learnt)
                .doesNotContainAnyElementsOf(held.get("test"));
    }

    private Set<Integer> who(int[] rows) {
        Set<Integer> customers = new HashSet<>();
        Arrays.stream(rows)
                .forEach(
                        row -> {
                            Map<?, ?> visit = (Map<?, ?>) datasets.get("visits").instance(row);
                            customers.add((Integer) visit.get("who"));
                        });
        return customers;
    }

    @Test
    void theLatestRowsAreHeldOut() {
        JsonNode made = upload("\"time\": \"date\", \"ignore\": [\"customer\"]");

        assertThat(made.get("time").asString()).isEqualTo("date");
        assertThat(made.has("group")).isFalse();
        Map<String, Set<Integer>> held = valuesByPart("day");
        IntSummaryStatistics test = days(held.get("test"));
        assertThat(test.getCount()).isEqualTo(ROWS / 5);
        assertThat(test.getMin()).isGreaterThan(days(held.get("training")).getMax());
        assertThat(trainedBy()).isEqualTo("time");
    }

    private static IntSummaryStatistics days(@Nullable Set<Integer> days) {
        return Objects.requireNonNull(days).stream()
                .mapToInt(Integer::intValue)
                .summaryStatistics();
    }

    private JsonNode upload(String more) {
        HttpResponse<String> answer =
                api.upload(
                        Upload.with(
                                        "{\"name\": \"visits\", \"target\": \"bought\", \"test\": {\"fraction\": 0.2}, %s}"
                                                .formatted(more))
                                .file("visits.csv", visits()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = DropwiseJson.mapper().readTree(answer.body());
        assertThat(made.at("/features").findValuesAsString("name"))
                .containsExactly("who", "day", "spent");
        assertThat(api.get(PATH)).isEqualTo(made);
        return made;
    }

    /** What a column holds in the rows of each part, by its name. */
    private Map<String, Set<Integer>> valuesByPart(String column) {
        Map<String, Set<Integer>> values = new TreeMap<>();
        for (JsonNode row : api.get(PATH + "/preview?rows=" + ROWS).get("rows")) {
            values.computeIfAbsent(row.get("split").asString(), part -> new HashSet<>())
                    .add(row.at("/instance/" + column).asInt());
        }
        assertThat(values).containsOnlyKeys("training", "test");
        return values;
    }

    /** Trains with a quarter of the rows to validate; by what were they divided? */
    private String trainedBy() {
        JsonNode job =
                api.train(
                        """
                        {"dataset": "visits",
                         "model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dense"}]},
                         "training": {"epochs": 40, "batchSize": 16, "seed": 1,
                                      "validation": {"type": "split", "fraction": 0.25}}}""");
        assertThat(job.at("/state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode run = api.get("/api/v1/runs/" + job.get("run").asString());
        JsonNode split = run.at("/provenance/split");
        assertThat(split.get("test").asInt()).isEqualTo(ROWS / 5);
        assertThat(split.get("training").asInt() + split.get("validation").asInt())
                .isEqualTo(ROWS - ROWS / 5);
        assertThat(run.at("/metrics/testAccuracy").asDouble()).isGreaterThan(0.8);
        return split.get("kind").asString();
    }
}
