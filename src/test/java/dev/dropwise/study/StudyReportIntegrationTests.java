package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Reports of studies whose trials were really trained. */
@DropwiseTest
class StudyReportIntegrationTests {

    private static final String BESIDE_DROPOUT =
            """
            {"name": "worth <it>?", "type": "comparison", "seed": 1, "repeats": 2,
             "job": {"dataset": "iris", "training": {"epochs": 3},
                     "model": {"layers": [{"type": "dense", "units": 8}, {"type": "dense"}]}},
             "variants": {"none": {},
                          "half": {"model": {"layers": [{"type": "dense", "units": 8}, {"type": "dropout", "rate": 0.5},
                                                        {"type": "dense"}]}}}}""";

    @LocalServerPort private int port;

    private Api api;
    private StudyClient client;

    @BeforeEach
    void connect() {
        api = new Api(port);
        client = new StudyClient(api);
    }

    private static String report(String id) {
        return StudyClient.STUDIES + id + "/report";
    }

    private List<String> csv(String id, String plot) {
        return api.text(report(id) + "/plots/" + plot, "text/csv").lines().toList();
    }

    @Test
    void hasTheFindingsAndNumbersOfTheStudy() {
        JsonNode study = client.answer(StudyBodies.comparison("reported", 2));
        String id = study.get("id").asString();

        JsonNode report = api.get(report(id));

        assertThat(study.at("/links/report").asString()).isEqualTo(report(id));
        assertThat(report.get("findings")).isEqualTo(study.get("findings"));
        assertThat(report.get("result")).isEqualTo(study.get("result"));
        assertThat(report.get("summary").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "Which of “usual”, “slow” and “long” has the lowest validationLoss on iris? Each was"
                                + " trained on the same 2 pairs of split and seed; “usual” is the baseline.",
                        "All 6 trials have ended.");
        assertThat(report.at("/conditions/datasetHash").asString()).hasSize(64);
        assertThat(report.get("dropout")).isEmpty();
    }

    @Test
    void differencesAreThoseOfTheResultByEachMetric() {
        JsonNode study = client.answer(StudyBodies.comparison("differences", 2));
        String id = study.get("id").asString();
        JsonNode variants = study.at("/result/variants");

        List<String> lines = csv(id, "differences");

        assertThat(lines)
                .hasSize(4)
                .startsWith(
                        "variant,mean,standardError,difference,low,high,pValue,adjustedPValue,verdict,pairs,pairsNeeded");
        JsonNode slow = variants.at("/slow/validationLoss");
        assertThat(lines.get(2))
                .startsWith(
                        "slow,%s,%s,%s,%s,%s,"
                                .formatted(
                                        slow.get("mean").asString(),
                                        slow.get("standardError").asString(),
                                        slow.get("difference").asString(),
                                        slow.at("/interval/0").asString(),
                                        slow.at("/interval/1").asString()))
                .contains("," + slow.get("verdict").asString() + ",2,");
        assertThat(csv(id, "differences?metric=testLoss").get(1))
                .startsWith("usual," + variants.at("/usual/testLoss/mean").asString() + ",");
        assertThat(detail(404, report(id) + "/plots/differences?metric=height"))
                .isEqualTo(
                        "expected a plot of the metric height of the study %s: it has none; received differences"
                                .formatted(id));
        assertThat(detail(404, report(id) + "/plots/folds"))
                .isEqualTo(
                        "expected a plot of the study %s: differences; received folds"
                                .formatted(id));
    }

    private String detail(int status, String path) {
        return api.problem(status, "GET", path, "").get("detail").asString();
    }

