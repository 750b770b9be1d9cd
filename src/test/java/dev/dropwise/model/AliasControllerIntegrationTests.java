package dev.dropwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.support.DropwiseTest;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AliasControllerIntegrationTests {

    private static final String DENSE = "[{\"type\": \"dense\"}]";

    @Autowired MockMvcTester mvc;
    @Autowired TrainedRuns trained;
    @Autowired ModelRegistry registry;

    private UUID poor = new UUID(0, 0);
    private UUID good = new UUID(0, 0);

    @BeforeAll
    void train() {
        poor = trained.train("wine", DENSE, 1);
        good = trained.train("wine", DENSE, 40);
    }

    private void register(String model) {
        registry.registerServed(model, poor);
        registry.registerServed(model, good);
    }

    @Test
    void anAliasGoesBackThroughAllPlacesWhereItWas() {
        register("rolled");
        registry.registerServed("rolled", good);
        for (int version : List.of(1, 2, 3)) {
            assertThat(put("rolled", "{\"version\": %d, \"reason\": \"try\"}".formatted(version)))
                    .hasStatusOk();
        }

        assertThat(post("rolled/aliases/champion/rollback?reason=slow"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"alias\": \"champion\", \"version\": 2}");
        assertThat(post("rolled/aliases/champion/rollback"))
                .bodyJson()
                .isLenientlyEqualTo("{\"version\": 1}");
        assertThat(post("rolled/aliases/champion/rollback"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("the alias champion of rolled pointed nowhere before");
        assertThat(put("rolled", "{\"version\": 3}")).hasStatusOk();
        assertThat(post("rolled/aliases/champion/rollback"))
                .bodyJson()
                .isLenientlyEqualTo("{\"version\": 1}");
        assertThat(mvc.delete().uri("/api/v1/models/rolled/aliases/champion")).hasStatus(204);
        assertThat(post("rolled/aliases/champion/rollback"))
                .bodyJson()
                .isLenientlyEqualTo("{\"version\": 1}");

        assertThat(post("rolled/aliases/nobody/rollback")).hasStatus(404);
        assertThat(post("nothing-rolled/aliases/champion/rollback")).hasStatus(404);
    }

    @Test
    void theHistorySaysFromWhereToWhereWhyInPages() throws UnsupportedEncodingException {
        register("historic");
        put("historic", "{\"version\": 1, \"reason\": \"the first\"}");
        put("historic", "{\"version\": 2}");
        post("historic/aliases/champion/rollback?reason=too slow");
        mvc.delete().uri("/api/v1/models/historic/aliases/champion").exchange();

        MvcTestResult first = get("historic/aliases/champion/history?limit=3");
        assertThat(first)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"from": 1, "to": null, "rollback": false},
                                   {"from": 2, "to": 1, "why": "too slow", "rollback": true},
                                   {"from": 1, "to": 2, "who": null, "why": null}]}""");
        String next = JsonPath.read(first.getResponse().getContentAsString(), "$.next");
        assertThat(get("historic/aliases/champion/history?limit=3&after=" + next))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"items\": [{\"from\": null, \"to\": 1, \"why\": \"the first\"}], \"next\": null}");
        assertThat(get("historic/aliases/nobody/history")).hasStatus(404);
        assertThat(get("historic/aliases/champion/history?after=bm90aGluZw")).hasStatus(400);
    }

    @Test
    void aGateLetsTheBetterVersionPassAndShowsBothFigures() {
        register("gated");
        String gate = "\"if\": {\"metric\": \"accuracy\", \"than\": \"champion\"}";
        assertThat(put("gated", "{\"version\": 1, %s}".formatted(gate)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.figures.compared")
                .isEqualTo("nothing: the alias champion pointed nowhere before");

        assertThat(put("gated", "{\"version\": 2, %s}".formatted(gate)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"version": 2, "figures": {"metric": "accuracy", "than": "champion",
                         "candidate": {"version": 2}, "champion": {"version": 1},
                         "holds": true, "forced": false, "pairs": null}}""");
        assertThat(put("gated", "{\"version\": 1, %s}".formatted(gate)))
                .hasStatus(409)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "/problems/conflict", "status": 409,
                         "figures": {"candidate": {"version": 1}, "champion": {"version": 2},
                                     "holds": false}}""");
        assertThat(get("gated"))
                .bodyJson()
                .isLenientlyEqualTo("{\"aliases\": [{\"alias\": \"champion\", \"version\": 2}]}");
        assertThat(
                        put(
                                "gated",
                                "{\"version\": 1, \"force\": true, \"reason\": \"smaller\", %s}"
                                        .formatted(gate)))
                .hasStatusOk();
        assertThat(get("gated/aliases/champion/history"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"from": 2, "to": 1, "why": "smaller",
                                    "figures": {"holds": false, "forced": true}}, {}, {}]}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logLoss", "testAccuracy", "brierScore"})
    void lessOfALossIsBetter(String metric) throws UnsupportedEncodingException {
        String model = "gated-by-" + metric;
        register(model);
        put(model, "{\"version\": 1}");

        MvcTestResult moved =
                put(
                        model,
                        "{\"version\": 2, \"if\": {\"metric\": \"%s\", \"than\": \"champion\"}}"
                                .formatted(metric));

        assertThat(moved).hasStatusOk();
        String json = moved.getResponse().getContentAsString();
        double candidate = number(json, "$.figures.candidate.value");
        double champion = number(json, "$.figures.champion.value");
        assertThat(number(json, "$.figures.improvement"))
                .isPositive()
                .isEqualTo(Math.abs(candidate - champion));
    }

    @ParameterizedTest
    @CsvSource({"0.0,200", "1.0,409", "-0.1,200", "0.000001,409"})
    void anEqualVersionPassesWhereNoImprovementIsAskedFor(double betterBy, int status) {
        registry.registerServed("equal-" + betterBy, good);
        registry.registerServed("equal-" + betterBy, good);
        put("equal-" + betterBy, "{\"version\": 1}");

        assertThat(
                        put(
                                "equal-" + betterBy,
                                "{\"version\": 2, \"if\": {\"metric\": \"accuracy\", \"betterBy\": %s, \"than\": \"champion\"}}"
                                        .formatted(betterBy)))
                .hasStatus(status);
    }

    @Test
    void versionsOfOtherDataCannotBeCompared() {
        registry.registerServed("other-data", good);
        registry.registerServed("other-data", trained.train("iris", DENSE, 1));
        put("other-data", "{\"version\": 1}");

        assertThat(
                        put(
                                "other-data",
                                "{\"version\": 2, \"if\": {\"metric\": \"accuracy\", \"than\": \"champion\"}}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("version 2 was trained on iris, version 1 on wine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"metric\": \"beauty\", \"than\": \"champion\"} | /if/metric",
                "{\"metric\": \"accuracy\", \"than\": \"nobody\"} | /if/than",
                "{\"metric\": \"accuracy\"} | /if/than",
                "{\"metric\": \"accuracy\", \"than\": \"champion\", \"by\": 1} | /if/by"
            })
    void refusesGatesThatAreNone(String gate, String pointer) {
        register("no-gate");
        put("no-gate", "{\"version\": 1}");

        assertThat(put("no-gate", "{\"version\": 2, \"if\": %s}".formatted(gate)))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void aModelThatAnAliasPointsToIsNotDeleted() {
        register("pointed");
        put("pointed", "{\"version\": 1}");

        assertThat(mvc.delete().uri("/api/v1/models/pointed"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(
                        "expected a model without aliases, received one that champion points to; remove them first");
        assertThat(mvc.delete().uri("/api/v1/models/pointed/aliases/champion")).hasStatus(204);
        assertThat(mvc.delete().uri("/api/v1/models/pointed")).hasStatus(204);
    }

    private static double number(String json, String path) {
        return JsonPath.<Number>read(json, path).doubleValue();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri("/api/v1/models/" + path).exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post().uri("/api/v1/models/" + path).exchange();
    }

    private MvcTestResult put(String model, String body) {
        return mvc.put()
                .uri("/api/v1/models/" + model + "/aliases/champion")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
