package dev.dropwise.security;

import static dev.dropwise.security.AccessRole.ADMIN;
import static dev.dropwise.security.AccessRole.METRICS;
import static dev.dropwise.security.AccessRole.PREDICTOR;
import static dev.dropwise.security.AccessRole.READER;
import static dev.dropwise.security.AccessRole.TRAINER;
import static dev.dropwise.security.AccessRule.Methods.ALL;
import static dev.dropwise.security.AccessRule.Methods.POST;
import static dev.dropwise.security.AccessRule.Methods.READING;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;

/**
 * Which operation needs which role. The first line that matches counts; what no line matches is
 * refused to everybody.
 */
final class AccessTable {

    static final List<AccessRule> RULES =
            List.of(
                    // predictions, first because there are most of them
                    new AccessRule(POST, "/api/v1/models/{model}/predict", PREDICTOR)
                            .withoutChanges(),
                    new AccessRule(
                                    POST,
                                    "/api/v1/models/{model}/versions/{version}/predict",
                                    PREDICTOR)
                            .withoutChanges(),
                    new AccessRule(
                                    POST,
                                    "/api/v1/models/{model}/aliases/{alias}/predict",
                                    PREDICTOR)
                            .withoutChanges(),
                    new AccessRule(POST, "/v2/models/{model}/infer", PREDICTOR).withoutChanges(),
                    new AccessRule(POST, "/v2/models/{model}/versions/{version}/infer", PREDICTOR)
                            .withoutChanges(),
                    new AccessRule(POST, "/api/v1/models/{model}/evaluate", PREDICTOR)
                            .withoutChanges(),
                    new AccessRule(
                                    POST,
                                    "/api/v1/models/{model}/versions/{version}/evaluate",
                                    PREDICTOR)
                            .withoutChanges(),
                    new AccessRule(POST, "/api/v1/runs/{id}/predict", PREDICTOR).withoutChanges(),
                    new AccessRule(
                            POST,
                            "/api/v1/models/{model}/versions/{version}/predictions",
                            PREDICTOR),
                    new AccessRule(
                            POST, "/api/v1/models/{model}/aliases/{alias}/predictions", PREDICTOR),

                    // whether the service is alive and ready: asked by what starts and stops it
                    AccessRule.ofHealth("/actuator/health/**"),
                    AccessRule.ofHealth("/v2/health/live"),
                    AccessRule.ofHealth("/v2/health/ready"),

                    // what can be asked for and the pages that ask, the same on every service of a
                    // release: a browser sends a key only once its user has entered it there
                    new AccessRule(ALL, "/v3/api-docs/**", null),
                    new AccessRule(ALL, "/swagger-ui/**", null),
                    new AccessRule(READING, "/", null),
                    new AccessRule(READING, "/page/**", null),
                    new AccessRule(READING, "/webjars/**", null),

                    // models
                    new AccessRule(READING, "/api/v1/models/{model}/**", READER),
                    new AccessRule(READING, "/api/v1/models", READER),
                    new AccessRule(ALL, "/api/v1/models/{model}/predictions/**", PREDICTOR),
                    new AccessRule(ALL, "/api/v1/models/**", TRAINER),
                    new AccessRule(POST, "/v2/repository/index", READER).withoutChanges(),
                    new AccessRule(POST, "/v2/repository/models/{model}/load", PREDICTOR)
                            .withoutChanges(),
                    new AccessRule(POST, "/v2/repository/models/{model}/unload", PREDICTOR)
                            .withoutChanges(),
                    new AccessRule(READING, "/v2/models/{model}/**", READER),
                    new AccessRule(READING, "/v2/**", READER),
                    new AccessRule(ALL, "/v2/**", PREDICTOR),

                    // data, networks and trainings
                    new AccessRule(POST, "/api/v1/model-specs/check", TRAINER).withoutChanges(),
                    new AccessRule(POST, "/api/v1/model-specs/import", TRAINER).withoutChanges(),
                    new AccessRule(READING, "/api/v1/model-specs/**", READER),
                    new AccessRule(ALL, "/api/v1/model-specs/**", TRAINER),
                    new AccessRule(READING, "/api/v1/datasets/**", READER),
                    new AccessRule(ALL, "/api/v1/datasets/**", TRAINER),
                    new AccessRule(READING, "/api/v1/jobs/**", READER),
                    new AccessRule(ALL, "/api/v1/jobs/**", TRAINER),
                    new AccessRule(READING, "/api/v1/studies/**", READER),
                    new AccessRule(ALL, "/api/v1/studies/**", TRAINER),
                    new AccessRule(READING, "/api/v1/runs/**", READER),
                    new AccessRule(ALL, "/api/v1/runs/**", TRAINER),
                    new AccessRule(ALL, "/api/v1/workers/**", READER),

                    // who may, and who did
                    new AccessRule(ALL, "/api/v1/keys/**", ADMIN),
                    new AccessRule(ALL, "/api/v1/audit/**", ADMIN),

                    // what operators look at
                    new AccessRule(ALL, "/actuator/prometheus", METRICS),
                    new AccessRule(ALL, "/actuator/**", READER));

    private AccessTable() {}

    /** The line for a request; nothing where nobody may send it. */
    static Optional<AccessRule> find(String method, PathContainer path) {
        return RULES.stream().filter(rule -> rule.matches(method, path)).findFirst();
    }
}
