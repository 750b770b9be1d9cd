package dev.dropwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Plots and pages of runs that were really trained. */
@DropwiseTest
class ReportPlotsIntegrationTests {

    private static final String NET =
            "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"relu\"}, {\"type\": \"dense\"}]";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private static String report(UUID run) {
        return "/api/v1/runs/" + run + "/report";
    }

    private List<String> csv(UUID run, String plot) {
        return api.text(report(run) + "/plots/" + plot, "text/csv").lines().toList();
    }

    /** The values of some fields of each node, separated by commas. */
    private static List<String> lines(JsonNode nodes, String... fields) {
        List<String> lines = new ArrayList<>();
        for (JsonNode node : nodes) {
            List<String> values = new ArrayList<>();
            for (String field : fields) {
                JsonNode value = node.at("/" + field);
                values.add(value.isNull() || value.isMissingNode() ? "" : value.asString());
            }
            lines.add(String.join(",", values));
        }
        return lines;
    }

    @Test
    void plotsOfClassesHaveTheNumbersOfTheReport() {
        UUID run = trained.train("penguins", NET, 3);
        JsonNode json = api.get(report(run));

        assertThat(csv(run, "learningCurves"))
                .startsWith(
                        "epoch,learningRate,trainLoss,trainAccuracy,trainMeanAbsoluteError,"
                                + "noisyTrainLoss,validationLoss,validationAccuracy,"
                                + "validationMeanAbsoluteError")
                .containsAll(
                        lines(
                                json.get("curves"),
                                "epoch",
                                "learningRate",
                                "trainLoss",
                                "trainAccuracy",
                                "trainMeanAbsoluteError",
                                "noisyTrainLoss",
                                "validationLoss",
                                "validationAccuracy",
                                "validationMeanAbsoluteError"))
                .hasSize(4);
        assertThat(csv(run, "reliability"))
                .startsWith("from,to,rows,confidence,accuracy")
                .containsAll(
                        lines(
                                json.at("/calibration/0/bins"),
                                "from",
                                "to",
                                "rows",
                                "confidence",
                                "accuracy"))
                .hasSize(16);
        assertThat(csv(run, "importance"))
                .startsWith("column,increase,low,high")
                .containsAll(
                        lines(
                                json.at("/importance/columns"),
                                "column",
                                "increase/value",
                                "increase/interval/0",
                                "increase/interval/1"));
    }

