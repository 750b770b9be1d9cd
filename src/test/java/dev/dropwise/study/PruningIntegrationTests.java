package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DropwiseTest
class PruningIntegrationTests {

    /** Each learns slower than the one before, the last hardly at all. */
    private static final String RACE =
            """
            {"type": "search", "seed": 5, "sampler": "grid", "repeats": 3, "confirm": 1, "parallel": 1,
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": 8, "activation": "relu"}, {"type": "dense"}]},
                     "training": {"epochs": 8, "batchSize": 16, "validation": {"type": "split", "fraction": 0.3},
                                  "optimizer": {"type": "adam",
                                     "learningRate": {"search": {"type": "choice", "values": [0.03, 0.02, 1e-5, 1e-6]}}}}}}""";

    private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");

    @LocalServerPort private int port;

    private Api api;
    private StudyClient client;

    @BeforeEach
    void connect() {
        api = new Api(port);
        client = new StudyClient(api);
    }

    @Test
    void onlyTheBestAreTrainedToTheirEnd() {
        JsonNode study = client.answer(StudyBodies.hyperband("hyperband"));

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        List<JsonNode> trials = client.trials(study.get("id").asString()).valueStream().toList();
        assertThat(ended(trials.subList(0, 9)))
                .containsExactly(
                        "complete 9",
                        "pruned 1",
                        "pruned 1",
                        "pruned 1",
                        "pruned 1",
                        "pruned 1",
                        "pruned 1",
                        "pruned 3",
                        "pruned 3");
        assertThat(ended(trials.subList(9, 14)))
                .containsExactly("complete 9", "pruned 3", "pruned 3", "pruned 3", "pruned 3");
        assertThat(ended(trials.subList(14, 20))).containsOnly("complete 9").hasSize(6);
        assertThat(study.at("/progress/pruned").asInt()).isEqualTo(12);
        assertThat(study.at("/progress/done").asInt()).isEqualTo(20);
        assertThat(study.get("findings").toString())
                .contains(
                        "12 settings of 17 were stopped early, which saved 84 of 153 epochs (55 %)");
        assertThat(trials)
                .filteredOn(one -> one.get("state").asString().equals("pruned"))
                .allSatisfy(one -> assertThat(one.get("objective").isNumber()).isTrue());
    }

    /** State and epochs, in alphabetical order. */
    private static List<String> ended(List<JsonNode> trials) {
        return trials.stream()
                .map(one -> one.get("state").asString() + " " + one.get("epochs").asInt())
                .sorted()
                .toList();
    }

    @Test
    void aPromotedTrialIsTheSameAsOneThatNeverStopped() {
        JsonNode study = client.answer(StudyBodies.hyperband("promoted"));

        JsonNode promoted =
                client.trials(study.get("id").asString())
                        .valueStream()
                        .filter(one -> one.get("state").asString().equals("complete"))
                        .findFirst()
                        .orElseThrow();
        JsonNode run = run(promoted.get("run"));
        JsonNode job = api.get("/api/v1/jobs/" + promoted.get("job").asString());
        assertThat(api.list("/api/v1/jobs/" + job.get("id").asString() + "/events").toString())
                .contains("\"paused\"");
        JsonNode neverStopped = api.train(run.get("plan").toString());
        JsonNode other = run(neverStopped.get("run"));

        assertThat(api.checkpoint(job, "last")).isEqualTo(api.checkpoint(neverStopped, "last"));
        assertThat(api.checkpoint(job, "best")).isEqualTo(api.checkpoint(neverStopped, "best"));
        assertThat(run.get("metrics")).isEqualTo(other.get("metrics"));
        assertThat(run.get("bestEpoch")).isEqualTo(other.get("bestEpoch"));
        assertThat(epochs(run)).isEqualTo(epochs(other));
    }

    private JsonNode run(JsonNode id) {
        return api.get("/api/v1/runs/" + id.asString());
    }

    /** Without how long they took. */
    private List<JsonNode> epochs(JsonNode run) {
        return api.list("/api/v1/runs/" + run.get("id").asString() + "/metrics")
                .valueStream()
                .map(one -> (JsonNode) ((ObjectNode) one).without("seconds"))
                .toList();
    }

    @Test
    void theSameSearchTwiceHasTheSameFigures() {
        JsonNode once = client.answer(StudyBodies.hyperband("once"));
        String id = client.submit(StudyBodies.hyperband("again, paused in between"));
        client.await(id, study -> study.at("/progress/done").asInt() > 3);
        client.ask(id, "pause");
        client.ask(id, "resume");
        JsonNode again = client.awaitEnd(id);

        assertThat(client.figures(id))
                .isEqualTo(client.figures(once.get("id").asString()))
                .contains("pruned");
        assertThat(SearchIntegrationTests.withoutRuns(again.get("result")))
                .isEqualTo(SearchIntegrationTests.withoutRuns(once.get("result")));
        assertThat(again.get("findings")).isEqualTo(once.get("findings"));
    }

    @Test
    void aSettingThatIsClearlyWorseStopsAfterItsFirstPair() {
        JsonNode study = client.answer(RACE);

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        JsonNode trials = client.trials(study.get("id").asString());
        assertThat(trials.valueStream().map(one -> one.get("state").asString()))
                .containsExactly(
                        "complete",
                        "complete",
                        "complete",
                        "complete",
                        "complete",
                        "complete",
                        "complete",
                        "complete",
                        "complete",
                        "complete",
                        "pruned",
                        "pruned",
                        "complete");
        assertThat(trials.get(10).get("epochs").asInt()).isZero();
        assertThat(trials.get(10).get("job").isNull()).isTrue();
        assertThat(study.get("findings").toString())
                .contains("1 setting of 4 was stopped early, which saved 2 of 12 trainings");
    }

    @Test
    void cancellingEndsTrialsThatWaitForOthers() {
        String id = client.submit(StudyBodies.hyperband("cancelled while it prunes"));
        client.await(id, study -> study.at("/progress/running").asInt() > 0);
        client.ask(id, "cancel");

        JsonNode ended = client.await(id, study -> jobsOf(id).allMatch(FINAL::contains));
        assertThat(ended.get("state").asString()).isEqualTo("cancelled");
    }

    /** The states of the jobs that a study has submitted. */
    private Stream<String> jobsOf(String study) {
        return client.trials(study)
                .valueStream()
                .filter(trial -> !trial.get("job").isNull())
                .map(trial -> api.get("/api/v1/jobs/" + trial.get("job").asString()))
                .map(job -> job.get("state").asString());
    }
}
