package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Keys as admins handle them, and as their holders use them. */
class KeysIntegrationTests extends KeyedService {

    private static final String LONG_JOB =
            """
            {"dataset": "iris", "training": {"epochs": 100000},
             "model": {"layers": [{"type": "dense", "units": 4}, {"type": "dense"}]}}""";

    @Autowired private ApiKeys keys;
    @Autowired private FirstKey firstKey;

    @Test
    void theFirstKeyIsInAFileThatNobodyElseReads() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(firstKeyFile())))
                .isEqualTo("rw-------");
        firstKey.writeWhereThereIsNone(firstKeyFile());
        assertThat(firstKeyFile()).content().isEqualTo(admin + "\n");
    }

    @Test
    void aKeyIsShownOnceAndOnlyItsHashIsKept() throws Exception {
        JsonNode made =
                make(
                        """
                        {"name": "app", "role": "predictor", "models": ["wine", "iris"],
                         "expiresAt": "2099-01-01T00:00:00Z"}""");
        String key = made.path("key").asString();
        assertThat(key).startsWith(made.path("prefix").asString() + "_");
        assertThat(made.at("/models/0").asString()).isEqualTo("iris");
        assertThat(made.path("createdBy").asString()).isEqualTo("admin");

        String secret = key.substring(made.path("prefix").asString().length() + 1);
        String listed = send(admin, "GET", "/api/v1/keys?limit=200", "").body();
        assertThat(listed).contains(made.path("id").asString()).doesNotContain(secret, "ecretHash");
        assertThat(keys.find(made.path("id").asString()).orElseThrow().secretHash())
                .hasSize(64)
                .doesNotContain(secret);
    }

    @Test
    void itsUseIsNoted() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        JsonNode made = make("{\"name\": \"user\", \"role\": \"reader\"}");
        get(made.path("key").asString(), "/api/v1/jobs");
        assertThat(keys.find(made.path("id").asString()).orElseThrow().lastUsedAt())
                .isAfter(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\": \"reader\"} | /name",
                "{\"name\": \"a b\", \"role\": \"reader\"} | /name",
                "{\"name\": \"a\"} | /role",
                "{\"name\": \"a\", \"role\": \"root\"} | /role",
                "{\"name\": \"a\", \"role\": \"reader\", \"expiresAt\": \"2020-01-01T00:00:00Z\"} | /expiresAt",
                "{\"name\": \"a\", \"role\": \"trainer\", \"models\": [\"m\"]} | /models",
                "{\"name\": \"a\", \"role\": \"reader\", \"models\": [\"a/b\"]} | /models/0",
            })
    void whatCannotBeAKeyIsRefused(String body, String pointer) throws Exception {
        HttpResponse<String> answer = send(admin, "POST", "/api/v1/keys", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).at("/errors/0/pointer").asString())
                .isEqualTo(pointer);
    }

    /** Another process knows of it from the database alone. */
    @Test
    void aRevokedKeyIsRefusedHereAtOnceAndElsewhereWithinSeconds() throws Exception {
        JsonNode made = make("{\"name\": \"gone\", \"role\": \"reader\"}");
        String id = made.path("id").asString();
        KeyCache elsewhere = new KeyCache(keys);
        assertThat(elsewhere.find(id).orElseThrow().revokedAt()).isNull();

        assertThat(send(admin, "DELETE", "/api/v1/keys/" + id, "").statusCode()).isEqualTo(204);
        HttpResponse<String> refused = send(made.path("key").asString(), "GET", "/api/v1/jobs", "");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("the key is unknown, revoked or expired");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> elsewhere.find(id).orElseThrow().revokedAt() != null);
        assertThat(send(admin, "DELETE", "/api/v1/keys/" + id, "").statusCode()).isEqualTo(204);
        assertThat(send(admin, "DELETE", "/api/v1/keys/none", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aKeyForSomeModelsIsForNothingElse() throws Exception {
        String key =
                make("{\"name\": \"few\", \"role\": \"predictor\", \"models\": [\"mine\"]}")
                        .path("key")
                        .asString();
        assertThat(send(key, "POST", "/api/v1/models/mine/predict", "{}").statusCode())
                .isNotIn(401, 403);
        HttpResponse<String> other = send(key, "POST", "/v2/models/yours/infer", "{}");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(other.body()).path("error").asString())
                .contains("for some models only");
        assertThat(send(key, "GET", "/api/v1/datasets", "").statusCode()).isEqualTo(403);
    }

    /** Such a request goes on behind the filters once its body is there. */
    @Test
    void aBodyThatComesLaterIsNoDisguise() throws Exception {
        String alice = key("alice", AccessRole.TRAINER);
        String other = LONG_JOB.replaceFirst("\\{", "{\"owner\": \"bob\", ");

        JsonNode job = JSON.readTree(sendInChunks(alice, "/api/v1/jobs", LONG_JOB).body());
        assertThat(job.path("owner").asString()).isEqualTo("alice");
        assertThat(sendInChunks(alice, "/api/v1/jobs", other).statusCode()).isEqualTo(403);
        String path = "/api/v1/jobs/" + job.path("id").asString();
        assertThat(sendInChunks(key("bob", AccessRole.TRAINER), path + "/cancel", " ").statusCode())
                .isEqualTo(403);
        assertThat(send(alice, "POST", path + "/cancel", "").statusCode()).isEqualTo(202);
    }

    @Test
    void jobsBelongToWhoeverHoldsTheKey() throws Exception {
        String alice = key("alice", AccessRole.TRAINER);
        String bob = key("bob", AccessRole.TRAINER);
        JsonNode job = JSON.readTree(send(alice, "POST", "/api/v1/jobs", LONG_JOB).body());
        assertThat(job.path("owner").asString()).isEqualTo("alice");
        String path = "/api/v1/jobs/" + job.path("id").asString();

        get(bob, path);
        for (String verb : new String[] {"/pause", "/resume", "/cancel"}) {
            assertThat(send(bob, "POST", path + verb, "").statusCode()).isEqualTo(403);
        }
        HttpResponse<String> refused = send(bob, "DELETE", path, "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("its owner alice or the role admin");

        assertThat(send(alice, "POST", path + "/cancel", "").statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(alice, path).path("state").asString().equals("cancelled"));
        assertThat(send(admin, "DELETE", path, "").statusCode()).isEqualTo(204);
    }

    @Test
    void studiesBelongToWhoeverHoldsTheKey() throws Exception {
        String erin = key("erin", AccessRole.TRAINER);
        String frank = key("frank", AccessRole.TRAINER);
        String study =
                "{\"type\": \"crossValidation\", \"folds\": 3, \"job\": %s}".formatted(LONG_JOB);
        HttpResponse<String> answer = send(erin, "POST", "/api/v1/studies", study);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String path = "/api/v1/studies/" + JSON.readTree(answer.body()).path("id").asString();

        get(frank, path);
        for (String verb : new String[] {"/pause", "/resume", "/cancel"}) {
            assertThat(send(frank, "POST", path + verb, "").statusCode()).isEqualTo(403);
        }
        assertThat(send(frank, "DELETE", path, "").statusCode()).isEqualTo(403);
        assertThat(send(erin, "POST", path + "/cancel", "").statusCode()).isEqualTo(202);
    }

    @Test
    void onlyAdminsNameOtherOwners() throws Exception {
        String named = LONG_JOB.replaceFirst("\\{", "{\"owner\": \"carol\", ");
        HttpResponse<String> refused =
                send(key("dave", AccessRole.TRAINER), "POST", "/api/v1/jobs", named);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        JsonNode job = JSON.readTree(send(admin, "POST", "/api/v1/jobs", named).body());
        assertThat(job.path("owner").asString()).isEqualTo("carol");
        String carol = key("carol", AccessRole.TRAINER);
        String path = "/api/v1/jobs/" + job.path("id").asString();
        assertThat(send(carol, "POST", path + "/cancel", "").statusCode()).isEqualTo(202);
    }

    /** What is answered by another thread was allowed when it was asked for. */
    @Test
    void answersThatComeLaterNeedNoSecondLook() throws Exception {
        String trainer = key("waiter", AccessRole.TRAINER);
        String shortJob = LONG_JOB.replace("100000", "2");
        HttpResponse<String> waited =
                send(trainer, "POST", "/api/v1/jobs", shortJob, "Prefer", "wait=60");
        assertThat(waited.statusCode()).as(waited.body()).isEqualTo(202);
        assertThat(waited.headers().firstValue("Preference-Applied")).isPresent();
        JsonNode job = JSON.readTree(waited.body());
        assertThat(job.path("state").asString()).isEqualTo("succeeded");

        String events = "/api/v1/jobs/" + job.path("id").asString() + "/events";
        HttpResponse<String> stream =
                send(trainer, "GET", events, "", "Accept", "text/event-stream");
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body()).contains("event:epoch", "succeeded");
        assertThat(stream.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(send(null, "GET", events, "").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsNotFoundByWhoeverMayLook() throws Exception {
        assertThat(send(admin, "GET", "/nothing", "").statusCode()).isEqualTo(404);
        assertThat(send(null, "GET", "/nothing", "").statusCode()).isEqualTo(401);
        assertThat(send(admin, "PATCH", "/api/v1/jobs", "").statusCode()).isEqualTo(405);
    }
}
