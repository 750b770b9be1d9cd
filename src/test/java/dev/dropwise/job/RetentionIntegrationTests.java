package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.job.event.JobEvents;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DropwiseTest
class RetentionIntegrationTests {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    @LocalServerPort private int port;
    @Autowired private JobService jobService;
    @Autowired private Jobs jobs;
    @Autowired private JobEvents events;
    @Autowired private BlobStore blobs;
    @Autowired private JdbcClient jdbc;
    @Autowired private JsonMapper mapper;
    @Autowired private Clock clock;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void deletesWhatOnlyTheJobOwned() {
        JsonNode job = api.train(JobBodies.iris("to go", "{\"epochs\": 2, \"seed\": 1111}"));
        List<Blob> files = files(job);
        assertThat(files).isNotEmpty().allSatisfy(blobs::verified);

        assertThat(api.exchange("DELETE", path(job), "").statusCode()).isEqualTo(204);

        api.problem(404, "GET", path(job), "");
        api.problem(404, "GET", run(job), "");
        api.problem(404, "GET", run(job) + "/metrics", "");
        assertThat(files)
                .allSatisfy(
                        file ->
                                Assertions.assertThatThrownBy(() -> blobs.verified(file))
                                        .isInstanceOf(CorruptBlob.class));
    }

    @Test
    void leavesAFileThatAnotherRunHasToo() {
        String body = JobBodies.iris("twin", "{\"epochs\": 2, \"seed\": 1112}");
        JsonNode first = api.train(body);
        JsonNode second = api.train(body);
        assertThat(files(first)).isEqualTo(files(second));

        api.exchange("DELETE", path(first), "");

        assertThat(files(second)).isNotEmpty().allSatisfy(blobs::verified);
    }

    @Test
    void leavesTheCheckpointOfAModelsVersionWithItsRun() {
        JsonNode job =
                api.train(
                        JobBodies.iris("served", "{\"epochs\": 2, \"seed\": 1113}")
                                .replaceFirst("\\{", "{\"registerAs\": \"kept\", "));

        assertThat(api.exchange("DELETE", path(job), "").statusCode()).isEqualTo(204);

        assertThat(api.get(run(job) + "/metrics")).hasSize(2);
        assertThat(api.get(run(job) + "/checkpoints")).hasSize(1);
        assertThat(
                        api.post(
                                "/api/v1/models/kept/predict",
                                "{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}"))
                .isNotEmpty();
    }

    @Test
    void letsGoOfEndedJobsAndEventsByAge() {
        JsonNode old = api.train(JobBodies.quick("old"));
        JsonNode young = api.train(JobBodies.quick("young"));
        age(old, DAY.plusHours(1));
        long all = countEvents(young);

        retention(new RetentionProperties(null, DAY, DAY)).letGo();
        assertThat(countEvents(old)).isZero();
        assertThat(countEvents(young)).isEqualTo(all);
        assertThat(api.get(path(old)).get("state").asString()).isEqualTo("succeeded");

        retention(new RetentionProperties(WEEK, null, DAY)).letGo();
        api.get(path(old));
        retention(new RetentionProperties(DAY, null, DAY)).letGo();
        api.problem(404, "GET", path(old), "");
        api.get(path(young));
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        String key = UUID.randomUUID().toString();
        JsonNode first = submit(key, "first", 202);
        assertThat(submit(key, "first", 200).get("id")).isEqualTo(first.get("id"));
        submit(key, "second", 422);
        age(first, DAY.plusMinutes(1));

        JsonNode second = submit(key, "second", 202);

        assertThat(second.get("id")).isNotEqualTo(first.get("id"));
        api.awaitEnd(first.get("id").asString());
        api.awaitEnd(second.get("id").asString());
    }

    private Retention retention(RetentionProperties properties) {
        return new Retention(jobService, jobs, events, properties, clock);
    }

    private JsonNode submit(String key, String name, int status) {
        HttpResponse<String> answer =
                api.exchange("POST", "/api/v1/jobs", JobBodies.quick(name), "Idempotency-Key", key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return mapper.readTree(answer.body());
    }

    private void age(JsonNode job, Duration by) {
        jdbc.sql(
                        """
                        update jobs set created_at = :then,
                            finished_at = case when finished_at is null then null else :then end
                        where id = :id""")
                .param("then", clock.instant().minus(by).atOffset(ZoneOffset.UTC))
                .param("id", UUID.fromString(job.get("id").asString()))
                .update();
        jdbc.sql("update job_events set created_at = :then where job_id = :id")
                .param("then", clock.instant().minus(by).atOffset(ZoneOffset.UTC))
                .param("id", UUID.fromString(job.get("id").asString()))
                .update();
    }

    private long countEvents(JsonNode job) {
        return api.list(path(job) + "/events").size();
    }

    private List<Blob> files(JsonNode job) {
        return api.get(run(job) + "/checkpoints")
                .valueStream()
                .map(
                        c ->
                                new Blob(
                                        Blob.Kind.PROGRAM,
                                        c.get("sha256").asString(),
                                        c.get("bytes").asLong()))
                .toList();
    }

    private static String path(JsonNode job) {
        return "/api/v1/jobs/" + job.get("id").asString();
    }

    private static String run(JsonNode job) {
        return "/api/v1/runs/" + job.get("run").asString();
    }
}
