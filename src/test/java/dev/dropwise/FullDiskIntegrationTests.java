package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.ServiceProcess;
import dev.dropwise.support.Upload;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** What a user keeps, and sees, when files cannot be written in the middle of a job. */
class FullDiskIntegrationTests {

    /** A checkpoint of this network takes 25 MB, and the database far less. */
    private static final String JOB =
            """
            {"dataset": "wine", "training": {"epochs": %d, "batchSize": 128, "seed": 1},
             "model": {"layers": [{"type": "dense", "units": 2048}, {"type": "dense", "units": 1024},
                                  {"type": "dense"}]}}""";

    private static final DataSize NO_ROOM = DataSize.ofMegabytes(15);

    private static final String CHECKPOINTS = "--dropwise.training.checkpoint-every=300ms";

    @TempDir static Path home;
    private static ServiceProcess service;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        service = ServiceProcess.start(home, CHECKPOINTS);
        api = service.api();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void saysThatTheDiskIsFullAndKeepsTheCheckpointOfBefore() throws Exception {
        String id = submitAndAwaitCheckpoint(api);

        service.limitFiles(NO_ROOM);
        JsonNode failed = api.awaitEnd(id);
        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.get("error").asString())
                .isEqualTo(
                        "the service could not read or write its files (File too large): see that dropwise.home"
                                + " is there and has space, then post the plan again");
        assertThat(api.post(predict(failed), instance()).get("predictions")).isNotEmpty();
        assertThat(stagedFiles()).isZero();

        service.limitFiles(DataSize.ofTerabytes(1));
        assertThat(api.train(JOB.formatted(1)).get("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void saysThatAnUploadHasNoRoom() throws Exception {
        byte[] first = "length,kind\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8);
        assertThat(api.upload(upload("first", first)).statusCode()).isEqualTo(201);

        service.limitFiles(NO_ROOM);
        HttpResponse<String> answer =
                api.upload(upload("small", new byte[Math.toIntExact(NO_ROOM.toBytes()) + 1]));
        service.limitFiles(DataSize.ofTerabytes(1));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("could not write the parts of the body (File too large)")
                .contains("see that dropwise.home is there and has space");
        assertThat(api.upload(upload("small", first)).statusCode()).isEqualTo(201);
    }

    private static Upload upload(String name, byte[] table) {
        return Upload.with("{\"name\": \"%s\", \"target\": \"kind\"}".formatted(name))
                .file(name + ".csv", table);
    }

    @Test
    void saysThatTheFolderIsGone(@TempDir Path other) throws Exception {
        try (ServiceProcess without = ServiceProcess.start(other, CHECKPOINTS)) {
            Api client = without.api();
            String id = submitAndAwaitCheckpoint(client);

            // Again where a file comes meanwhile: the training goes on.
            await().ignoreException(DirectoryNotEmptyException.class)
                    .until(() -> FileSystemUtils.deleteRecursively(other.resolve("blobs")));
            JsonNode failed = client.awaitEnd(id);
            assertThat(failed.get("state").asString()).isEqualTo("failed");
            assertThat(failed.get("error").asString())
                    .contains("see that dropwise.home is there and has space");
            JsonNode problem = client.problem(409, "POST", predict(failed), instance());
            assertThat(problem.get("detail").asString()).contains("is gone");
            assertThat(health(client)).contains("cannot be written to: see to dropwise.home");

            Files.createDirectory(other.resolve("blobs"));
            assertThat(health(client))
                    .contains("see to dropwise.home, then start the process again");
        }
    }

    private static String health(Api api) {
        return api.exchange("GET", "/actuator/health/readiness", "").body();
    }

    private static String submitAndAwaitCheckpoint(Api api) {
        String id = api.post("/api/v1/jobs", JOB.formatted(10_000)).get("id").asString();
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                api.text("/api/v1/jobs/" + id + "/events", "application/json")
                                        .contains("\"last\""));
        return id;
    }

    private static String predict(JsonNode job) {
        return "/api/v1/runs/" + job.get("run").asString() + "/predict";
    }

    private static String instance() {
        return "{\"instances\": [[%s0]]}".formatted("0, ".repeat(12));
    }

    private long stagedFiles() throws Exception {
        try (Stream<Path> files = Files.walk(home.resolve("blobs/staging"))) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }
}
