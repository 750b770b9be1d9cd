package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;

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
