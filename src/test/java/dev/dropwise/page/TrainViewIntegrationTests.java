package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import dev.dropwise.support.Api;
import dev.dropwise.support.BrowserPage;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A network is put together, checked as it grows, and trained. */
@PageTest
class TrainViewIntegrationTests {

    private static final String KERAS =
            """
            {"class_name": "Sequential", "config": {"name": "species", "layers": [
              {"class_name": "Dense", "config": {"units": 8, "activation": "relu"}},
              {"class_name": "Dropout", "config": {"rate": 0.25}},
              {"class_name": "Dense", "config": {"units": 3, "activation": "softmax"}}]}}""";

    @LocalServerPort private int port;

    @Test
    void aNetworkIsCheckedAsItIsMadeAndThenTrained() {
        try (BrowserPage browser =
                BrowserPage.open(port, "#/train?dataset=penguins").expecting("422")) {
            assertThat(browser.find("[role=status]")).containsText("Fits:");
            assertThat(browser.find(".layer").nth(2)).containsText("gives [3]");

            browser.button("Add layer").click();
            Locator added = browser.find(".layer").nth(2);
            added.getByLabel("rate *").fill("1.5");
            added.getByLabel("rate *").blur();
            assertThat(added.locator(".fault")).containsText("received 1.5");
            added.getByLabel("rate *").fill("0.2");
            added.getByLabel("rate *").blur();
            assertThat(browser.find("[role=status]")).containsText("Fits:");
            assertThat(browser.field("The same in JSON")).hasValue(Pattern.compile("0\\.2"));

            browser.button("Move dropout 3 down").click();
            Locator dense = browser.find(".layer").nth(2);
            assertThat(dense.locator(".fault")).containsText("only the last layer's");
            dense.getByLabel("units").fill("3");
            assertThat(browser.find(".layer").nth(3)).containsText("no weights follow");
            assertThat(browser.find(".advice a").first())
                    .hasAttribute("href", Pattern.compile("https://"));
            browser.picture("train");
            browser.page().reload();
            assertThat(browser.find(".layer")).hasCount(4);
            browser.button("Remove dropout 4").click();

            browser.field("epochs").fill("0");
            browser.button("Train").click();
            assertThat(browser.find("#main .fault", "received 0")).isVisible();
            assertThat(browser.field("epochs")).isFocused();
            browser.field("epochs").fill("3");
            browser.field("Name of the training").fill("page: three epochs");
            browser.button("Train").click();
            assertThat(browser.heading("page: three epochs")).isVisible();
            assertThat(browser.find(".state")).hasText("succeeded");
            assertThat(browser.find(".uplot").first()).isVisible();
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void aKerasModelIsABeginning() {
        try (BrowserPage browser = BrowserPage.open(port, "#/train?dataset=penguins")) {
            browser.find("#keras")
                    .setInputFiles(
                            new FilePayload(
                                    "model.json",
                                    "application/json",
                                    KERAS.getBytes(StandardCharsets.UTF_8)));
            assertThat(browser.find(".layer")).hasCount(3);
            assertThat(browser.find(".layer").nth(1).getByLabel("rate *")).hasValue("0.25");
            assertThat(browser.find("li", "softmax is left out")).isVisible();
            assertThat(browser.find("[role=status]")).containsText("Fits:");
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void everyLayerOfTheDocumentIsThere() {
        int layers =
                new Api(port)
                        .get("/v3/api-docs")
                        .at("/components/schemas/LayerSpec/discriminator/mapping")
                        .size();
        assertThat(layers).isGreaterThan(20);
        try (BrowserPage browser = BrowserPage.open(port, "#/train?dataset=digits")) {
            assertThat(browser.field("Layer to add").locator("option")).hasCount(layers);
            browser.field("Layer to add").selectOption("residual");
            browser.button("Add layer").click();
            assertThat(browser.find(".layer .layer")).hasCount(2);
            browser.assertThatAllIsWell();
        }
    }
}
