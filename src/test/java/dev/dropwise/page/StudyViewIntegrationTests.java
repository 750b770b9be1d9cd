package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.BrowserPage;
import java.util.List;
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

    @Test
    void aQuestionIsAskedWithoutALineOfCode() {
        try (BrowserPage browser =
                BrowserPage.open(port, "#/train?dataset=iris").expecting("422")) {
            assertThat(browser.find("[role=status]")).containsText("parameters");
            browser.link("Ask a question about this network").click();
            browser.field("Would more data help?").check();
            browser.field("Beside it, the same network without dropout").uncheck();
            browser.field("fractions").fill("[0.5, 1]");
            browser.field("fractions").press("Tab");
            browser.field("repeats").fill("1");
            assertThat(browser.find("[role=status]")).containsText("2 trainings");
            browser.page().reload();
            assertThat(browser.field("Would more data help?")).isChecked();
            assertThat(browser.field("repeats")).hasValue("1");

            browser.field("repeats").fill("1001");
            assertThat(browser.find("[role=status]")).containsText("/repeats");
            browser.field("repeats").fill("1");
            assertThat(browser.find("[role=status]")).containsText("2 trainings");
            browser.picture("question");
            browser.button("Ask").click();
            assertThat(browser.find(".bar h1")).hasText("Would more data help?");
            assertThat(browser.find(".bar .state")).hasText("succeeded");
            assertThat(browser.find(".news li").first()).isVisible();
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void everyQuestionMayBeAskedAsItStands() {
        try (BrowserPage browser = BrowserPage.open(port, "#/train?dataset=penguins")) {
            assertThat(browser.find("[role=status]")).containsText("parameters");
            browser.link("Ask a question about this network").click();
            for (String question :
                    List.of(
                            "Which rate is best?",
                            "Is dropout worth it?",
                            "What does each ingredient do?",
                            "How well does it do, and how sure is that?",
                            "Would more data help?",
                            "Would a smaller or larger network do better?",
                            "What do noise and missing or wrong data cost?")) {
                browser.field(question).check();
                assertThat(browser.find("[role=status].good")).containsText("trainings");
            }
            browser.field("Which rate is best?").check();
            browser.field("Look for the learning rate, too").check();
            assertThat(browser.find("pre code")).containsText("\"name\": \"rates\"");
            assertThat(browser.find("pre code")).containsText("\"learningRate\": {");
            assertThat(browser.find("[role=status].good")).containsText("trainings");
            browser.assertThatAllIsWell();
        }
    }
}
