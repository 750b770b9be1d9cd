package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.dropwise.support.BrowserPage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tour leads from data through two trainings to a model that can be asked. */
@PageTest
class TourViewIntegrationTests {

    private static final double TWO_TRAININGS_MILLISECONDS = 120_000;

    @LocalServerPort private int port;

    @Test
    void leadsFromDigitsToADigitThatIsRecognized() {
        try (BrowserPage browser = BrowserPage.open(port, "#/tour")) {
            assertThat(browser.find("img.sheet")).isVisible();
            browser.button("Train both").click();
            assertThat(browser.heading("Compare")).isVisible();
            assertThat(browser.find(".key .state", "succeeded"))
                    .hasCount(
                            2,
                            new LocatorAssertions.HasCountOptions()
                                    .setTimeout(TWO_TRAININGS_MILLISECONDS));
            assertThat(browser.find("tbody tr", "test accuracy")).isVisible();
            browser.picture("tour-compare");
            browser.page().goBack();
            browser.link("Draw one").click();
            assertThat(browser.heading("Predict with tour-digits")).isVisible();
            browser.button("One of the data").click();
            assertThat(browser.find(".answer")).containsText("digit");
            browser.assertThatAllIsWell();
        }
    }
}
