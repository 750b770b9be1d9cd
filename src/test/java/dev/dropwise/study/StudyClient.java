package dev.dropwise.study;

import dev.dropwise.support.Api;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A client that asks questions. */
final class StudyClient {

    static final String STUDIES = "/api/v1/studies/";

    private final Api api;

    StudyClient(Api api) {
        this.api = api;
    }

    /** Gives the id. */
    String submit(String study) {
        return api.post("/api/v1/studies", study).get("id").asString();
    }

    JsonNode show(String id) {
        return api.get(STUDIES + id);
    }

    JsonNode ask(String id, String verb) {
        return api.post(STUDIES + id + "/" + verb, "");
    }

    /** Waits until a study fits. */
    JsonNode await(String id, Predicate<JsonNode> fits) {
        return Awaitility.await("study " + id)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> show(id), fits);
    }

    /** Waits until it can change no more. */
    JsonNode awaitEnd(String id) {
        return await(
                id,
                study ->
                        List.of("succeeded", "failed", "cancelled")
                                .contains(study.get("state").asString()));
    }

    /** Submits a study and waits for its end. */
    JsonNode answer(String study) {
        return awaitEnd(submit(study));
    }

    /** All of a small study's. */
    JsonNode trials(String id) {
        return api.get(STUDIES + id + "/trials?limit=200").get("items");
    }

    /** All that two equal studies have in common: without ids. */
    String figures(String id) {
        return api.text(STUDIES + id + "/trials", "text/csv")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
    }
}
