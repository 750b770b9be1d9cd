package dev.dropwise.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.dropwise.support.BrowserPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A file becomes a data set, and a reader sees what is in it. */
@PageTest
class DataViewIntegrationTests {

    private static final String DROP =
            """
            (place, text) => {
              const files = new DataTransfer();
              files.items.add(new File([text], 'My Flowers.csv', { type: 'text/csv' }));
              place.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
            }""";

    private static final String WATCH_PROGRESS =
            """
            () => {
              window.shares = [];
              new MutationObserver(() => {
                const bar = document.querySelector('upload-form progress');
                if (bar) window.shares.push(bar.value);
              }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
            }""";

    @LocalServerPort private int port;

    @Test
    void aDroppedFileIsUnderstoodColumnByColumn() {
        try (BrowserPage browser = BrowserPage.open(port, "#/data").expecting("422")) {
            browser.find(".drop").evaluate(DROP, flowers());
            assertThat(browser.field("Name")).hasValue("my-flowers");
            browser.field("Name").fill("no name, surely");
            assertThat(browser.field("Column to predict")).hasValue("species");
            browser.button("Upload").click();
            assertThat(browser.find("#upload-name-fault")).containsText("expected");
            assertThat(browser.field("Name")).hasAttribute("aria-invalid", "true");

            browser.field("Name").fill("page-flowers");
            browser.button("Upload").click();
            assertThat(browser.heading("page-flowers")).isVisible();
            assertThat(browser.find("#main")).containsText("20 are held out");
            assertThat(browser.find(".warnings")).containsText("id");
            assertThat(browser.find("table tbody tr", "petal")).containsText("10 (10.0 %)");
            assertThat(browser.find("table tbody tr", "petal").locator("svg")).isVisible();

            browser.page().reload();
            assertThat(browser.heading("First rows")).isVisible();
            browser.picture("data-set");
            browser.assertThatAllIsWell();
        }
    }

    @Test
    void anUploadTellsHowFarItIs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("many-rows.csv");
        Files.writeString(file, "x,y\n" + "0.123456789,0.987654321\n".repeat(250_000));
        try (BrowserPage browser = BrowserPage.open(port, "#/data")) {
            CDPSession network = browser.page().context().newCDPSession(browser.page());
            network.send("Network.enable");
            network.send("Network.emulateNetworkConditions", conditions());
            browser.page().evaluate(WATCH_PROGRESS);
            browser.find("#upload-file").setInputFiles(file);
            browser.field("Name").fill("page-many-rows");
            browser.button("Upload").click();
            assertThat(browser.heading("page-many-rows")).isVisible();
            List<?> shares = (List<?>) browser.page().evaluate("window.shares");
            assertThat(shares)
                    .extracting(share -> ((Number) share).doubleValue())
                    .anyMatch(share -> share > 0 && share < 1)
                    .contains(1.0);
            browser.assertThatAllIsWell();
        }
    }

    /** Six megabytes take more than a second. */
    private static JsonObject conditions() {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", 4_000_000);
        return conditions;
    }

    @Test
    void imagesAreShownAsTheyAreAndAugmented() {
        try (BrowserPage browser = BrowserPage.open(port, "#/data/digits")) {
            assertThat(browser.find("img[alt^='Contact sheet']")).isVisible();
            browser.field("Rotation, degrees").fill("40");
            assertThat(browser.find("img[alt^='Six images']")).isVisible();
            browser.picture("data-images");
            browser.assertThatAllIsWell();
        }
    }

    /** With a column that names rows, and one with missing values. */
    private static String flowers() {
        List<String> species = List.of("setosa", "virginica");
        return IntStream.range(0, 100)
                .mapToObj(
                        row ->
                                "f%d,%s,%.1f,%s"
                                        .formatted(
                                                1000 + row,
                                                row % 10 == 3 ? "" : row % 7,
                                                row * 0.3,
                                                species.get(row % 2)))
                .collect(Collectors.joining("\n", "id,petal,sepal,species\n", "\n"));
    }
}
