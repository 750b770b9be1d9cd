package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.web.DropwiseJson;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Instances and answers as comma-separated values. */
@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CsvPredictionIntegrationTests {

    private static final String PENGUINS =
            """
            year,sex,island,"bill_length_mm",bill_depth_mm,flipper_length_mm,body_mass_g
            2007,female,Biscoe,46.1,13.2,211,4500
            2008, ,"Dream",,18.1,193,300000
            """;

    private static final String SAME =
            """
            {"instances": [
              {"year": 2007, "sex": "female", "island": "Biscoe", "bill_length_mm": 46.1, "bill_depth_mm": 13.2,
               "flipper_length_mm": 211, "body_mass_g": 4500},
              {"year": 2008, "island": "Dream", "bill_depth_mm": 18.1, "flipper_length_mm": 193, "body_mass_g": 300000}]%s}""";

    @LocalServerPort private int port;
    @Autowired private ModelRegistry registry;
    @Autowired private TrainedRuns trained;

    private Api api;
    private UUID run = new UUID(0, 0);

    @BeforeAll
    void train() {
        run =
                trained.train(
                        "penguins",
                        "[{\"type\": \"dropout\", \"rate\": 0.2}, {\"type\": \"dense\"}]",
                        5);
        registry.registerServed("csv-penguins", run);
        registry.registerServed(
                "csv-digits", trained.train("digits", "[{\"type\": \"dense\"}]", 1));
        registry.registerServed(
                "csv-diabetes", trained.train("diabetes", "[{\"type\": \"dense\"}]", 1));
    }

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private String csv(String path, String body) {
        HttpResponse<String> answer = api.exchange("POST", path, body, "Content-Type", "text/csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"models/csv-penguins", "models/csv-penguins/versions/1", "runs/RUN"})
    void isAnsweredAsTheSameInJson(String asked) {
        String path = "/api/v1/" + asked.replace("RUN", run.toString()) + "/predict";
        JsonNode json = api.post(path, SAME.formatted(""));

        assertThat(DropwiseJson.mapper().readTree(csv(path, PENGUINS))).isEqualTo(json);
        assertThat(
                        DropwiseJson.mapper()
                                .readTree(csv(path, "\uFEFF" + PENGUINS.replace("\n", "\r\n"))))
                .isEqualTo(json);
        assertThat(json.at("/predictions/1/imputed")).hasToString("[\"bill_length_mm\",\"sex\"]");
        assertThat(json.at("/warnings/0/pointer").asString()).isEqualTo("/instances/1/body_mass_g");
    }

    @Test
    void takesItsOptionsFromTheQuery() {
        String path = "/api/v1/models/csv-penguins/predict";
        String more = PENGUINS.replace("year,", "species,year,").replace("\n200", "\nAdelie,200");

        assertThat(
                        DropwiseJson.mapper()
                                .readTree(
                                        csv(path + "?samples=20&seed=7&ignoreUnknown=true", more)))
                .isEqualTo(api.post(path, SAME.formatted(", \"samples\": 20, \"seed\": 7")));
        HttpResponse<String> refused = api.exchange("POST", path, more, "Content-Type", "text/csv");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/instances/0/species", "/instances/1/species");
        for (String bad : List.of("samples=0", "seed=-1", "samples=x")) {
            assertThat(
                            api.exchange(
                                            "POST",
                                            path + "?" + bad,
                                            PENGUINS,
                                            "Content-Type",
                                            "text/csv")
                                    .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void answersAsCsvWhereItIsAsked() {
        String path = "/api/v1/models/csv-penguins/predict";
        JsonNode json = api.post(path, SAME.formatted(", \"samples\": 20, \"seed\": 7"));
        HttpResponse<String> answer =
                api.exchange(
                        "POST",
                        path + "?samples=20&seed=7",
                        PENGUINS,
                        "Content-Type",
                        "text/csv",
                        "Accept",
                        "text/csv");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo(
                        "label,probability,probabilities.Adelie,probabilities.Gentoo,probabilities.Chinstrap,"
                                + "uncertainty.std.Adelie,uncertainty.std.Gentoo,uncertainty.std.Chinstrap,"
                                + "uncertainty.entropy,uncertainty.mutualInformation,imputed,warnings");
        assertThat(lines.get(1).split(",", -1)[0])
                .isEqualTo(json.at("/predictions/0/label").asString());
        assertThat(Double.parseDouble(lines.get(1).split(",", -1)[8]))
                .isEqualTo(json.at("/predictions/0/uncertainty/entropy").asDouble());
        assertThat(lines.get(1)).endsWith(",,");
        assertThat(lines.get(2))
                .contains("bill_length_mm; sex", "body_mass_g: expected about 2700 to 6300");
    }

    @Test
    void answersJsonAsCsv() {
        HttpResponse<String> answer =
                api.exchange(
                        "POST",
                        "/api/v1/models/csv-diabetes/predict",
                        "{\"instances\": [[59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87]]}",
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "text/csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).matches("value\n\\d+\\.\\d+\n");
    }

    @Test
    void takesPixelsInTheirOrder() {
        String names =
                IntStream.rangeClosed(1, 64)
                        .mapToObj(i -> "pixel" + i)
                        .collect(Collectors.joining(","));
        String pixels = String.join(",", Collections.nCopies(64, "3"));
        String path = "/api/v1/models/csv-digits/predict";

        assertThat(DropwiseJson.mapper().readTree(csv(path, names + "\n" + pixels + "\n")))
                .isEqualTo(api.post(path, "{\"instances\": [[" + pixels + "]]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "year,sex | /instances | expected a row below the header",
                "year,year;2007,2008 | ~~ | expected every name once in the header, received \"year\" again",
                "year,sex;2007 | /instances/0 | expected 2 values, as the header has names, received 1",
                "year;NaN | /instances/0/year | expected a number, received \"NaN\"",
                "year;0x10 | /instances/0/year | expected a number, received \"0x10\"",
                "year;2007;1e400 | /instances/1/year | expected a finite number",
                "island;Elba | /instances/0/island | received \"Elba\"",
                "year;\"2007 | ~~ | expected comma-separated values with a header"
            })
    void saysWhatIsWrongAndWhere(String lines, String pointer, String detail) {
        HttpResponse<String> answer =
                api.exchange(
                        "POST",
                        "/api/v1/models/csv-penguins/predict",
                        lines.replace(";", "\n"),
                        "Content-Type",
                        "text/csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        List<String> details =
                JsonPath.read(
                        answer.body(), "$.errors[?(@.pointer == '%s')].detail".formatted(pointer));
        assertThat(details).as(answer.body()).anyMatch(found -> found.contains(detail));
    }

    @Test
    void boundsTheRows() {
        String many = "year\n" + "2007\n".repeat(1001);
        HttpResponse<String> answer =
                api.exchange(
                        "POST",
                        "/api/v1/models/csv-penguins/predict",
                        many,
                        "Content-Type",
                        "text/csv");
        assertThat(answer.statusCode()).isEqualTo(413);
    }
}
