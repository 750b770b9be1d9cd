package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.dropwise.support.Api;
import dev.dropwise.support.BrowserPage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A training is watched, told what to do, and compared. */
@PageTest
class JobViewIntegrationTests {

    private static final int EPOCHS = 400;

    @LocalServerPort private int port;

    @Test
    void curvesGrowAndHaveNoGapAfterTheConnectionWasLost() {
        Api api = new Api(port);
        api.get("/api/v1/datasets/digits"); // has the document made that answers are held against
        String job = submit("page: watched", "digits", EPOCHS, 0.3);
        api.post("/api/v1/jobs/" + job + "/pause", "");
        try (BrowserPage browser =
                BrowserPage.open(port, "#/jobs/" + job).expecting("ERR_INTERNET_DISCONNECTED")) {
            List<String> continued = new CopyOnWriteArrayList<>();
            browser.page()
                    .onRequest(
                            request -> {
                                String last = request.headers().get("last-event-id");
                                if (last != null) {
                                    continued.add(last);
                                }
                            });
            assertThat(browser.find(".state")).hasText("paused");
            browser.setOffline(true);
            assertThat(browser.find("[role=status]")).containsText("connection is lost");
            api.post("/api/v1/jobs/" + job + "/resume", "");
            browser.setOffline(false);

            assertThat(browser.find(".state")).hasText("succeeded");
            assertThat(browser.heading("What came of it")).isVisible();
            browser.find("summary", "Loss in numbers").click();
            Locator epochs = browser.find("curves-plot .scroll tbody th");
            assertThat(epochs).hasCount(EPOCHS);
            assertThat(epochs.allTextContents())
                    .isEqualTo(
                            IntStream.rangeClosed(1, EPOCHS).mapToObj(Integer::toString).toList());
            assertThat(continued).isNotEmpty();
            browser.picture("job");
            browser.assertThatAllIsWell();

            browser.button("Try it").first().click();
            assertThat(browser.field("Name of the training")).hasValue("page: watched, changed");
            assertThat(browser.find("[role=status]")).containsText("Fits:");
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void aTrainingIsPausedResumedAndCancelled() {
        String job = submit("page: cancelled", "mnist-small", 5000, 0.3);
        try (BrowserPage browser = BrowserPage.open(port, "#/jobs/" + job)) {
            assertThat(browser.find(".uplot").first()).isVisible();
            browser.button("Pause").click();
            assertThat(browser.find(".state")).hasText("paused");
            browser.button("Resume").click();
            assertThat(browser.find(".state")).hasText("running");
            browser.button("Cancel").click();
            assertThat(browser.find(".state")).hasText("cancelled");
            assertThat(browser.button("Cancel")).hasCount(0);
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void twoTrainingsAreCompared() {
        submit("page: rate a half", "digits", 30, 0.5);
        submit("page: rate a tenth", "digits", 30, 0.1);
        try (BrowserPage browser = BrowserPage.open(port, "#/jobs")) {
            for (String name : List.of("page: rate a half", "page: rate a tenth")) {
                browser.field("Compare " + name).check();
            }
            browser.button("Compare 2").click();
            assertThat(browser.heading("What they serve")).isVisible();
            assertThat(browser.find("curves-plot")).hasCount(2);
            Locator differences =
                    browser.page()
                            .getByRole(AriaRole.ROW)
                            .filter(new Locator.FilterOptions().setHasText("dropout1"));
            assertThat(differences).containsText("\"rate\":0.5");
            assertThat(differences).containsText("\"rate\":0.1");
            browser.page().reload();
            assertThat(browser.find(".uplot")).hasCount(2);
            browser.picture("compare");
            browser.assertThatAllIsWell();
        }
    }

    private String submit(String name, String dataset, int epochs, double rate) {
        String body =
                """
                {"name": "%s", "dataset": "%s", "training": {"epochs": %d, "batchSize": 64, "seed": 1},
                 "model": {"layers": [{"type": "dense", "units": 64, "activation": "relu"},
                                      {"type": "dropout", "rate": %s}, {"type": "dense"}]}}"""
                        .formatted(name, dataset, epochs, rate);
        return new Api(port).post("/api/v1/jobs", body).path("id").asString();
    }
}