    @Test
    void confusionHasTheCountsOfTheHeldOutRows() {
        UUID run = trained.train("penguins", NET, 3);
        JsonNode json = api.get(report(run));
        String part = json.at("/classes/0/measuredOn").asString();
        List<String> expected = new ArrayList<>(List.of("truth,predicted,rows"));
        for (int truth = 0; truth < 3; truth++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                expected.add(
                        "%s,%s,%d"
                                .formatted(
                                        json.at("/classes/0/classes/" + truth + "/label")
                                                .asString(),
                                        json.at("/classes/0/classes/" + predicted + "/label")
                                                .asString(),
                                        json.at(
                                                        "/metrics/%s/confusion/%d/%d"
                                                                .formatted(part, truth, predicted))
                                                .asInt()));
            }
        }
        assertThat(csv(run, "confusion")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roc", "precisionRecall"})
    void thresholdsOfTwoClassesAreThoseOfTheSecond(String plot) {
        UUID run = trained.train("breast-cancer", NET, 2);
        JsonNode ranked = api.get(report(run)).at("/rankings/0/classes");

        assertThat(ranked).hasSize(1);
        List<String> expected =
                lines(
                        ranked.at("/0/points"),
                        "threshold",
                        "truePositiveRate",
                        "falsePositiveRate",
                        "precision");
        String label = ranked.at("/0/label").asString();
        assertThat(csv(run, plot))
                .startsWith("label,threshold,truePositiveRate,falsePositiveRate,precision")
                .containsAll(expected.stream().map(line -> label + "," + line).toList())
                .hasSize(1 + expected.size());
        assertThat(expected.get(expected.size() - 1)).contains(",1.0,1.0,");
    }

    /** The last point is of all rows: there the risk is what accuracy lacks. */
    @Test
    void riskIsThatOfTheSurestRows() {
        UUID run = trained.train("digits", NET, 2);
        JsonNode json = api.get(report(run));
        JsonNode risk = json.at("/risks/0");
        List<String> lines = csv(run, "riskCoverage");

        assertThat(lines)
                .startsWith("confidence,coverage,risk")
                .containsAll(lines(risk.get("points"), "confidence", "coverage", "risk"))
                .hasSize(1 + risk.get("points").size());
        String part = risk.get("measuredOn").asString();
        double accuracy = json.at("/metrics/" + part + "/accuracy/value").asDouble();
        JsonNode last = risk.get("points").get(risk.get("points").size() - 1);
        assertThat(last.get("coverage").asDouble()).isEqualTo(1.0);
        assertThat(last.get("risk").asDouble()).isCloseTo(1 - accuracy, within(1e-12));
        assertThat(risk.get("area").asDouble()).isBetween(0.0, 1 - accuracy);
        assertThat(risk.get("rows").asInt())
                .isEqualTo(json.at("/metrics/" + part + "/rows").asInt());
    }

    @Test
    void coAdaptationIsThatOfTheHiddenLayers() {
        UUID run = trained.train("penguins", NET, 3);
        JsonNode layers = api.get(report(run)).at("/dropout/layers");

        assertThat(layers).hasSize(1);
        assertThat(layers.at("/0/coAdaptation").asDouble()).isBetween(0.0, 1.0);
        assertThat(csv(run, "coAdaptation"))
                .containsExactly(
                        "layer,units,deadUnits,coAdaptation",
                        lines(layers, "layer", "units", "deadUnits", "coAdaptation").get(0));
    }

    @Test
    void residualsAreTheTruthLessThePrediction() {
        UUID run = trained.train("diabetes", NET, 2);
        JsonNode points = api.get(report(run)).at("/residuals/0/points");

        assertThat(csv(run, "residuals"))
                .startsWith("row,truth,predicted,residual")
                .containsAll(lines(points, "row", "truth", "predicted", "residual"))
                .hasSize(1 + points.size());
        assertThat(points)
                .isNotEmpty()
                .allSatisfy(
                        point ->
                                assertThat(point.get("residual").asDouble())
                                        .isEqualTo(
                                                point.get("truth").asDouble()
                                                        - point.get("predicted").asDouble()));
    }

    @Test
    void namesThePlotsThatThereAre() {
        UUID run = trained.train("diabetes", NET, 1);
        String there = "learningCurves, residuals, importance, coAdaptation";
        assertThat(api.problem(404, "GET", report(run) + "/plots/roc", "").get("detail").asString())
                .isEqualTo("expected a plot of the run %s: %s; received roc".formatted(run, there));
        assertThat(
                        api.problem(404, "GET", report(run) + "/plots/residuals?target=x", "")
                                .get("detail")
                                .asString())
                .isEqualTo(
                        "expected a plot of the target x of the run "
                                + run
                                + ": learningCurves, importance, coAdaptation; received residuals");
    }

    @Test
    void isSvgUnlessAnotherFormatIsAskedFor() {
        String plot = report(trained.train("iris", NET, 1)) + "/plots/confusion";
        HttpResponse<byte[]> svg = api.bytes(plot);
        assertThat(svg.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(new String(svg.body(), StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ")
                .isEqualTo(api.text(plot, "image/png;q=0.5, image/svg+xml"));

        HttpResponse<String> png = api.exchange("GET", plot, "", "Accept", "image/png");
        assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(png.body()).contains("PNG");
    }

    @Test
    void pageShowsTheReportAndFetchesNothing() {
        UUID run = trained.train("penguins", NET, 3);
        HttpResponse<String> page =
                api.exchange("GET", report(run), "", "Accept", "text/html, */*;q=0.8");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "<h1>Run " + run,
                        "prefers-color-scheme: dark",
                        "<td>bill_length_mm</td>",
                        "<h2>Plots</h2>",
                        "aria-label=\"Learning curves\"",
                        "aria-label=\"Risk by coverage, test rows, area ",
                        "aria-label=\"Importance of columns, test rows\"",
                        "aria-label=\"Co-adaptation of units\"")
                .doesNotContain("<script", "src=", "@import", "xlink:href=");
        assertThat(page.body().split("<figure>", -1)).hasSize(9);
    }

    @Test
    void pageShowsNamesAsTheyAre() {
        StringBuilder csv = new StringBuilder("<b>&amp;,x,y\n");
        for (int row = 0; row < 60; row++) {
            csv.append(row).append(row % 2 == 0 ? ",1,<script>alert(1)</script>\n" : ",2,a~b|c\n");
        }
        api.upload(
                Upload.with("{\"name\": \"html-names\", \"target\": \"y\"}")
                        .file("rows.csv", csv.toString()));
        String page = api.text(report(trained.train("html-names", NET, 1)), "text/html");

        assertThat(page)
                .contains(
                        "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>",
                        "<td>a~b|c</td>",
                        "<td>&lt;b&gt;&amp;amp;</td>")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void plotsOfSeveralTargetsAreAskedForByTheirNames() {
        StringBuilder csv = new StringBuilder("x,up,down\n");
        for (int row = 0; row < 60; row++) {
            csv.append("%d,%d,%d\n".formatted(row, row > 30 ? 1 : 0, row > 30 ? 0 : 1));
        }
        api.upload(
                Upload.with("{\"name\": \"plot-moves\", \"target\": [\"up\", \"down\"]}")
                        .file("moves.csv", csv.toString()));
        String plots = report(trained.train("plot-moves", NET, 1)) + "/plots/";

        assertThat(api.text(plots + "confusion?target=down", "image/svg+xml"))
                .contains("aria-label=\"Confusion of down, ");
        assertThat(api.text(plots + "confusion", "image/svg+xml"))
                .contains("aria-label=\"Confusion of up, ");
    }
}
