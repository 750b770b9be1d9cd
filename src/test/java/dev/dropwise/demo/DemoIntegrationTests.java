package dev.dropwise.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.ServiceProcess;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a new user sees. */
class DemoIntegrationTests {

    private static final Pattern PAGE = Pattern.compile("http://localhost:\\d+(/\\S+/report)\\R");

    @TempDir private Path home;

    @Test
    void showsWhatDropoutIsWorthAndSaysItAgainAtOnce() throws Exception {
        String first;
        try (ServiceProcess service = start()) {
            Api api = service.api();
            first = told(service);
            assertThat(first)
                    .contains("Training the article's MLP on mnist-small, 20 epochs each")
                    .contains(
                            "Watch its curves: http://localhost:%d/#/jobs"
                                    .formatted(service.port()))
                    .contains("with dropout         0.")
                    .contains(worth(api));
            List<String> pages =
                    PAGE.matcher(first).results().map(DemoIntegrationTests::path).toList();
            assertThat(pages).hasSize(2);
            assertThat(first)
                    .containsPattern("Diagnosis with dropout:    .*" + diagnosis(api, pages.get(0)))
                    .containsPattern(
                            "Diagnosis without dropout: .*" + diagnosis(api, pages.get(1)));
            HttpResponse<String> page =
                    api.exchange(
                            "GET",
                            pages.get(0),
                            "",
                            "Accept",
                            "text/html,application/xml;q=0.9,*/*;q=0.8");
            assertThat(page.body()).startsWith("<!DOCTYPE html>");
        }
        try (ServiceProcess service = start()) {
            Api api = service.api();
            assertThat(told(service)).contains(worth(api)).doesNotContain("0 %\n");
            assertThat(api.get("/api/v1/runs").get("items")).hasSize(4);
        }
    }

    private ServiceProcess start() {
        return ServiceProcess.start(home, "--spring.profiles.active=demo");
    }

    /** All that it prints, once it has ended. */
    private static String told(ServiceProcess service) {
        return await().atMost(Duration.ofMinutes(5))
                .until(
                        service::output,
                        output -> output.contains("OpenAPI: ") || output.contains("ends here"));
    }

    private static String path(MatchResult page) {
        return URI.create(page.group(1)).getPath();
    }

    private static String diagnosis(Api api, String report) {
        JsonNode finding = api.get(report).at("/diagnosis/0");
        return Pattern.quote(finding.at("/evidence/0/text").asString());
    }

    /** Of the weights after the last epoch, the two runs that began last. */
    private static String worth(Api api) {
        JsonNode runs = api.get("/api/v1/runs?dataset=mnist-small-mislabelled&sort=createdAt");
        JsonNode with = runs.at("/items/0/lastMetrics");
        JsonNode without = runs.at("/items/1/lastMetrics");
        double loss = with.get("testLoss").asDouble();
        double lossWithout = without.get("testLoss").asDouble();
        double accuracy = 100 * with.get("testAccuracy").asDouble();
        double accuracyWithout = 100 * without.get("testAccuracy").asDouble();
        assertThat(lossWithout - loss).isGreaterThan(0.2);
        assertThat(accuracy - accuracyWithout).isGreaterThan(4);
        return String.format(
                Locale.ROOT,
                "dropout is worth %.2f nats of test loss (%.2f in the place of %.2f) and %.1f"
                        + " points of test accuracy (%.1f %% in the place of %.1f %%).",
                lossWithout - loss,
                loss,
                lossWithout,
                accuracy - accuracyWithout,
                accuracy,
                accuracyWithout);
    }
}
