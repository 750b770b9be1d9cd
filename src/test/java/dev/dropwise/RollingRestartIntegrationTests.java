package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.Cluster;
import dev.dropwise.support.ServiceProcess;
import dev.dropwise.support.SlowRequest;
import dev.dropwise.support.SteadyClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every process of a cluster is asked to end and started again, while it is in use. */
class RollingRestartIntegrationTests {

    private static final int PAIRS = 2;

    private static final String LONG =
            """
            {"name": "long", "dataset": "digits", "training": {"epochs": 100000, "seed": 1},
             "model": {"layers": [{"type": "dense"}]}}""";

    private static final String LATE = SteadyClient.JOB.replace("short", "late");

    /** No worker has a GPU here. */
    private static final String WAITING =
            SteadyClient.JOB.replace("\"name\": \"short\"", "\"device\": \"gpu\"");

    /** The exit code of a process that was asked to end. */
    private static final int TERMINATED = 143;

    /** Most that a process takes to end beside what it is asked to finish. */
    private static final Duration TO_END = Duration.ofSeconds(25);

    @Test
    void losesNoJobAndNoRequest(@TempDir Path home) throws Exception {
        try (Cluster cluster =
                Cluster.start(
                        home,
                        PAIRS,
                        PAIRS,
                        "--dropwise.engine.threads=1",
                        "--dropwise.training.checkpoint-every=500ms")) {
            obeysAnotherApiProcess(cluster);
            SteadyClient client = new SteadyClient(cluster);
            CompletableFuture<Void> submitting = CompletableFuture.runAsync(client::submitAlways);
            for (int i = 0; i < PAIRS; i++) {
                endApi(cluster, i);
                endWorker(cluster);
                ServiceProcess api = cluster.replaceApi(i);
                cluster.awaitReady(cluster.startWorker());
                api.api();
            }
            client.stop();
            submitting.get(1, TimeUnit.MINUTES);

            assertThat(client.jobs()).hasSizeGreaterThan(10);
            client.jobs().forEach(job -> endsWell(cluster.api(), job));
            late(cluster.api()).forEach(job -> endsWell(cluster.api(), job));
            assertThat(cluster.count("select count(*) from jobs where name = 'short'"))
                    .isEqualTo(client.jobs().size());
        }
    }

    private static void obeysAnotherApiProcess(Cluster cluster) throws Exception {
        Api one = cluster.apis().get(0).api();
        Api other = cluster.apis().get(1).api();
        String job = one.post("/api/v1/jobs", LONG).get("id").asString();
        String path = "/api/v1/jobs/" + job;
        one.awaitState(job, "running");

        other.post(path + "/pause", "");
        one.awaitState(job, "paused");
        one.post(path + "/resume", "");
        other.awaitState(job, "running");
        other.post(path + "/cancel", "");
        one.awaitState(job, "cancelled");
    }

    private static void endApi(Cluster cluster, int which) throws Exception {
        ServiceProcess api = cluster.apis().get(which);
        String watched = jobWithManyEvents(cluster);
        try (SlowRequest deaf = SlowRequest.get(api.port(), "/api/v1/jobs/" + watched + "/events");
                SlowRequest slow = SlowRequest.post(api.port(), "/api/v1/jobs", LATE)) {
            deaf.awaitAnswer();
            slow.sendHalf();
            CompletableFuture<Integer> end = api.end();
            slow.awaitNoMoreConnections();
            assertThat(slow.sendRest()).startsWith("HTTP/1.1 202");
            assertThat(end.get(TO_END.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TERMINATED);
        }
    }

    /** More than the buffers between a service and a reader hold. */
    private static String jobWithManyEvents(Cluster cluster) throws Exception {
        JsonNode job = cluster.apis().get(1).api().post("/api/v1/jobs", WAITING);
        cluster.execute(
                """
                insert into job_events (job_id, type, data, created_at)
                select '%s', 'MESSAGE', '{"text": "' || repeat('x', 40000) || '"}', now()
                from generate_series(1, 200)"""
                        .formatted(job.get("id").asString()));
        return job.get("id").asString();
    }

    private static void endWorker(Cluster cluster) throws Exception {
        ServiceProcess worker = cluster.workers().remove(0);
        assertThat(worker.end().get(TO_END.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TERMINATED);
    }

    private static List<String> late(Api api) {
        List<String> ids =
                api.get("/api/v1/jobs?limit=200")
                        .get("items")
                        .valueStream()
                        .filter(job -> job.get("name").asString("").equals("late"))
                        .map(job -> job.get("id").asString())
                        .toList();
        assertThat(ids).hasSize(PAIRS);
        return ids;
    }

    private static void endsWell(Api api, String job) {
        JsonNode ended = api.awaitEnd(job);
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("succeeded");
        String events = api.text("/api/v1/jobs/" + job + "/events", "application/json");
        assertThat(events).doesNotContain("stopped answering");
        assertThat(events.split("\"succeeded\"", -1)).hasSize(2);
    }
}