    @Test
    void comesInEachFormat() {
        String id = client.answer(BESIDE_DROPOUT).get("id").asString();

        HttpResponse<String> page = get(report(id), "text/html");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(page.body())
                .contains("<svg ", "worth &lt;it&gt;?", "<h2>Variants</h2>", "color-scheme")
                .doesNotContain("<script", "src=", "href=\"http", "url(http");
        HttpResponse<String> markdown = get(report(id), "text/markdown");
        assertThat(markdown.headers().firstValue("Content-Type"))
                .hasValue("text/markdown;charset=UTF-8");
        assertThat(markdown.body())
                .startsWith("# Study " + id + ": worth \\<it\\>?\n\n- Which of ")
                .contains("\n| variant | mean | difference | p | verdict | pairs |\n");
        String plot = report(id) + "/plots/differences";
        assertThat(get(plot, "*/*").body()).startsWith("<?xml").contains("<svg ");
        assertThat(get(plot, "image/svg+xml").headers().firstValue("Content-Type"))
                .hasValue("image/svg+xml");
        HttpResponse<String> png = get(plot, "image/png");
        assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(png.body()).contains("PNG", "IHDR", "IEND");
        assertThat(get(report(id), "application/pdf").statusCode()).isEqualTo(406);
        assertThat(get(plot, "application/json").statusCode()).isEqualTo(406);
    }

    private HttpResponse<String> get(String path, String accept) {
        return api.exchange("GET", path, "", "Accept", accept);
    }

    /** The figures of both, and where the report of a run of each is. */
    @Test
    void setsNetworksWithDropoutBesideThoseWithout() {
        JsonNode study = client.answer(BESIDE_DROPOUT);
        String id = study.get("id").asString();
        JsonNode half = study.at("/result/variants/half");

        JsonNode dropout = api.get(report(id)).get("dropout");

        assertThat(dropout).hasSize(2);
        assertThat(dropout.at("/0/hasDropout").asBoolean()).isFalse();
        assertThat(dropout.at("/1/hasDropout").asBoolean()).isTrue();
        assertThat(dropout.at("/1/rates").toString()).isEqualTo("{\"/model/layers/1/rate\":0.5}");
        assertThat(dropout.at("/1/gap").asDouble())
                .isEqualTo(
                        half.at("/validationLoss/mean").asDouble()
                                - half.at("/trainLoss/mean").asDouble());
        assertThat(dropout.at("/1/testLoss")).isEqualTo(half.at("/testLoss/mean"));
        assertThat(
                        api.get(dropout.at("/1/report").asString())
                                .at("/dropout/rates/0/rate")
                                .asDouble())
                .isEqualTo(0.5);
        assertThat(api.text(report(id), "text/markdown"))
                .contains("## With dropout and without\n", "| half | 0.5 | ", "| none | none | ");
    }

