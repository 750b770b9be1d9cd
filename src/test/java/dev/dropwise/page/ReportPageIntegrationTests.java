package dev.dropwise.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.dropwise.support.Api;
import dev.dropwise.support.BrowserPage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A report is one page, in the light, in the dark and on paper. */
@PageTest
class ReportPageIntegrationTests {

    private static final String JOB =
            """
            {"name": "page: report, rate %1$s", "dataset": "digits",
             "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                  {"type": "dropout", "rate": %1$s}, {"type": "dense"}]},
             "training": {"epochs": 4, "seed": 1}}""";

    @LocalServerPort private int port;

    @ParameterizedTest
    @CsvSource({"0.5", "0"})
    void isReadableWhereverItIsRead(String rate) {
        String run = new Api(port).train(JOB.formatted(rate)).get("run").asString();
        try (BrowserPage browser = BrowserPage.open(port, "api/v1/runs/" + run + "/report")) {
            Page page = browser.page();
            assertThat(browser.find("svg").count()).isGreaterThanOrEqualTo(3);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat(brightness(page))
                        .satisfies(
                                shade ->
                                        assertThat(shade < 128)
                                                .isEqualTo(scheme == ColorScheme.DARK));
                browser.assertThatAllIsWell();
            }
            browser.picture("report-" + rate);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            byte[] paper = page.pdf();
            assertThat(new String(paper, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
            browser.assertThatAllIsWell();
        }
    }

    /** Of what is behind the text, from 0 to 255; a page that says nothing is white. */
    private static int brightness(Page page) {
        String colour =
                (String)
                        page.evaluate(
                                "[document.body, document.documentElement]"
                                        + ".map(at => getComputedStyle(at).backgroundColor)"
                                        + ".find(colour => colour !== 'rgba(0, 0, 0, 0)') ?? 'rgb(255, 255, 255)'");
        return Integer.parseInt(colour.replaceAll("^\\D*(\\d+).*$", "$1"));
    }
}
