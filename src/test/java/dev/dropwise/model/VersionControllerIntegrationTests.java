package dev.dropwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.dropwise.support.DropwiseTest;
import dev.dropwise.web.JsonMergePatch;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionControllerIntegrationTests {

    @Autowired MockMvcTester mvc;
    @Autowired TrainedRuns trained;
    @Autowired ModelRegistry registry;

    private UUID run = new UUID(0, 0);

    @BeforeAll
    void train() {
        run = trained.train("wine", "[{\"type\": \"dense\"}]", 1);
    }

    @Test
    void showsWhereAVersionComesFrom() {
        int parent = registry.registerServed("lineage", run).version();
        UUID child =
                trained.train(
                        "wine",
                        "[{\"type\": \"dense\"}]",
                        1,
                        ", \"initializeFrom\": {\"model\": \"lineage\", \"version\": %d}"
                                .formatted(parent));
        registry.registerServed("lineage", child);

        assertThat(get("lineage/versions/1"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"run": "%s", "dataset": "wine", "plan": {"dataset": "wine"},
                         "parent": null, "tags": {}, "description": null}"""
                                .formatted(run));
        assertThat(get("lineage/versions/2"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"run": "%s", "parent": {"model": "lineage", "version": 1},
                         "plan": {"training": {"initializeFrom": {"version": 1}}}}"""
                                .formatted(child));
        assertThat(get("lineage/versions/1"))
                .bodyJson()
                .extractingPath("$.datasetHash")
                .asString()
                .matches("[0-9a-f]{64}");
    }

    @Test
    void aPatchChangesWhatItNames() {
        registry.registerServed("noted", run);

        assertThat(
                        patch(
                                "noted/versions/1",
                                "{\"tags\": {\"stage\": \"candidate\", \"team\": \"wine\"}, \"description\": \"the first\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"tags\": {\"stage\": \"candidate\", \"team\": \"wine\"}, \"description\": \"the first\"}");
        assertThat(
                        patch(
                                "noted/versions/1",
                                "{\"tags\": {\"stage\": \"approved\", \"team\": null}}"))
                .hasStatusOk();
        assertThat(get("noted/versions/1"))
                .bodyJson()
                .extractingPath("$.tags")
                .asMap()
                .containsOnly(entry("stage", "approved"));
        assertThat(get("noted"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"versions\": [{\"tags\": {\"stage\": \"approved\"}, \"description\": \"the first\"}]}");

        assertThat(patch("noted/versions/1", "{\"tags\": null, \"description\": null}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"tags\": {}, \"description\": null}");
        assertThat(patch("noted/versions/2", "{}")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"tags\": {\"stage\": 5}} | /tags/stage",
                "{\"tags\": {\"no name\": \"x\"}} | /tags/no name",
                "{\"tags\": [\"x\"]} | /tags",
                "{\"version\": 7} | /version",
                "{\"description\": \"LONG\"} | /description",
                "[] | ~~"
            })
    void refusesWhatIsNoNote(String patch, String pointer) {
        registry.registerServed("unnoted", run);

        assertThat(patch("unnoted/versions/1", patch.replace("LONG", "x".repeat(10_001))))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri("/api/v1/models/" + path).exchange();
    }

    private MvcTestResult patch(String path, String body) {
        return mvc.patch()
                .uri("/api/v1/models/" + path)
                .contentType(JsonMergePatch.MEDIA_TYPE)
                .content(body)
                .exchange();
    }
}
