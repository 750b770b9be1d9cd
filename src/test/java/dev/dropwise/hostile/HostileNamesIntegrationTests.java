package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import dev.dropwise.support.Upload;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Names that would be programs, pages, formulas or lines of a log if anything ran them. */
@RunningService
@ExtendWith(OutputCaptureExtension.class)
class HostileNamesIntegrationTests {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String IMAGE = "'><img src=x onerror=alert(1)>";
    private static final String PYTHON = "0); import os; os.system('id'); print(";
    private static final String FORMULA = "=HYPERLINK(1)";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    /** Columns and classes of a data set come to reports, plots and programs. */
    @Test
    void columnsAndClassesAreTextEverywhere() {
        String table =
                "\"%s\",\"%s\",%s,class\n".formatted(SCRIPT, PYTHON, FORMULA)
                        + "1,2,a,\"%s\"\n2,1,=1+1,@b\n".formatted(IMAGE).repeat(20);
        HttpResponse<String> uploaded =
                api.upload(
                        Upload.with("{\"name\": \"hostile\", \"target\": \"class\"}")
                                .file("hostile.csv", table));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        JsonNode job =
                api.train(
                        """
                        {"dataset": "hostile", "name": "%s", "registerAs": "hostile",
                         "training": {"epochs": 2, "seed": 1}}"""
                                .formatted(SCRIPT));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");

        String run = "/api/v1/runs/" + job.get("run").asString();
        assertInert(api.text(run + "/report", "text/html"));
        for (String plot : List.of("confusion", "roc", "importance", "learningCurves")) {
            assertInert(api.text(run + "/report/plots/" + plot, "image/svg+xml"));
        }
        assertThat(api.text("/api/v1/datasets/hostile/content", "text/csv"))
                .contains(FORMULA, "=1+1");
        String model = "{\"layers\": [{\"type\": \"dense\"}]}";
        assertThat(api.exchange("PUT", "/api/v1/model-specs/inert", model).statusCode())
                .isEqualTo(201);
        assertThat(api.text("/api/v1/model-specs/inert/program?dataset=hostile", "text/plain"))
                .doesNotContain("os.system", "<script");
    }

    private static void assertInert(String page) {
        assertThat(page).doesNotContain(SCRIPT, "<img src=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a'); import os; os.system('id'); ('",
                "a.b",
                "a\\nimport os",
                "__class__()",
                "../../etc/passwd",
                "<script>",
                "self.forward"
            })
    void aLayersNameIsAnIdentifier(String name) {
        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        "/api/v1/jobs",
                        """
                        {"dataset": "iris",
                         "model": {"layers": [{"type": "dense", "name": "%s"}]}}"""
                                .formatted(name));
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/model/layers/0/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, "../iris", "C:\\\\iris", "a/b", "a;b", "a#b", "a b", ".", ".."})
    void thingsAreCalledByWordsAlone(String name) {
        String options = "{\"name\": \"%s\"}".formatted(name);
        HttpResponse<String> answer =
                api.upload(Upload.with(options).file("a.csv", "a,b\n1,2\n3,4\n"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/name\"");
        String job = "{\"dataset\": \"iris\", \"registerAs\": \"%s\"}".formatted(name);
        JsonNode problem = api.problem(422, "POST", "/api/v1/jobs", job);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/registerAs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../tmp/x.csv",
                "/etc/cron.d/x.csv",
                "C:\\\\Windows\\\\x.csv",
                "%2e%2e%2fx.csv",
                "x.csv;y",
                "x%00.csv",
                "CON"
            })
    void aFilesNameIsNoPath(String file, CapturedOutput output) {
        HttpResponse<String> answer =
                api.upload(
                        Upload.with("{\"name\": \"path\", \"format\": \"csv\"}")
                                .file(file, "a,b\n1,2\n3,4\n"));
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 422);
        api.exchange("DELETE", "/api/v1/datasets/path", "");
        assertThat(output).doesNotContain("\tat ");
    }

    /** A line that is sent is no line of the log. */
    @Test
    void theLogHasNoLinesOfClients(CapturedOutput output) {
        String line = "\\r\\n2026-01-01T00:00:00Z  INFO 1 --- FORGED";
        api.exchange("POST", "/api/v1/jobs", "{\"dataset\": \"%s\"}".formatted(line));
        api.exchange("PUT", "/api/v1/model-specs/x", "{\"%s\": 1}".formatted(line));
        api.upload(Upload.with("{\"name\": \"%s\"}".formatted(line)).file("a.csv", "a\n1\n"));
        api.upload(Upload.with("{\"name\": \"f\"}").file("a.csv", "a,\"b\r\nFORGED\"\n1\n"));
        api.exchange("GET", "/api/v1/jobs?after=%0d%0aFORGED", "", "Accept", "*/*");
        api.exchange("GET", "/api/v1/datasets/a%0d%0aFORGED", "");
        api.exchange("GET", "/api/v1/jobs", "", "Idempotency-Key", "FORGED");
        assertThat(output.toString().lines()).noneMatch(each -> each.startsWith("FORGED"));
        assertThat(output).doesNotContain("--- FORGED");
    }
}
