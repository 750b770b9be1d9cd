package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OnEveryJdk
@DropwiseTest
class JobControlIntegrationTests {

    private static final String JOBS = "/api/v1/jobs/";

    /** Some seconds on a slow machine, with a best epoch before the last. */
    private static final String PATIENT =
            """
            {"dataset": "digits", "name": "%s", "training": {"epochs": 40, "batchSize": 32, "seed": 5},
             "model": {"layers": [{"type": "dense", "units": 128, "activation": "relu"},
                                  {"type": "dropout", "rate": 0.5},
                                  {"type": "dense", "units": 64, "activation": "relu"},
                                  {"type": "dense"}]}}""";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @AfterEach
    void leaveNothingRunning() {
        for (String state : new String[] {"paused", "queued", "running"}) {
            api.get("/api/v1/jobs?state=" + state)
                    .get("items")
                    .forEach(job -> cancel(job.get("id").asString()));
        }
        await().until(() -> api.get("/api/v1/jobs?state=running").get("items").isEmpty());
    }

    @Test
    void cancelsARunningJobWithinAboutASecondAndKeepsItsLastCheckpoint() {
        String id = submit(JobBodies.LONG);
        awaitProgress(id, job -> job.at("/progress/fraction").asDouble() > 0);

        JsonNode asked = api.post(JOBS + id + "/cancel", "");
        assertThat(asked.get("state").asString()).isEqualTo("running");
        JsonNode job =
                await().atMost(Duration.ofSeconds(2))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> show(id), in("cancelled"));

