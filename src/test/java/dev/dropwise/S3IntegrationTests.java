package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.PostgresDatabase;
import dev.dropwise.support.S3Server;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A service that trains and one that only answers, without a folder that both reach. */
class S3IntegrationTests {

    @TempDir static Path folder;
    private static S3Server server;
    private static PostgresDatabase database;
    private static ConfigurableApplicationContext trainer;
    private static Api trains;
    private static ConfigurableApplicationContext answerer;
    private static Api answers;

    @BeforeAll
    static void start() {
        server = new S3Server(folder.resolve("server"));
        database = PostgresDatabase.create();
        trainer = start("all", "here", server, database);
        trains = api(trainer);
        answerer = start("api", "there", server, database);
        answers = api(answerer);
    }

    @AfterAll
    static void stop() {
        answerer.close();
        trainer.close();
        server.close();
    }

    @Test
    void trainsOnOneMachineAndPredictsOnAnother() {
        upload(trains, "shared", 1);
        JsonNode job = trains.train(job("shared"));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");

        String run = "/api/v1/runs/" + job.get("run").asString() + "/predict";
        String asked = "{\"instances\": [{\"x\": 0.5}]}";
        assertThat(answers.post(run, asked).get("predictions"))
                .isEqualTo(trains.post(run, asked).get("predictions"));
        assertThat(answers.get("/api/v1/datasets/shared/preview").get("rows")).isNotEmpty();
        assertThat(blobs("here")).isEmpty();
        assertThat(blobs("there")).isEmpty();
        assertThat(server.objects()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void forgetsTheObjectsOfWhatIsDeleted() {
        List<Path> before = server.objects().toList();
        upload(trains, "passing", 2);
        assertThat(server.objects()).hasSize(before.size() + 1);

        assertThat(answers.exchange("DELETE", "/api/v1/datasets/passing", "").statusCode())
                .isEqualTo(204);

        assertThat(server.objects()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void refusesWhatWasDamagedInTheBucket() throws IOException {
        List<Path> before = server.objects().toList();
        upload(trains, "damaged", 3);
        JsonNode job = trains.train(job("damaged"));
        for (Path object : server.objects().filter(one -> !before.contains(one)).toList()) {
            Files.write(object, new byte[] {1, 2, 3});
        }

        assertThat(
                        answers.problem(409, "GET", "/api/v1/datasets/damaged/preview", "")
                                .get("detail")
                                .asString())
                .contains("the data set damaged cannot be used", "upload it again");
        String run = "/api/v1/runs/" + job.get("run").asString() + "/predict";
        assertThat(
                        answers.problem(409, "POST", run, "{\"instances\": [{\"x\": 0.5}]}")
                                .get("detail")
                                .asString())
                .contains("the checkpoint", "cannot be used", "has changed");
    }

    /** As if a process had been killed between keeping a file and writing its row. */
    @Test
    void sweepsOldOrphansAfterAStart() throws IOException {
        upload(trains, "named", 4);
        List<Path> before = server.objects().toList();
        Path shelf = Files.createDirectories(folder.resolve("server/dropwise/aa"));
        Path orphan = Files.writeString(shelf.resolve("aa".repeat(32) + ".pt"), "old");
        Path young = Files.writeString(shelf.resolve("aa".repeat(32) + ".matrix"), "young");
        Path foreign = Files.writeString(shelf.resolve("README"), "not ours");
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        for (Path object : server.objects().filter(one -> !one.equals(young)).toList()) {
            Files.setLastModifiedTime(object, old);
        }

        try (ConfigurableApplicationContext sweeper = start("api", "sweeper", server, database)) {
            assertThat(sweeper.isRunning()).isTrue();
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.notExists(orphan));
        }

        assertThat(server.objects()).containsAll(before).contains(young, foreign);
        Files.delete(young);
        Files.delete(foreign);
    }

    @Test
    void saysWhatIsAmissWithABucketThatIsNotThere() throws IOException {
        try (S3Server other = new S3Server(folder.resolve("other"))) {
            other.deleteBucket();
            try (ConfigurableApplicationContext lost =
                    start("all", "lost", other, PostgresDatabase.create())) {
                Api api = api(lost);
                JsonNode health =
                        await().atMost(Duration.ofMinutes(1))
                                .until(
                                        () -> api.exchange("GET", "/actuator/health/readiness", ""),
                                        answer -> answer.body().contains("store"))
                                .body()
                                .transform(S3IntegrationTests::json);
                assertThat(health.get("status").asString()).isEqualTo("DOWN");
                assertThat(health.at("/components/store/details/reason").asString())
                        .contains("does not exist", "create it");

                JsonNode refused = json(upload(api, "nowhere").body());
                assertThat(refused.get("status").asInt()).isEqualTo(503);
                assertThat(refused.get("detail").asString()).contains("create it");

                JsonNode job = api.train(onIris());
                assertThat(job.get("state").asString()).isEqualTo("failed");
                assertThat(job.get("error").toString())
                        .contains("does not exist", "then post the plan again");
                assertThat(api.get("/api/v1/runs/" + job.get("run").asString() + "/checkpoints"))
                        .isEmpty();
            }
        }
    }

    @Test
    void saysThatTheBucketVanishedInTheMiddleOfATraining() throws IOException {
        try (S3Server vanishing = new S3Server(folder.resolve("vanishing"));
                ConfigurableApplicationContext service =
                        start("all", "bereft", vanishing, PostgresDatabase.create())) {
            Api api = api(service);
            String id = api.post("/api/v1/jobs", onIris(100_000)).get("id").asString();
            String run =
                    "/api/v1/runs/"
                            + await().until(
                                            () -> api.get("/api/v1/jobs/" + id).get("run"),
                                            JsonNode::isString)
                                    .asString();
            await().until(() -> !api.list(run + "/checkpoints").isEmpty());

            vanishing.deleteBucket();

            JsonNode job = api.awaitEnd(id);
            assertThat(job.get("state").asString()).isEqualTo("failed");
            assertThat(job.get("error").toString())
                    .contains("does not exist", "then post the plan again");

            vanishing.createBucket();

            // From the copy that this machine has of the last checkpoint that was kept.
            String instance = "{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}";
            assertThat(api.post(run + "/predict", instance).get("predictions")).hasSize(1);
            JsonNode again = api.train(onIris(2));
            assertThat(again.get("state").asString()).isEqualTo("succeeded");
        }
    }

    /** A training waits for its store as it waits for its database. */
    @Test
    void goesOnWhenTheServerIsBack() throws IOException {
        Path buckets = folder.resolve("restarted");
        S3Server first = new S3Server(buckets);
        try (ConfigurableApplicationContext service =
                start("all", "patient", first, PostgresDatabase.create())) {
            Api api = api(service);
            int port = first.endpoint().getPort();
            first.close();
            String id = api.post("/api/v1/jobs", onIris()).get("id").asString();
            api.awaitState(id, "running");
            assertThat(api.exchange("GET", "/actuator/health/readiness", "").statusCode())
                    .isEqualTo(503);
            try (S3Server second = new S3Server(buckets, port)) {
                assertThat(api.awaitEnd(id).get("state").asString()).isEqualTo("succeeded");
                assertThat(second.objects()).isNotEmpty();
            }
        }
    }

    private static ConfigurableApplicationContext start(
            String role, String home, S3Server s3, PostgresDatabase database) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--spring.profiles.active=postgres",
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.username(),
                                "--spring.datasource.password=" + database.password(),
                                "--dropwise.role=" + role,
                                "--dropwise.home=" + folder.resolve(home),
                                "--dropwise.training.checkpoint-every=300ms",
                                "--db-scheduler.polling-interval=50ms"));
        Stream.of(s3.settings()).map(setting -> "--" + setting).forEach(arguments::add);
        return new SpringApplicationBuilder(DropwiseApplication.class)
                .run(arguments.toArray(String[]::new));
    }

