package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;

class AccessTableTests {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/models/iris/predict, PREDICTOR",
        "POST, /api/v1/models/iris/versions/2/predict, PREDICTOR",
        "POST, /api/v1/models/iris/aliases/best/predict, PREDICTOR",
        "POST, /api/v1/models/iris/evaluate, PREDICTOR",
        "POST, /api/v1/runs/x/predict, PREDICTOR",
        "POST, /v2/models/iris/infer, PREDICTOR",
        "GET, /v2/models/iris, READER",
        "GET, /v2, READER",
        "GET, /v2/models/stats, READER",
        "POST, /v2/repository/index, READER",
        "POST, /v2/repository/models/iris/load, PREDICTOR",
        "POST, /v2/repository/models/iris/unload, PREDICTOR",
        "GET, /api/v1/models, READER",
        "GET, /api/v1/models/iris/versions/1/export, READER",
        "POST, /api/v1/models/iris/versions, TRAINER",
        "PUT, /api/v1/models/iris/aliases/best, TRAINER",
        "HEAD, /api/v1/jobs, READER",
        "POST, /api/v1/jobs, TRAINER",
        "DELETE, /api/v1/jobs/x, TRAINER",
        "PATCH, /api/v1/datasets/x, TRAINER",
        "PUT, /api/v1/model-specs/x, TRAINER",
        "POST, /api/v1/studies, TRAINER",
        "GET, /api/v1/keys, ADMIN",
        "GET, /api/v1/audit, ADMIN",
        "GET, /actuator/prometheus, METRICS",
        "GET, /actuator/info, READER",
    })
    void everyOperationNeedsARole(String method, String path, AccessRole role) {
        assertThat(find(method, path).map(AccessRule::needed)).contains(role);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/health",
        "GET, /actuator/health/readiness",
        "GET, /v2/health/live",
        "GET, /v2/health/ready"
    })
    void healthNeedsNoneFromAnywhere(String method, String path) {
        assertThat(find(method, path))
                .get()
                .returns(null, AccessRule::needed)
                .returns(true, AccessRule::forEveryMachine);
    }

    @ParameterizedTest
    @CsvSource({"GET, /v3/api-docs", "GET, /swagger-ui/index.html", "GET, /", "HEAD, /"})
    void whatCanBeAskedForNeedsNoneOfThoseWhoAreAnswered(String method, String path) {
        assertThat(find(method, path))
                .get()
                .returns(null, AccessRule::needed)
                .returns(false, AccessRule::forEveryMachine);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "HEAD, /",
        "GET, /page/app.js",
        "GET, /page/views/home-view.js",
        "GET, /webjars/lit/3.3.0/index.js"
    })
    void thePageNeedsNone(String method, String path) {
        assertThat(find(method, path)).get().extracting(AccessRule::needed).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing",
        "GET, /api/v1/secrets",
        "POST, /error",
        "GET, /api/v2/jobs",
        "POST, /",
        "PUT, /page/app.js",
        "GET, /README.md"
    })
    void whatIsNotInItIsForNobody(String method, String path) {
        assertThat(find(method, path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/models/iris/predict, true",
        "POST, /api/v1/models/wine/predict, false",
        "GET, /api/v1/models/iris/versions/1, true",
        "GET, /v2/models/iris/ready, true",
        "GET, /v2/models/wine/ready, false",
        "GET, /v2/models/iris/stats, true",
        "GET, /v2/models/stats, false",
        "POST, /v2/repository/index, false",
        "POST, /v2/repository/models/iris/load, true",
        "POST, /v2/repository/models/wine/load, false",
        "GET, /api/v1/models, false",
        "POST, /api/v1/runs/x/predict, false",
        "GET, /api/v1/datasets/iris, false",
    })
    void whoIsForSomeModelsUsesNothingElse(String method, String path, boolean allowed) {
        Caller caller = new Caller("app", Set.of(AccessRole.PREDICTOR), Set.of("iris"), "k");
        PathContainer parsed = PathContainer.parsePath(path);
        assertThat(AccessTable.find(method, parsed).orElseThrow().allows(caller, parsed))
                .isEqualTo(allowed);
    }

    @Test
    void aRoleIncludesThoseBeforeItAndMetricsStandsAlone() {
        for (AccessRole role : AccessRole.values()) {
            assertThat(AccessRole.ADMIN.includes(role)).isTrue();
            assertThat(role.includes(role)).isTrue();
            assertThat(AccessRole.METRICS.includes(role)).isEqualTo(role == AccessRole.METRICS);
        }
        assertThat(AccessRole.TRAINER.includes(AccessRole.PREDICTOR)).isTrue();
        assertThat(AccessRole.TRAINER.includes(AccessRole.ADMIN)).isFalse();
        assertThat(AccessRole.TRAINER.includes(AccessRole.METRICS)).isFalse();
        assertThat(AccessRole.READER.includes(AccessRole.PREDICTOR)).isFalse();
    }

    private static Optional<AccessRule> find(String method, String path) {
        return AccessTable.find(method, PathContainer.parsePath(path));
    }
}
