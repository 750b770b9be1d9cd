package dev.dropwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Runs;
import dev.dropwise.store.BlobStore;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelControllerIntegrationTests {

    @Autowired MockMvcTester mvc;
    @Autowired TrainedRuns trained;
    @Autowired Runs runs;
    @Autowired Checkpoints checkpoints;
    @Autowired BlobStore blobs;

    private UUID run = new UUID(0, 0);

    @BeforeAll
    void train() {
        run = trained.train("wine", "[{\"type\": \"dense\"}]", 2);
    }

    @Test
    void aCheckpointBecomesAVersionWithAnAliasAndGoes() {
        UUID last =
                checkpoints
                        .findFirstByRunAndKindOrderByIdDesc(run, Checkpoint.Kind.LAST)
                        .orElseThrow()
                        .id();
        assertThat(post("story/versions", "{\"run\": \"%s\"}".formatted(run)))
                .hasStatus(201)
                .hasHeader("Location", "/api/v1/models/story/versions/1");
        assertThat(post("story/versions", "{\"checkpoint\": \"%s\"}".formatted(last)))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"model\": \"story\", \"version\": 2, \"run\": \"%s\", \"checkpoint\": \"%s\"}"
                                .formatted(run, last));
        assertThat(put("story/aliases/champion", "{\"version\": 1}")).hasStatusOk();
        assertThat(put("story/aliases/champion", "{\"version\": 2}")).hasStatusOk();
        assertThat(mvc.get().uri("/api/v1/models/story"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "story", "versions": [{"version": 2}, {"version": 1}],
                         "aliases": [{"alias": "champion", "version": 2}],
                         "aliasHistory": [{"alias": "champion", "version": 2},
                                          {"alias": "champion", "version": 1}]}\
                        """);
        assertThat(mvc.delete().uri("/api/v1/models/story/aliases/champion")).hasStatus(204);
        assertThat(mvc.get().uri("/api/v1/models/story"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"aliases": [],
                         "aliasHistory": [{"alias": "champion", "version": null}, {}, {}]}\
                        """);
        assertThat(mvc.delete().uri("/api/v1/models/story")).hasStatus(204);
        assertThat(mvc.get().uri("/api/v1/models/story")).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/runs/" + run)).hasStatusOk();
    }

    @Test
    void givesAProgramAsAFile() throws IOException {
        post("filed/versions", "{\"run\": \"%s\"}".formatted(run));
        MvcTestResult file =
                mvc.get()
                        .uri("/api/v1/models/filed/versions/1/export?format=torchscript")
                        .exchange();
        assertThat(file)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"filed-v1.pt\"");
        assertThat(file.getResponse().getContentAsByteArray()).startsWith('P', 'K');
        assertThat(mvc.get().uri("/api/v1/models/filed/versions/1/export?format=coreml"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("expected one of torchscript, safetensors, onnx, received \"coreml\"");
        assertThat(mvc.get().uri("/api/v1/models/filed/versions/2/export")).hasStatus(404);
    }

    @Test
    void givesThePreprocessingAsAFile() throws IOException {
        post("prepared/versions", "{\"run\": \"%s\"}".formatted(run));
        MvcTestResult file =
                mvc.get().uri("/api/v1/models/prepared/versions/1/preprocessing").exchange();

        assertThat(file)
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"prepared-v1-preprocessing.json\"");
        String json = file.getResponse().getContentAsString();
        assertThat(DropwiseJson.mapper().readValue(json, Preprocessing.class))
                .isEqualTo(runs.get(run).preprocessing());
        assertThat(JsonPath.<String>read(json, "$.columns[0].name")).isEqualTo("alcohol");
        assertThat(JsonPath.<Double>read(json, "$.columns[0].range.min")).isBetween(10.0, 12.0);
        assertThat(mvc.get().uri("/api/v1/models/prepared/versions/2/preprocessing"))
                .hasStatus(404);
    }

    @Test
    void listsEveryModelOnceNewestFirst() throws IOException {
        for (String name : List.of("page-1", "page-2", "page-3")) {
            post(name + "/versions", "{\"run\": \"%s\"}".formatted(run));
        }
        List<String> names = new ArrayList<>();
        String next = "";
        while (next != null) {
            String page =
                    mvc.get()
                            .uri("/api/v1/models?limit=2&after={after}", next)
                            .exchange()
                            .getResponse()
                            .getContentAsString();
            names.addAll(JsonPath.<List<String>>read(page, "$.items[*].name"));
            next = JsonPath.read(page, "$.next");
        }
        assertThat(names).doesNotHaveDuplicates().containsSubsequence("page-3", "page-2", "page-1");
        assertThat(mvc.get().uri("/api/v1/models?after=bm90aGluZw")).hasStatus(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bad/versions | {} | 422",
                "bad/versions | {\"run\": \"RUN\", \"checkpoint\": \"RUN\"} | 422",
                "bad/versions | {\"run\": \"x\"} | 422",
                "bad/versions | {\"runs\": \"RUN\"} | 422",
                "bad/versions | {\"run\": \"00000000-0000-0000-0000-000000000001\"} | 404",
                "bad/versions | {\"checkpoint\": \"00000000-0000-0000-0000-000000000001\"} | 404",
                "-bad/versions | {\"run\": \"RUN\"} | 400"
            })
    void refusesWhatCannotBecomeAVersion(String path, String body, int status) {
        assertThat(post(path, body.replace("RUN", run.toString()))).hasStatus(status);
        assertThat(mvc.get().uri("/api/v1/models/bad")).hasStatus(404);
    }

    @Test
    void refusesAliasesToNowhere() {
        post("aimed/versions", "{\"run\": \"%s\"}".formatted(run));
        assertThat(put("aimed/aliases/a", "{\"version\": 2}")).hasStatus(404);
        assertThat(put("aimed/aliases/a", "{\"version\": 0}")).hasStatus(422);
        assertThat(put("aimed/aliases/a", "{}")).hasStatus(422);
        assertThat(put("nothing/aliases/a", "{\"version\": 1}")).hasStatus(404);
        assertThat(put("aimed/aliases/-a", "{\"version\": 1}")).hasStatus(400);
        assertThat(mvc.delete().uri("/api/v1/models/aimed/aliases/a")).hasStatus(404);
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri("/api/v1/models/" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(String path, String body) {
        return mvc.put()
                .uri("/api/v1/models/" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
