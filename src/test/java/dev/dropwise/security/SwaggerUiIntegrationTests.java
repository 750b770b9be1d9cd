package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.dropwise.support.BrowserPage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.service.OpenAPIService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What can be asked for is shown to everybody, who is answered only with a key. */
class SwaggerUiIntegrationTests extends KeyedService {

    private static final String OPERATION = "[id$='-datasetList'] ";
    private static final String LIVE = OPERATION + ".live-responses-table tbody ";

    @Autowired private OpenAPIService documents;

    @LocalServerPort private int port;

    /** The document has the words of the code in it, and nothing that anybody has made. */
    @Test
    void theDocumentIsTheSameForEverybody() throws Exception {
        String reader = key("looks-at-the-document", AccessRole.READER);
        String name = "a-network-that-nobody-is-told-of";
        String spec = "{\"layers\": [{\"type\": \"dense\", \"units\": 1}]}";
        assertThat(send(admin, "PUT", "/api/v1/model-specs/" + name, spec).statusCode())
                .isEqualTo(201);

        HttpResponse<String> anybody = send(null, "GET", "/v3/api-docs", "");
        assertThat(anybody.statusCode()).isEqualTo(200);
        assertThat(anybody.body())
                .doesNotContain(name, "looks-at-the-document", admin, "127.0.0.1:" + port)
                .isEqualTo(send(reader, "GET", "/v3/api-docs", "").body());
        assertThat(send(null, "GET", "/api/v1/model-specs/" + name, "").statusCode())
                .isEqualTo(401);
    }

    /** Else whoever asks in a thousand languages has it made a thousand times. */
    @Test
    void theDocumentIsMadeOnceForAllLanguages() throws Exception {
        for (String language : List.of("de", "ja-JP", "x", "en-GB, de;q=0.5")) {
            HttpResponse<String> answer =
                    send(null, "GET", "/v3/api-docs", "", "Accept-Language", language);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(documents.getCachedOpenAPI(Locale.ENGLISH)).isNotNull();
        assertThat(List.of(Locale.GERMAN, Locale.JAPAN, Locale.UK, Locale.getDefault()))
                .filteredOn(locale -> !locale.equals(Locale.ENGLISH))
                .allMatch(locale -> documents.getCachedOpenAPI(locale) == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/api-docs/x",
                "/swagger-ui/x",
                "/swagger-ui/../api/v1/jobs",
                "/v3",
                "/x"
            })
    void nothingElseIsThere(String path) throws Exception {
        assertThat(send(null, "GET", path, "").statusCode()).isIn(400, 401, 404);
    }

    @Test
    void aKeyThatIsPastedIsSentWithWhatIsTried() throws Exception {
        String reader = key("clicks", AccessRole.READER);
        send(null, "GET", "/v3/api-docs", ""); // which takes long the first time
        try (BrowserPage browser = BrowserPage.open(port, "swagger-ui/index.html")) {
            browser.expecting("401");
            browser.find(OPERATION + ".opblock-summary-control").click();
            browser.find(OPERATION + ".try-out__btn").click();
            browser.find(OPERATION + ".execute").click();
            says(browser, ".response-col_status", "401");

            browser.find(".auth-wrapper .authorize").first().click();
            browser.find(".auth-container input").fill(reader);
            browser.find(".auth-btn-wrapper .authorize").click();
            browser.find(".auth-btn-wrapper .btn-done").click();
            browser.find(OPERATION + ".execute").click();
            says(browser, ".response-col_status", "200");
            says(browser, ".response-col_description", "iris");
            browser.assertThatNothingWentWrong();
        }
    }

    private static void says(BrowserPage browser, String part, String text) {
        PlaywrightAssertions.assertThat(browser.find(LIVE + part)).containsText(text);
    }
}
