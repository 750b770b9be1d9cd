package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.dropwise.support.BrowserPage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two networks are trained on points of a plane, and what each says of it is painted. */
@PageTest
class PlaygroundViewIntegrationTests {

    private static final double TWO_TRAININGS_MILLISECONDS = 120_000;

    @LocalServerPort private int port;

    @Test
    void paintsWhatIsSaidOfThePlaneWithAndWithoutDropout() {
        try (BrowserPage browser = BrowserPage.open(port, "#/playground")) {
            browser.field("Data").selectOption("circles");
            browser.find("#play-epochs").fill("60");
            browser.button("Train both").click();
            assertThat(browser.find("decision-plot")).hasCount(2);
            assertThat(browser.find("section p", "of new ones"))
                    .hasCount(
                            2,
                            new LocatorAssertions.HasCountOptions()
                                    .setTimeout(TWO_TRAININGS_MILLISECONDS));
            for (int plane = 0; plane < 2; plane++) {
                Object painted =
                        browser.find("canvas.plane")
                                .nth(plane)
                                .evaluate(
                                        "plane => plane.getContext('2d').getImageData(2, 2, 1, 1).data[3]");
                assertThat((int) painted).isPositive();
            }
            browser.picture("playground");
            browser.assertThatAllIsWell();
        }
    }
}
