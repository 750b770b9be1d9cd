package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dev.dropwise.support.Api;
import dev.dropwise.support.BrowserPage;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A trained network is asked, and says how sure it is. */
@PageTest
class PredictViewIntegrationTests {

    private static final String DROPPED =
            """
            {"type": "dense", "units": 64, "activation": "relu"}, {"type": "dropout", "rate": 0.4}, {"type": "dense"}""";
    private static final String PLAIN =
            """
            {"type": "dense", "units": 16, "activation": "relu"}, {"type": "dense"}""";

    private static final String CALIBRATED = ", \"calibration\": {\"fraction\": 0.25}";

    @LocalServerPort private int port;

    @Test
    void aFormInTheModelsOwnColumnsIsAnsweredWithItsSpread() {
        train("penguins", 40, DROPPED, "page-species");
        try (BrowserPage browser =
                BrowserPage.open(port, "#/predict/models/page-species").expecting("422")) {
            assertThat(browser.field("island")).hasValue("Torgersen");
            assertThat(browser.field("bill_length_mm")).hasValue("39.1");
            browser.button("Predict").click();
            assertThat(browser.find(".answer")).containsText("Adelie");
            assertThat(browser.find(".bars tbody tr")).hasCount(3);
            assertThat(browser.find(".bars tr.best circle")).hasCount(50);
            assertThat(browser.find(".bars tr.best")).containsText("±");

            browser.field("sex").selectOption("");
            browser.button("Predict").click();
            assertThat(browser.find("prediction-result"))
                    .containsText("filled in as in training: sex");
            browser.page().reload();
            assertThat(browser.field("island")).isVisible();
            browser.picture("predict-table");
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void aNetworkWithoutDropoutSaysThatItHasNoSpread() {
        train("diabetes", 20, PLAIN, "page-progression");
        try (BrowserPage browser =
                BrowserPage.open(port, "#/predict/models/page-progression").expecting("422")) {
            browser.button("Predict").click();
            assertThat(browser.find(".answer")).containsText("(progression)");
            assertThat(browser.find("#main"))
                    .containsText("Nothing in this network is drawn at random");
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void whatRowsThatWereHeldBackPromiseIsToldBesideTheAnswer() {
        train("breast-cancer", 30, DROPPED, "page-tumours", CALIBRATED);
        try (BrowserPage browser = BrowserPage.open(port, "#/predict/models/page-tumours")) {
            browser.field("A set with the true class in").selectOption("0.9");
            browser.field("An answer only if of answers").selectOption("0.1");
            browser.button("Predict").click();
            assertThat(browser.find(".promise", "True with 90 %")).isVisible();
            assertThat(browser.find("prediction-result"))
                    .containsText(Pattern.compile("It held for \\d+\\.\\d % of \\d+ test rows"));
            assertThat(browser.find(".promise", "if at most 10 % of answers may be wrong"))
                    .isVisible();
            assertThat(browser.find("prediction-result"))
                    .containsText(Pattern.compile("Of the test rows \\d+\\.\\d % are answered"));
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void aNumberHasAnIntervalOfAStatedCoverage() {
        train("diabetes", 20, DROPPED, "page-interval", CALIBRATED);
        try (BrowserPage browser = BrowserPage.open(port, "#/predict/models/page-interval")) {
            browser.field("An interval around the true value in").selectOption("0.8");
            browser.button("Predict").click();
            assertThat(browser.find(".promise"))
                    .containsText(Pattern.compile("True with 80 %: -?\\d+(\\.\\d+)? to \\d+"));
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void aDigitIsDrawnAndRecognized() {
        String run = train("digits", 60, DROPPED, null);
        try (BrowserPage browser = BrowserPage.open(port, "#/predict/runs/" + run)) {
            browser.button("One of the data").click();
            assertThat(browser.find(".answer")).containsText("digit");
            browser.button("Clear").click();
            draw(browser, new int[][] {{60, 140}, {220, 140}});
            assertThat(browser.find(".bars tbody tr")).hasCount(10);
            browser.button("Clear").click();
            draw(browser, circle());
            assertThat(browser.find(".answer strong")).hasText("0");
            assertThat(browser.find(".bars tr.best circle")).hasCount(50);
            browser.picture("predict-digit");
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void aProgramAsksTheSameByWhatIsCopied() {
        train("iris", 5, DROPPED, "page-iris");
        try (BrowserPage browser = BrowserPage.open(port, "#/models/page-iris")) {
            browser.button("Python").click();
            browser.button("Copy").click();
            assertThat(browser.find("call-lines [role=status]")).hasText("Copied");
            String copied = (String) browser.page().evaluate("navigator.clipboard.readText()");
            assertThat(copied).contains("/api/v1/models/page-iris/predict", "sepal");

            browser.field("Alias").fill("production");
            browser.button("Point it there").click();
            assertThat(browser.find("td .state")).hasText("production");
            browser.page().reload();
            assertThat(browser.find("td .state")).hasText("production");
            browser.picture("model");
            browser.link("Models").click();
            assertThat(browser.find("tbody tr", "page-iris")).isVisible();
            browser.assertThatAllIsWell();
        }
    }

    private static void draw(BrowserPage browser, int[][] points) {
        Locator canvas = browser.find("canvas.draw");
        canvas.scrollIntoViewIfNeeded();
        BoundingBox box = canvas.boundingBox();
        var mouse = browser.page().mouse();
        mouse.move(box.x + points[0][0], box.y + points[0][1]);
        mouse.down();
        for (int[] point : points) {
            mouse.move(box.x + point[0], box.y + point[1]);
        }
        mouse.up();
        assertThat(browser.find(".answer")).hasText(Pattern.compile("\\d"));
    }

    /** A zero, taller than wide. */
    private static int[][] circle() {
        int[][] points = new int[41][];
        for (int i = 0; i < points.length; i++) {
            double angle = 2 * Math.PI * i / (points.length - 1);
            points[i] =
                    new int[] {
                        (int) (140 + 55 * Math.sin(angle)), (int) (140 - 100 * Math.cos(angle))
                    };
        }
        return points;
    }

    private String train(String dataset, int epochs, String layers, @Nullable String model) {
        return train(dataset, epochs, layers, model, "");
    }

    private String train(
            String dataset, int epochs, String layers, @Nullable String model, String training) {
        String body =
                """
                {"name": "page: to be asked", "dataset": "%s", "model": {"layers": [%s]},
                 "training": {"epochs": %d, "seed": 1, "batchSize": 16%s}%s}"""
                        .formatted(
                                dataset,
                                layers,
                                epochs,
                                training,
                                model == null ? "" : ", \"registerAs\": \"" + model + "\"");
        Api api = new Api(port);
        JsonNode job = api.post("/api/v1/jobs", body);
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> api.get("/api/v1/jobs/" + job.path("id").asString()),
                        now -> now.path("state").asString().equals("succeeded"))
                .path("run")
                .asString();
    }
}
