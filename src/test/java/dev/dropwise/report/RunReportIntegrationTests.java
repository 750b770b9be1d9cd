package dev.dropwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import dev.dropwise.web.JsonMergePatch;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a report says of runs that were really trained. */
@DropwiseTest
class RunReportIntegrationTests {

    private static final String NET =
            "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"relu\"}, {\"type\": \"dense\"}]";

    private static final String NOISY =
            """
            [{"type": "dense", "units": 8, "activation": "relu"}, {"type": "dropout", "rate": 0.3},
             {"type": "dense"}]""";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;
    @Autowired private JdbcClient database;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private static String path(UUID run) {
        return "/api/v1/runs/" + run + "/report";
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "validation", "test"})
    void hasTheFiguresOfTheRun(String part) {
        UUID run = trained.train("mnist-small", NET, 1);
        JsonNode metrics = api.get("/api/v1/runs/" + run).get("metrics");
        JsonNode measured = api.get(path(run)).at("/metrics/" + part);

        assertThat(measured.get("type").asString()).isEqualTo("classification");
        assertThat(measured.at("/accuracy/value").asDouble())
                .isCloseTo(metrics.get(part + "Accuracy").asDouble(), within(1e-12));
        assertThat(measured.at("/logLoss/value").asDouble())
                .isCloseTo(metrics.get(part + "Loss").asDouble(), within(1e-5));
        assertThat(measured.at("/accuracy/interval/0").asDouble())
                .isLessThan(measured.at("/accuracy/value").asDouble());
        assertThat(measured.get("confusion").valueStream().flatMap(JsonNode::valueStream))
                .extracting(JsonNode::asInt)
                .satisfies(
                        counts ->
                                assertThat(counts.stream().mapToInt(Integer::intValue).sum())
                                        .isEqualTo(measured.get("rows").asInt()));
    }

    @Test
    void tellsOfNumbersHowFarPredictionsAreOffAndHowProbableTheTruthIs() {
        UUID run = trained.train("diabetes", NOISY, 3);
        JsonNode metrics = api.get("/api/v1/runs/" + run).get("metrics");
        JsonNode report = api.get(path(run));
        JsonNode measured = report.at("/metrics/validation");

        assertThat(measured.at("/meanAbsoluteError/value").asDouble())
                .isCloseTo(metrics.get("validationMeanAbsoluteError").asDouble(), within(1e-3));
        assertThat(measured.at("/logLikelihood/value").asDouble()).isBetween(-7.0, -4.0);
        assertThat(report.at("/metrics/test/r2/interval")).hasSize(2);
        assertThat(report.get("classes")).isEmpty();
        assertThat(report.get("calibration")).isEmpty();
    }

    @Test
    void tellsWhatPredictedQuantilesCost() {
        UUID run =
                trained.train(
                        "diabetes",
                        "[{\"type\": \"dense\"}]",
                        3,
                        ", \"loss\": {\"type\": \"pinball\"}");
        JsonNode measured = api.get(path(run)).at("/metrics/test");

        assertThat(measured.get("pinballLosses"))
                .extracting(one -> one.get("quantile").asDouble())
                .containsExactly(0.05, 0.5, 0.95);
        assertThat(measured.at("/pinballLosses/1/loss/value").asDouble())
                .as("half the absolute error of the median")
                .isCloseTo(measured.at("/meanAbsoluteError/value").asDouble() / 2, within(1e-9));
        assertThat(measured.at("/pinballLosses/2/loss/interval")).hasSize(2);
        assertThat(api.text(path(run), "text/markdown")).contains("| pinball loss at 0.95 |");
    }

    @Test
    void tellsOfEachOfSeveralTargets() {
        StringBuilder csv = new StringBuilder("x,up,down\n");
        for (int row = 0; row < 60; row++) {
            csv.append("%d,%d,%d\n".formatted(row, row > 30 ? 1 : 0, row > 30 ? 0 : 1));
        }
        api.upload(
                Upload.with("{\"name\": \"report-moves\", \"target\": [\"up\", \"down\"]}")
                        .file("moves.csv", csv.toString()));
        UUID run = trained.train("report-moves", NET, 2);

        JsonNode report = api.get(path(run));

        JsonNode measured = report.at("/metrics/train");
        assertThat(report.at("/metrics/test").isNull()).isTrue();
        assertThat(measured.get("targets").propertyNames()).containsExactly("up", "down");
        assertThat(measured.at("/exactMatchAccuracy/value").isNumber()).isTrue();
        assertThat(measured.at("/targets/up/accuracy/value").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.get("classes"))
                .extracting(one -> one.get("target").asString())
                .containsExactly("up", "down");
        assertThat(api.text(path(run), "text/markdown")).contains("### up\n", "## Classes of down");
    }

    /** Two clear classes, with row 13 labelled wrongly. */
    @Test
    void findsTheRowThatIsLabelledWrongly() {
        StringBuilder csv = new StringBuilder("x,y,kind\n");
        for (int row = 0; row < 200; row++) {
            boolean large = row % 2 == 0 ^ row == 13;
            double x = row % 2 == 0 ? 5 + row % 7 : -5 - row % 7;
            csv.append("%s,%d,%s\n".formatted(x, row % 11, large ? "large" : "small"));
        }
        api.upload(
                Upload.with("{\"name\": \"one-wrong\", \"target\": \"kind\"}")
                        .file("rows.csv", csv.toString()));
        JsonNode report = api.get(path(trained.train("one-wrong", NET, 5)));

        JsonNode wrong = report.at("/classes/0/likelyLabelErrors/0");
        assertThat(wrong.get("row").asInt()).isEqualTo(13);
        assertThat(wrong.get("label").asString()).isEqualTo("large");
        assertThat(wrong.get("predicted").asString()).isEqualTo("small");
        assertThat(report.at("/importance/columns/0/column").asString()).isEqualTo("x");
        assertThat(report.get("summary").valueStream().map(JsonNode::asString))
                .anySatisfy(
                        sentence ->
                                assertThat(sentence).isEqualTo("The columns that matter most: x."));
    }

    @Test
    void shufflesColumnsThatTellTheSameTogether() {
        StringBuilder csv = new StringBuilder("x,twice,other,kind\n");
        for (int row = 0; row < 300; row++) {
            int x = row * 7919 % 301 - 150;
            csv.append(
                    "%d,%d,%d,%s\n".formatted(x, 2 * x, row * 31 % 17, x > 0 ? "plus" : "minus"));
        }
        api.upload(
                Upload.with("{\"name\": \"twice-told\", \"target\": \"kind\"}")
                        .file("rows.csv", csv.toString()));
        JsonNode importance = api.get(path(trained.train("twice-told", NET, 5))).get("importance");

        assertThat(importance.get("groups")).hasSize(1);
        assertThat(importance.at("/groups/0/columns").valueStream().map(JsonNode::asString))
                .containsExactly("x", "twice");
        assertThat(importance.at("/groups/0/increase/value").asDouble())
                .isGreaterThan(importance.at("/columns/0/increase/value").asDouble());
        assertThat(importance.at("/columns/2/column").asString()).isEqualTo("other");
    }

    @Test
    void pageIsDrawnOnceUntilTheRunGoesOnOrTheCodeChanges() {
        UUID run = trained.train("iris", NET, 2);
        String first = page(run);
        assertThat(first).contains("epoch 2 of 2");

        database.sql("update run_reports set page = ? where run_id = ?")
                .param(GzippedText.of("drawn once"))
                .param(run)
                .update();
        assertThat(page(run)).isEqualTo("drawn once");

        database.sql("update run_reports set form = 'older' where run_id = ?").param(run).update();
        assertThat(page(run)).contains("epoch 2 of 2");

        database.sql("update runs set epochs = epochs + 1 where id = ?").param(run).update();
        assertThat(page(run)).contains("epoch 2 of 3");
    }

    private String page(UUID run) {
        return api.text(path(run), "text/html");
    }

    @Test
    void isMadeOnceUntilTheRunGoesOnOrTheCodeChanges() {
        UUID run = trained.train("iris", NET, 2);
        JsonNode first = api.get(path(run));
        assertThat(api.get(path(run))).isEqualTo(first);

        database.sql("update runs set epochs = epochs + 1 where id = ?").param(run).update();
        JsonNode further = api.get(path(run));
        assertThat(further.at("/conditions/madeAt")).isNotEqualTo(first.at("/conditions/madeAt"));
        assertThat(further.at("/conditions/epochs").asInt()).isEqualTo(3);
        assertThat(further.get("metrics")).isEqualTo(first.get("metrics"));

        database.sql("update run_reports set form = 'older' where run_id = ?").param(run).update();
        assertThat(api.get(path(run)).at("/conditions/madeAt"))
                .isNotEqualTo(further.at("/conditions/madeAt"));
    }

    @Test
    void staysWhenItsDataSetIsGone() {
        api.upload(
                Upload.with("{\"name\": \"gone-report\", \"target\": \"y\"}")
                        .file("rows.csv", "x,y\n" + "1,a\n2,b\n".repeat(20)));
        UUID reported = trained.train("gone-report", NET, 1);
        UUID never = trained.train("gone-report", NET, 1);
        JsonNode report = api.get(path(reported));
        assertThat(api.exchange("DELETE", "/api/v1/datasets/gone-report", "").statusCode())
                .isEqualTo(204);

        assertThat(api.get(path(reported))).isEqualTo(report);
        assertThat(api.problem(409, "GET", path(never), "").get("detail").asString())
                .isEqualTo("the data set gone-report is gone");
    }

    @Test
    void isRefusedWhereThereIsNothingToMeasure() {
        UUID under = trained.begin("iris");
        assertThat(api.problem(409, "GET", path(under), "").get("detail").asString())
                .isEqualTo("the run " + under + " has no checkpoint yet");
        UUID none = UUID.randomUUID();
        assertThat(api.problem(404, "GET", path(none), "").get("detail").asString())
                .isEqualTo("there is no run " + none);
    }

    @Test
    void saysTheSameInMarkdown() {
        UUID run = trained.train("penguins", NET, 3);
        JsonNode report = api.get(path(run));
        HttpResponse<String> page =
                api.exchange("GET", path(run), "", "Accept", "text/markdown, text/plain;q=0.5");

        assertThat(page.headers().firstValue("Content-Type"))
                .hasValue("text/markdown;charset=UTF-8");
        assertThat(page.body())
                .startsWith("# Run " + run + "\n\n- A network of ")
                .contains(
                        "| metric | training | validation | test |",
                        "| class | training rows | validation rows | test rows |",
                        "## Calibration of species",
                        "## Importance of columns",
                        "- seed 7, epoch ");
        assertThat(page.body())
                .contains(
                        "| bill\\_length\\_mm |",
                        "- data set penguins, " + report.at("/conditions/datasetHash").asString());
    }

    /** A patch of its diagnosis may be posted as it is, on the run's plan. */
    @Test
    void saysWhatIsWrongAndWhatToTry() {
        UUID run =
                trained.train(
                        "digits",
                        "[{\"type\": \"dense\", \"units\": 4, \"activation\": \"relu\"}, {\"type\": \"dense\"}]",
                        1);
        JsonNode finding = api.get(path(run)).at("/diagnosis/0");
        assertThat(finding.get("cause").asString()).isIn("underfitting", "stillImproving");
        assertThat(finding.at("/evidence/0/value").isNumber()).isTrue();

        JsonNode plan = api.get("/api/v1/runs/" + run).get("plan");
        JsonNode patched = JsonMergePatch.apply(plan, finding.at("/try/0/patch"));
        assertThat(patched).isNotEqualTo(plan);
        assertThat(api.post("/api/v1/jobs", patched.toString()).get("id").isString()).isTrue();
        assertThat(api.text(path(run), "text/markdown"))
                .contains("## Diagnosis\n", "```json\n", finding.at("/evidence/0/text").asString());
    }

    @Test
    void tellsWhatDropoutDid() {
        UUID run =
                trained.train(
                        "digits",
                        """
                        [{"type": "dense", "units": 64, "activation": "relu"}, {"type": "dropout", "rate": 0.3},
                         {"type": "dense"}]""",
                        3);
        JsonNode dropout = api.get(path(run)).get("dropout");

        assertThat(dropout.at("/rates/0/rate").asDouble()).isEqualTo(0.3);
        assertThat(dropout.at("/rates/0/realised").asDouble()).isCloseTo(0.3, within(0.02));
        assertThat(dropout.at("/layers/0/units").asInt()).isEqualTo(64);
        assertThat(dropout.at("/layers/0/coAdaptation").asDouble()).isBetween(0.01, 0.9);
        JsonNode agreement = dropout.get("agreement");
        assertThat(agreement.get(agreement.size() - 1).get("difference").asDouble())
                .isLessThan(agreement.get(0).get("difference").asDouble());
        assertThat(api.text(path(run), "text/markdown")).contains("## Dropout\n", "| dropout1 |");
    }
}