    @Test
    void theCourseOfASearchIsThatOfItsTrials() {
        JsonNode study = client.answer(StudyBodies.search("course", 3));
        String id = study.get("id").asString();
        List<JsonNode> trials = client.trials(id).valueStream().limit(18).toList();

        JsonNode report = api.get(report(id));

        JsonNode history = report.get("history");
        assertThat(history).hasSize(18);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 18; i++) {
            best = Math.min(best, trials.get(i).get("objective").asDouble());
            assertThat(history.get(i).get("objective")).isEqualTo(trials.get(i).get("objective"));
            assertThat(history.get(i).get("best").asDouble()).isEqualTo(best);
            assertThat(history.get(i).get("run")).isEqualTo(trials.get(i).get("run"));
        }
        assertThat(best).isEqualTo(study.at("/result/best/objective").asDouble());
        assertThat(csv(id, "history"))
                .hasSize(19)
                .startsWith(
                        "setting,objective,best,state,values.units,values.rate,values.learningRate");
        assertThat(csv(id, "importance"))
                .startsWith("name,share")
                .containsAll(
                        study.at("/result/importance")
                                .propertyStream()
                                .map(one -> one.getKey() + "," + one.getValue().asString())
                                .toList());
        assertThat(api.text(report(id), "text/markdown"))
                .contains("| best, on 3 fresh pairs | the same | ");
    }

    @Test
    void foldsAndCurvesHaveTheNumbersOfTheResult() {
        JsonNode folds =
                client.answer(
                        """
                        {"type": "crossValidation", "seed": 1, "folds": 3,
                         "job": {"dataset": "iris", "model": {"layers": [{"type": "dense"}]}, "training": {"epochs": 2}}}""");
        JsonNode values = folds.at("/result/metrics/validationLoss/folds");
        assertThat(csv(folds.get("id").asString(), "folds"))
                .containsExactly(
                        "fold,validationLoss",
                        "1," + values.get(0).asString(),
                        "2," + values.get(1).asString(),
                        "3," + values.get(2).asString());

        JsonNode capacity =
                client.answer(
                        """
                        {"type": "capacity", "seed": 1, "repeats": 2, "widths": [0.5, 2],
                         "job": {"dataset": "iris", "training": {"epochs": 2},
                                 "model": {"layers": [{"type": "dense", "units": 8}, {"type": "dense"}]}}}""");
        String id = capacity.get("id").asString();
        JsonNode curve = capacity.at("/result/curves/job");
        List<String> lines = csv(id, "curves");
        assertThat(lines)
                .hasSize(3)
                .startsWith("variant,x,mean,standardError,train,validation,pairs");
        IntStream.range(0, 2)
                .forEach(
                        i ->
                                assertThat(lines.get(i + 1))
                                        .isEqualTo(
                                                "job,%s,%s,%s,%s,%s,2"
                                                        .formatted(
                                                                curve.at("/" + i + "/x").asString(),
                                                                curve.at("/" + i + "/mean")
                                                                        .asString(),
                                                                curve.at("/" + i + "/standardError")
                                                                        .asString(),
                                                                curve.at("/" + i + "/train")
                                                                        .asString(),
                                                                curve.at("/" + i + "/validation")
                                                                        .asString())));
        assertThat(csv(id, "losses")).isEqualTo(lines);
    }

    @Test
    void aLearningCurveHasItsLawInThePlotAndInWords() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "learningCurve", "seed": 1, "repeats": 2, "fractions": [0.1, 0.25, 0.5, 1],
                         "job": {"dataset": "iris",
                                 "model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dense"}]},
                                 "training": {"epochs": 12, "batchSize": 8, "optimizer": {"type": "adam", "learningRate": 0.01},
                                              "validation": {"type": "split", "fraction": 0.25}}}}""");
        String id = study.get("id").asString();
        JsonNode fit = study.at("/result/fit/job");
        JsonNode last = study.at("/result/curves/job/3");

        JsonNode report = api.get(report(id));

        assertThat(report.at("/summary/0").asString())
                .isEqualTo(
                        "Would more rows improve validationLoss on iris? Shares of the training rows from 0.1 to 1"
                                + " are tried for the job as it is, each on the same 2 pairs of split and seed.");
        assertThat(report.get("axis").asString()).isEqualTo("training rows");
        List<String> lines = csv(id, "curves");
        assertThat(lines)
                .hasSize(6)
                .startsWith("variant,x,mean,standardError,train,validation,pairs,law");
        assertThat(lines.get(4))
                .startsWith("job,90.0,%s,".formatted(last.get("mean").asString()))
                .contains(",2,");
        double atTwice = fit.at("/atTwice/value").asDouble();
        assertThat(lines.get(5)).startsWith("job,180.0,,,,,,");
        assertThat(law(lines.get(5))).isCloseTo(atTwice, within(1e-9));
        assertThat(law(lines.get(4)))
                .isCloseTo(atTwice - fit.at("/change/value").asDouble(), within(1e-9));
        assertThat(csv(id, "losses"))
                .startsWith("variant,x,mean,standardError,train,validation,pairs")
                .hasSize(5);
        assertThat(api.text(report(id), "text/markdown"))
                .contains(
                        "## Power laws\n",
                        "| variant | metric | a | b | c | from rows | n | at 2n | change from n to 2n | trainings |\n",
                        "\n| job | validationLoss | ",
                        " | 90 | ");
    }

    private static double law(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
    }

    @Test
    void aStudyOfRobustnessHasAPlotAndATableForEachDisturbance() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "robustness", "seed": 1, "repeats": 2,
                         "disturbances": {"inputNoise": [0, 1], "labelNoise": [0, 0.3]},
                         "job": {"dataset": "iris", "training": {"epochs": 4},
                                 "model": {"layers": [{"type": "dense", "units": 8}, {"type": "dense"}]}},
                         "variants": {"usual": {}, "long": {"training": {"epochs": 8}}}}""");
        String id = study.get("id").asString();

        JsonNode report = api.get(report(id));

        assertThat(report.at("/summary/0").asString())
                .isEqualTo(
                        "What do inputNoise and labelNoise cost, by validationLoss on iris? Each level is tried for"
                                + " “usual” and “long”, on the same 2 pairs of split and seed.");
        assertThat(report.get("axis").asString()).isEqualTo("level of the disturbance");
        assertThat(csv(id, "inputNoise"))
                .containsExactly(
                        "variant,x,mean,standardError,train,validation,pairs",
                        disturbed(study, "usual", 0),
                        disturbed(study, "usual", 1),
                        disturbed(study, "long", 0),
                        disturbed(study, "long", 1));
        assertThat(csv(id, "labelNoise"))
                .containsExactly(
                        "variant,x,mean,standardError,train,validation,pairs",
                        disturbed(study, "usual", 2),
                        disturbed(study, "usual", 3),
                        disturbed(study, "long", 2),
                        disturbed(study, "long", 3));
        assertThat(detail(404, report(id) + "/plots/curves"))
                .isEqualTo(
                        "expected a plot of the study %s: inputNoise, labelNoise; received curves"
                                .formatted(id));
        assertThat(api.text(report(id), "text/markdown"))
                .contains(
                        "### inputNoise, long\n\n| level of the disturbance | validationLoss | ",
                        "### labelNoise, usual\n",
                        "## Areas under the curves\n",
                        "The mean of validationLoss over the levels",
                        "### labelNoise\n\n| variant | mean | difference | p | verdict | pairs |\n");
        assertThat(api.text(report(id), "text/html"))
                .contains(
                        "aria-label=\"validationLoss by inputNoise, ± one standard error\"",
                        "aria-label=\"validationLoss by labelNoise, ± one standard error\"");
    }

    private static String disturbed(JsonNode study, String variant, int point) {
        JsonNode of = study.at("/result/curves/" + variant + "/" + point);
        return "%s,%s,%s,%s,%s,%s,2"
                .formatted(
                        variant,
                        of.get("x").asString(),
                        of.get("mean").asString(),
                        of.get("standardError").asString(),
                        of.get("train").asString(""),
                        of.get("validation").asString(""));
    }

    @Test
    void saysThatItIsPartialOrThatThereIsNothingYet() {
        String id = client.submit(StudyBodies.patient("partial"));
        assertThat(detail(409, report(id)))
                .startsWith("no trial of the study " + id + " has ended yet; it is ");
        assertThat(detail(409, report(id) + "/plots/differences"))
                .startsWith("no trial of the study ");
        client.await(id, study -> study.at("/progress/done").asInt() >= 1);
        client.ask(id, "pause");

        JsonNode report = api.get(report(id));

        assertThat(report.at("/summary/1").asString())
                .isEqualTo(
                        "Partial: all that is said here rests on the %d of 6 trials that have ended."
                                .formatted(report.at("/progress/done").asInt()));
        assertThat(api.text(report(id), "text/html")).contains("Partial: ");
        client.ask(id, "cancel");
        assertThat(api.get(report(id)).at("/summary/1").asString())
                .startsWith("The study has ended (cancelled) after ");
    }

    @Test
    void thereIsNoneOfNoStudy() {
        UUID none = UUID.randomUUID();
        assertThat(detail(404, report(none.toString()))).contains(none.toString());
    }
}
