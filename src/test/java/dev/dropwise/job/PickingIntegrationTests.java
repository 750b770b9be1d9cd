package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.job.queue.WorkerName;
import dev.dropwise.job.worker.FairQueue;
import dev.dropwise.job.worker.ResourceRequirements;
import dev.dropwise.job.worker.Worker;
import dev.dropwise.job.worker.WorkerCapacity;
import dev.dropwise.job.worker.WorkerRegistration;
import dev.dropwise.job.worker.Workers;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** An api process, so that jobs wait until the tests take them as a worker would. */
@DropwiseTest
@TestPropertySource(properties = "dropwise.role=api")
class PickingIntegrationTests {

    @LocalServerPort private int port;
    @Autowired private JobExecution jobExecution;
    @Autowired private Jobs jobs;
    @Autowired private Workers workers;
    @Autowired private UnplaceableJobs unplaceableJobs;
    @Autowired private WorkerCapacity capacity;
    @Autowired private WorkerRegistration registration;
    @Autowired private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @AfterEach
    void leaveNothingBehind() {
        workers.deleteAll();
        for (String state : List.of("queued", "running")) {
            for (JsonNode job : api.get("/api/v1/jobs?limit=200&state=" + state).get("items")) {
                api.exchange("POST", "/api/v1/jobs/" + job.get("id").asString() + "/cancel", "");
            }
        }
        jdbc.sql("update jobs set state = 'CANCELLED' where state = 'RUNNING'").update();
        jdbc.sql("delete from job_owners").update();
    }

    @Test
    void ownersTakeTurnsHoweverManyJobsOneHas() {
        List<String> alices = IntStream.range(0, 20).mapToObj(i -> submit("alice", 10)).toList();
        String bobs = submit("bob", 0);
        String nobodys = submit(null, -10);

        assertThat(takeAndEnd(4)).containsExactly(alices.get(0), bobs, nobodys, alices.get(1));
    }

    @Test
    void whoHasFewerJobsRunningComesFirst() {
        String alices = submit("alice", 0);
        jobExecution.take(next(), "w");
        String alicesSecond = submit("alice", 10);
        String bobs = submit("bob", -10);

        assertThat(jobs.get(UUID.fromString(alices)).state()).isEqualTo(JobState.RUNNING);
        assertThat(takeAndEnd(2)).containsExactly(bobs, alicesSecond);
    }

    @Test
    void anOwnersJobsGoByPriorityThenByAge() {
        List<String> submitted =
                IntStream.of(0, 5, -1, 5, 0).mapToObj(p -> submit("alice", p)).toList();

        assertThat(takeAndEnd(5))
                .containsExactly(
                        submitted.get(1),
                        submitted.get(3),
                        submitted.get(0),
                        submitted.get(4),
                        submitted.get(2));
    }

    @Test
    void passesOverWhatDoesNotFit() {
        String tooLarge = submit("alice", 10);
        jdbc.sql("update jobs set memory = :memory where id = :id")
                .param("memory", capacity.all().memory() + 1)
                .param("id", UUID.fromString(tooLarge))
                .update();
        String wide = submit("alice", 5);
        jdbc.sql("update jobs set cores = 1000 where id = :id")
                .param("id", UUID.fromString(wide))
                .update();
        String onGpu = submit("{\"device\": \"gpu\", \"owner\": \"alice\", ");
        String fits = submit("{\"device\": \"cpu\", \"owner\": \"alice\", ");

        assertThat(takeAndEnd(2))
                .as("more threads than anybody has cores are no reason to wait")
                .containsExactly(wide, fits);
        assertThat(offered()).isEmpty();
        assertThat(api.get("/api/v1/jobs/" + onGpu).get("state").asString()).isEqualTo("queued");
    }

    @Test
    void offersNothingWhileThereIsNoRoom() {
        submit("alice", 0);
        UUID running = UUID.randomUUID();
        assertThat(capacity.take(running, ResourceRequirements.ANYTHING)).isTrue();
        assertThat(capacity.take(UUID.randomUUID(), ResourceRequirements.ANYTHING)).isFalse();
        assertThat(offered()).isEmpty();

        capacity.release(running);
        assertThat(offered()).hasSize(1);
    }

