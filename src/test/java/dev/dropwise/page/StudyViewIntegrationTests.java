package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.BrowserPage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A study says what it found in words first. */
@PageTest
class StudyViewIntegrationTests {

    private static final String STUDY =
            """
            {"name": "page: is dropout worth it?", "type": "ablation", "repeats": 2, "seed": 1,
             "job": {"dataset": "iris", "training": {"epochs": 4},
                     "model": {"layers": [{"type": "dense", "units": 8, "activation": "relu"},
                                          {"type": "dropout", "rate": 0.3}, {"type": "dense"}]}}}""";

    @LocalServerPort private int port;

    @Test
    void findingsComeInWordsThenInNumbersThenTrialByTrial() {
        new Api(port).post("/api/v1/studies", STUDY);
        try (BrowserPage browser = BrowserPage.open(port, "#/studies")) {
            browser.link("page: is dropout worth it?").click();
            assertThat(browser.find(".bar .state")).hasText("succeeded");
            assertThat(browser.find(".news li").first()).containsText("without dropout");
            assertThat(browser.find("tbody tr", "baseline")).containsText("complete");
            browser.page().reload();
            assertThat(browser.link("Curves").nth(3)).isVisible();
            browser.picture("study");
            browser.link("Curves").first().click();
            assertThat(browser.find(".uplot").first()).isVisible();
            browser.assertThatAllIsWell();
        }
    }
}
