package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.BrowserPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The first look at a new service, which needs keys. */
@PageTest
@TestPropertySource(properties = "dropwise.security.first-key-file=${dropwise.home}/page-key")
class HomeViewIntegrationTests {

    private static final int MOST_BYTES = 250_000;
    private static final double FIRST_PAINT_MILLISECONDS = 1000;

    @LocalServerPort private int port;

    @Value("${dropwise.home}")
    private Path home;

    @Test
    void asksForAKeyThenShowsThreeWaysToBegin() throws IOException {
        try (BrowserPage browser = BrowserPage.open(port, "").expecting("401")) {
            browser.field("Key or token").fill("dw_nobody_knows");
            browser.button("Use this key").click();
            assertThat(browser.find(".fault")).containsText("key");
            assertThat(browser.field("Key or token")).hasAttribute("aria-invalid", "true");

            browser.field("Key or token").fill(Files.readString(home.resolve("page-key")).strip());
            browser.button("Use this key").click();
            assertThat(browser.heading("Train a network, and see how sure it is")).isVisible();
            assertThat(browser.find(".cards article")).hasCount(3);
            browser.picture("home-empty");

            browser.page().reload();
            assertThat(browser.heading("Data that is here")).isVisible();
            Object stored = browser.page().evaluate("Object.keys(localStorage).length");
            assertThat(stored).isEqualTo(0);
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void paintsWithinASecondAndIsSmall() {
        try (BrowserPage browser = BrowserPage.open(port, "").expecting("401")) {
            assertThat(browser.field("Key or token")).isVisible();
            double painted =
                    ((Number)
                                    browser.page()
                                            .evaluate(
                                                    "performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                            .doubleValue();
            int bytes =
                    (int)
                            browser.page()
                                    .evaluate(
                                            """
                                            async () => {
                                              for (const view of ['compare', 'data', 'jobs', 'models', 'playground', 'predict', 'studies', 'tour', 'train']) {
                                                await import(new URL(`page/views/${view}-view.js`, location.origin));
                                              }
                                              const all = performance.getEntriesByType('resource').filter(one => !one.name.includes('/api/'));
                                              return all.reduce((sum, one) => sum + one.encodedBodySize, 0);
                                            }""");
            System.out.printf("first paint after %.0f ms, %,d bytes in all%n", painted, bytes);
            assertThat(painted).isLessThan(FIRST_PAINT_MILLISECONDS);
            assertThat(bytes).isLessThan(MOST_BYTES);
        }
    }
}
