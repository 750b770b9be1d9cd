package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import tools.jackson.databind.JsonNode;

/** Every operation of the OpenAPI document, asked for by everybody. */
class EveryOperationIntegrationTests extends KeyedService {

    @Autowired private ApiKeys keys;
    @Autowired private KeyCache cache;

    /**
     * One thing that can be asked for.
     *
     * @param path with a word in the place of every name, so that nothing is there
     */
    private record Operation(String method, String path) {

        /** Null where nobody needs a key; fails where the operation was forgotten. */
        @Nullable AccessRole needed() {
            return AccessTable.find(method, PathContainer.parsePath(path)).orElseThrow().needed();
        }
    }

    @Test
    void isAnsweredAsTheTableSays() throws Exception {
        Map<AccessRole, String> byRole = new EnumMap<>(AccessRole.class);
        for (AccessRole role : AccessRole.values()) {
            byRole.put(role, key("every-" + role.label(), role));
        }
        List<String> worthless = List.of(revoked(), expired(), "dw_0_0", admin + "x", "a.b.c");
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : operations()) {
            AccessRole needed = operation.needed();
            for (AccessRole role : AccessRole.values()) {
                boolean isAllowed = needed == null || role.includes(needed);
                HttpResponse<String> answer = send(byRole.get(role), operation);
                softly.assertThat(answer.statusCode())
                        .as("%s %s: %s", role, operation, answer.body())
                        .matches(
                                status ->
                                        isAllowed ? status != 401 && status != 403 : status == 403);
                if (needed != null && !isAllowed) {
                    softly.assertThat(answer.body())
                            .contains(
                                    "expected the role %s, received %s"
                                            .formatted(needed.label(), role.label()));
                }
            }
            checkNobody(operation, send(null, operation), needed == null, softly);
            for (String key : worthless) {
                checkNobody(operation, send(key, operation), needed == null, softly);
            }
        }
        softly.assertAll();
    }

    private static void checkNobody(
            Operation operation,
            HttpResponse<String> answer,
            boolean isAllowed,
            SoftAssertions softly) {
        if (isAllowed) {
            softly.assertThat(answer.statusCode()).as(operation.toString()).isNotIn(401, 403);
            return;
        }
        softly.assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(401);
        softly.assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        String type =
                operation.path().startsWith("/v2")
                        ? "application/json"
                        : "application/problem+json";
        softly.assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith(type));
    }

    @Test
    void isDocumentedWithItsRole() throws Exception {
        JsonNode document = get(admin, "/v3/api-docs");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(document.at("/paths/~1api~1v1~1jobs/post/x-role").asString())
                .isEqualTo("trainer");
        assertThat(document.at("/paths/~1v2~1health~1live/get/security").isEmpty()).isTrue();
    }

    /** Nothing that changes is for who only looks, and nobody but admins sees keys. */
    @Test
    void needsMoreTheMoreItDoes() throws Exception {
        assertThat(operations())
                .filteredOn(operation -> operation.path().matches("/(api|v2)\\b.*"))
                .hasSizeGreaterThan(60)
                .allSatisfy(
                        operation -> {
                            AccessRole needed = operation.needed();
                            boolean isAboutKeys =
                                    operation.path().matches("/api/v1/(keys|audit)(/.*)?");
                            boolean isReading =
                                    AccessRule.isReading(operation.method())
                                            || operation.path().equals("/v2/repository/index");
                            boolean predicts =
                                    operation
                                                    .path()
                                                    .matches(
                                                            ".*/(predict|infer|evaluate|load|unload)")
                                            || (!isReading
                                                    && operation
                                                            .path()
                                                            .matches(
                                                                    ".*/models/.*/predictions(/.*)?"));
                            if (isAboutKeys) {
                                assertThat(needed).isEqualTo(AccessRole.ADMIN);
                            } else if (predicts) {
                                assertThat(needed).isEqualTo(AccessRole.PREDICTOR);
                            } else if (!isReading) {
                                assertThat(needed).isEqualTo(AccessRole.TRAINER);
                            } else if (!operation.path().startsWith("/v2/health")) {
                                assertThat(needed).isEqualTo(AccessRole.READER);
                            }
                        });
    }

    private List<Operation> operations() throws Exception {
        List<Operation> operations = new ArrayList<>();
        get(admin, "/v3/api-docs")
                .path("paths")
                .forEachEntry(
                        (path, item) ->
                                item.propertyNames()
                                        .forEach(
                                                method -> operations.add(operation(method, path))));
        for (String path :
                List.of(
                        "/actuator/health",
                        "/actuator/health/liveness",
                        "/actuator/health/readiness",
                        "/actuator/info",
                        "/actuator/prometheus",
                        "/",
                        "/page/app.js",
                        "/swagger-ui/index.html",
                        "/v3/api-docs")) {
            operations.add(new Operation("GET", path));
        }
        assertThat(operations).hasSizeGreaterThan(60);
        return operations;
    }

    private static Operation operation(String method, String path) {
        return new Operation(method.toUpperCase(Locale.ROOT), path.replaceAll("\\{\\w+}", "x"));
    }

    private HttpResponse<String> send(@Nullable String key, Operation operation) throws Exception {
        return send(key, operation.method(), operation.path(), "");
    }

    private String revoked() throws Exception {
        JsonNode made = make("{\"name\": \"revoked\", \"role\": \"admin\"}");
        String path = "/api/v1/keys/" + made.path("id").asString();
        assertThat(send(admin, "DELETE", path, "").statusCode()).isEqualTo(204);
        return made.path("key").asString();
    }

    /** As if it had been made an hour ago for half of it. */
    private String expired() {
        Instant then = Instant.now().minusSeconds(3600);
        KeySecret secret = KeySecret.random(then);
        keys.add(
                new NewKey("expired", AccessRole.ADMIN, then.plusSeconds(1800), null)
                        .key(secret, then, null));
        cache.forget();
        return secret.text();
    }
}