    private static Api api(ConfigurableApplicationContext service) {
        return new Api(
                Integer.parseInt(
                        service.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static JsonNode json(String body) {
        return DropwiseJson.mapper().readTree(body);
    }

    private static HttpResponse<String> upload(Api api, String name) {
        return api.upload(
                Upload.with("{\"name\": \"%s\", \"target\": \"y\"}".formatted(name))
                        .file("f.csv", "x,y\n0,a\n1,b\n"));
    }

    private static void upload(Api api, String name, int seed) {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i + seed / 10.0).append(i < 20 ? ",a\n" : ",b\n");
        }
        var answer =
                api.upload(
                        Upload.with("{\"name\": \"%s\", \"target\": \"y\"}".formatted(name))
                                .file("f.csv", rows.toString()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String job(String dataset) {
        return job(dataset, 2);
    }

    private static String job(String dataset, int epochs) {
        return """
               {"dataset": "%s", "model": {"layers": [{"type": "dense"}]}, "training": {"epochs": %d, "seed": 1}}"""
                .formatted(dataset, epochs);
    }

    private static String onIris() {
        return onIris(2);
    }

    private static String onIris(int epochs) {
        return job("iris", epochs);
    }

    /** What lies in the folder that is the store where no bucket is named. */
    private static List<Path> blobs(String home) {
        try (Stream<Path> files = Files.walk(folder.resolve(home).resolve("blobs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