    @Test
    void saysWhatAJobWaitsForThatNoWorkerHas() {
        workers.save(new Worker(new WorkerName("a"), capacity.all(), "cpu", Instant.now()));
        String waits = submit("{\"device\": \"gpu\", ");
        String other = submit("{");

        JsonNode job = api.get("/api/v1/jobs/" + waits);
        assertThat(job.get("waitingFor").asString()).matches("a worker with .* MiB .* on a gpu");
        assertThat(api.get("/api/v1/jobs/" + other).get("waitingFor").isNull()).isTrue();
        assertThat(events(waits)).contains("no worker could take this job: it waits for a worker");

        workers.save(new Worker(new WorkerName("b"), capacity.all(), "gpu0", Instant.now()));
        this.unplaceableJobs.noteAll();
        assertThat(api.get("/api/v1/jobs/" + waits).get("waitingFor").isNull()).isTrue();
        assertThat(events(waits)).contains("there is a worker now that can take this job");
    }

    @Test
    void listsWorkersWithWhatTheyHaveAndDo() {
        Instant now = Instant.now();
        workers.save(
                new Worker(new WorkerName("old"), capacity.all(), "cpu", now.minusSeconds(99)));
        workers.save(new Worker(new WorkerName("new"), capacity.all(), "gpu0", now));
        String job = submit("alice", 0);
        jobExecution.take(UUID.fromString(job), "new");

        JsonNode listed = api.get("/api/v1/workers").get("items");

        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).get("name").asString()).isEqualTo("new");
        assertThat(listed.get(0).get("alive").asBoolean()).isTrue();
        assertThat(listed.get(0).get("devices").toString()).isEqualTo("[\"gpu0\"]");
        assertThat(listed.get(0).get("jobs").toString()).isEqualTo("[\"" + job + "\"]");
        assertThat(listed.get(0).get("slots").asInt()).isEqualTo(1);
        assertThat(listed.get(1).get("alive").asBoolean()).isFalse();
        assertThat(api.get("/api/v1/jobs/" + job).get("worker").asString()).isEqualTo("new");
    }

    @Test
    void showsAndChecksOwnerPriorityAndDevice() {
        JsonNode job = api.get("/api/v1/jobs/" + submit("alice@example.org", -3));
        assertThat(job.get("owner").asString()).isEqualTo("alice@example.org");
        assertThat(job.get("priority").asInt()).isEqualTo(-3);

        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        "/api/v1/jobs",
                        body("{\"owner\": \" \", \"priority\": 11, \"device\": \"tpu\", "));
        assertThat(problem.get("errors").valueStream().map(e -> e.get("pointer").asString()))
                .containsExactlyInAnyOrder("/owner", "/priority", "/device");
    }

    @Test
    void anApiProcessIsReadyAndTakesNothing() {
        String job = submit("alice", 0);

        assertThat(api.get("/actuator/health/readiness").get("status").asString()).isEqualTo("UP");
        assertThat(api.get("/api/v1/workers").get("items")).isEmpty();
        assertThat(api.get("/api/v1/jobs/" + job).get("state").asString()).isEqualTo("queued");
    }

    private String submit(@Nullable String owner, int priority) {
        String whose = owner == null ? "" : "\"owner\": \"%s\", ".formatted(owner);
        return submit("{" + whose + "\"priority\": " + priority + ", ");
    }

    private String submit(String beginning) {
        return api.post("/api/v1/jobs", body(beginning)).get("id").asString();
    }

    private static String body(String beginning) {
        return JobBodies.quick("picked").replaceFirst("\\{", beginning);
    }

    private String events(String job) {
        return api.text("/api/v1/jobs/" + job + "/events", "application/json");
    }

    /** Takes the jobs one after another, as a worker with one slot does. */
    private List<String> takeAndEnd(int count) {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Job job = jobExecution.take(next(), "w").orElseThrow();
            taken.add(job.id().toString());
            jobExecution.fail(job, "the end of this test");
        }
        return taken;
    }

    private UUID next() {
        return offered().get(0);
    }

    private List<UUID> offered() {
        String query =
                new FairQueue(capacity, registration)
                        .createSelectDueQuery("scheduled_tasks", 3, "", true);
        return jdbc
                .sql(query)
                .param(false)
                .param(Instant.now().plusSeconds(1).atOffset(ZoneOffset.UTC))
                .query((row, i) -> row.getString("task_instance"))
                .list()
                .stream()
                .map(place -> UUID.fromString(place.substring(0, place.indexOf('/'))))
                .toList();
    }
}