        assertThat(job.get("finishedAt").isNull()).isFalse();
        assertThat(api.checkpoint(job, "last")).hasSize(64);
        assertThat(run(job).get("state").asString()).isEqualTo("cancelled");
        assertThat(run(job).get("finishedAt").isNull()).isFalse();
        assertThat(problem("cancel", id)).contains("cannot cancel a job that is cancelled");
        assertThat(problem("pause", id)).contains("cannot pause a job that is cancelled");
        assertThat(problem("resume", id)).contains("cannot resume a job that is cancelled");
    }

    @Test
    void carriesOutOneJobAfterAnother() {
        String first = submit(JobBodies.LONG);
        String cancelled = submit(JobBodies.quick("cancelled while it waits"));
        String second = submit(JobBodies.quick("second"));
        awaitProgress(first, job -> job.at("/progress/epoch").asInt() >= 1);
        assertThat(show(second).get("state").asString()).isEqualTo("queued");

        JsonNode gone = api.post(JOBS + cancelled + "/cancel", "");
        assertThat(gone.get("state").asString()).isEqualTo("cancelled");
        assertThat(gone.get("startedAt").isNull()).isTrue();
        assertThat(problem("cancel", cancelled)).contains("cancelled");
        cancel(first);
        JsonNode last = api.awaitEnd(second);

        assertThat(last.get("state").asString()).isEqualTo("succeeded");
        assertThat(time(last, "startedAt")).isAfterOrEqualTo(time(show(first), "finishedAt"));
        assertThat(show(cancelled).get("run").isNull()).isTrue();
    }

    @Test
    void tellsHowFarARunningJobIs() {
        String id = submit(JobBodies.LONG);
        JsonNode early = awaitProgress(id, job -> job.at("/progress/fraction").asDouble() > 0);
        double fraction = early.at("/progress/fraction").asDouble();
        JsonNode later =
                awaitProgress(id, job -> job.at("/progress/fraction").asDouble() > fraction);

        assertThat(later.at("/progress/epochs").asInt()).isEqualTo(5000);
        assertThat(later.at("/progress/epoch").asInt()).isPositive();
        assertThat(later.at("/progress/samplesPerSecond").asDouble()).isPositive();
        assertThat(later.at("/progress/etaSeconds").asDouble()).isNotNegative();
    }

    @Test
    void goesOnAfterAPauseAsIfThereHadBeenNone() {
        JsonNode undisturbed = api.train(PATIENT.formatted("undisturbed"));
        String id = submit(PATIENT.formatted("paused"));
        for (int epoch : new int[] {2, 20}) {
            awaitProgress(id, job -> job.at("/progress/epoch").asInt() >= epoch);
            api.post(JOBS + id + "/pause", "");
            JsonNode paused = api.awaitState(id, "paused");
            assertThat(paused.at("/links/resume").asString()).isEqualTo(JOBS + id + "/resume");
            assertThat(run(paused).get("state").asString()).isEqualTo("running");
            assertThat(problem("pause", id)).contains("paused");
            JsonNode resumed = api.post(JOBS + id + "/resume", "");
            assertThat(resumed.get("state").asString()).isEqualTo("queued");
        }
        JsonNode job = api.awaitEnd(id);

        assertThat(job.get("state").asString()).isEqualTo("succeeded");
        assertThat(api.checkpoint(job, "last")).isEqualTo(api.checkpoint(undisturbed, "last"));
        assertThat(api.checkpoint(job, "best")).isEqualTo(api.checkpoint(undisturbed, "best"));
        assertThat(run(job).get("metrics")).isEqualTo(run(undisturbed).get("metrics"));
        assertThat(run(job).get("bestEpoch")).isEqualTo(run(undisturbed).get("bestEpoch"));
        assertThat(figures(job)).isEqualTo(figures(undisturbed));
    }

    @Test
    void aDatasetStaysWhileAJobNeedsIt() {
        String moons = "/api/v1/datasets/needed-moons";
        api.post(
                "/api/v1/datasets/synthesize",
                "{\"name\": \"needed-moons\", \"type\": \"moons\", \"seed\": 1}");
        String id =
                submit(
                        """
                        {"dataset": "needed-moons", "model": {"layers": [{"type": "dense"}]},
                         "training": {"epochs": 100000}}""");
        assertThat(api.problem(409, "DELETE", moons, "").get("detail").asString())
                .contains("A job that has not ended needs the data set needed-moons");
        api.post(JOBS + id + "/cancel", "");
        api.awaitState(id, "cancelled");

        assertThat(api.exchange("DELETE", moons, "").statusCode()).isEqualTo(204);
    }

    @Test
    void endsTheRunOfAJobThatIsCancelledWhileItPauses() {
        String id = submit(JobBodies.LONG);
        awaitProgress(id, job -> job.at("/progress/fraction").asDouble() > 0);
        api.post(JOBS + id + "/pause", "");
        api.awaitState(id, "paused");

        JsonNode job = api.post(JOBS + id + "/cancel", "");

        assertThat(job.get("state").asString()).isEqualTo("cancelled");
        assertThat(run(job).get("state").asString()).isEqualTo("cancelled");
        assertThat(run(job).get("finishedAt").isNull()).isFalse();
    }

    @Test
    void isEitherCancelledOrSucceededWhenBothComeAtOnce() {
        for (int i = 0; i < 15; i++) {
            int epoch = i % 5;
            String id = submit(JobBodies.iris("race", "{\"epochs\": 4, \"seed\": 1}"));
            await().pollInterval(Duration.ofMillis(1))
                    .until(
                            () -> show(id),
                            job ->
                                    job.at("/progress/epoch").asInt() >= epoch
                                            || !job.get("finishedAt").isNull());
            int answer = api.exchange("POST", JOBS + id + "/cancel", "").statusCode();

            JsonNode job = api.awaitEnd(id);
            assertThat(job.get("state").asString())
                    .as(job.toString())
                    .isIn("succeeded", answer == 202 ? "cancelled" : "succeeded");
        }
    }

    @Test
    void deletesEndedJobsOnly() {
        String running = submit(JobBodies.LONG);
        awaitProgress(running, job -> job.get("state").asString().equals("running"));
        String waiting = submit(JobBodies.quick("waiting"));
        assertThat(api.problem(409, "DELETE", JOBS + running, "").get("detail").asString())
                .contains("cannot delete a job that is running");
        api.problem(409, "DELETE", JOBS + waiting, "");
        cancel(waiting);
        cancel(running);
        JsonNode ended = api.awaitEnd(running);

        assertThat(api.exchange("DELETE", JOBS + running, "").statusCode()).isEqualTo(204);
        assertThat(api.exchange("DELETE", JOBS + waiting, "").statusCode()).isEqualTo(204);

        for (String gone : new String[] {running, waiting}) {
            api.problem(404, "GET", JOBS + gone, "");
            api.problem(404, "DELETE", JOBS + gone, "");
            api.problem(404, "GET", JOBS + gone + "/events", "");
        }
        api.problem(404, "GET", "/api/v1/runs/" + ended.get("run").asString(), "");
        assertThat(api.train(JobBodies.quick("the next")).get("state").asString())
                .as("a deleted job's place in the queue holds nobody up")
                .isEqualTo("succeeded");
    }

    @Test
    void saysWhyAJobFailedAndGoesOnWithTheNext() {
        JsonNode failed =
                api.train(
                        JobBodies.iris(
                                "too fast",
                                """
                                {"epochs": 3, "optimizer": {"type": "sgd", "learningRate": 1e30}}"""));

        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.get("error").asString())
                .contains("epoch 1")
                .contains("lower the learning rate (it was 1.0E30)");
        assertThat(failed.get("finishedAt").isNull()).isFalse();
        assertThat(run(failed).get("state").asString()).isEqualTo("failed");
        assertThat(api.train(JobBodies.quick("the next")).get("state").asString())
                .isEqualTo("succeeded");
    }

    @Test
    void knowsNoJobThatNobodySubmitted() {
        String path = JOBS + new UUID(1, 2);

        assertThat(api.problem(404, "GET", path, "").get("detail").asString())
                .isEqualTo("there is no job " + new UUID(1, 2));
        for (String verb : new String[] {"cancel", "pause", "resume"}) {
            api.problem(404, "POST", path + "/" + verb, "");
        }
        api.problem(404, "DELETE", path, "");
    }

    private String submit(String body) {
        return api.post("/api/v1/jobs", body).get("id").asString();
    }

    private JsonNode show(String id) {
        return api.get(JOBS + id);
    }

    private JsonNode run(JsonNode job) {
        return api.get("/api/v1/runs/" + job.get("run").asString());
    }

    private void cancel(String id) {
        assertThat(api.exchange("POST", JOBS + id + "/cancel", "").statusCode()).isIn(202, 409);
    }

    private String problem(String verb, String id) {
        return api.problem(409, "POST", JOBS + id + "/" + verb, "").get("detail").asString();
    }

    private JsonNode awaitProgress(String id, Predicate<JsonNode> condition) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> show(id),
                        job -> {
                            assertThat(job.get("finishedAt").isNull()).as(job.toString()).isTrue();
                            return condition.test(job);
                        });
    }

    private static Predicate<JsonNode> in(String state) {
        return job -> job.get("state").asString().equals(state);
    }

    private static Instant time(JsonNode job, String property) {
        return Instant.parse(job.get(property).asString());
    }

    /** All epochs, without how long each took. */
    private String figures(JsonNode job) {
        return api.text("/api/v1/runs/" + job.get("run").asString() + "/metrics", "text/csv")
                .replaceAll("(?m),[^,]*$", "");
    }
}
