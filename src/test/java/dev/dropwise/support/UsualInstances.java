package dev.dropwise.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.web.DropwiseJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Holds instances that an example predicts against the data that its model learnt from: numbers of
 * another scale are answered as well, and mean nothing.
 */
final class UsualInstances {

    private final Api api;

    UsualInstances(Api api) {
        this.api = api;
    }

    /** Fails where a number lies outside all that the data set has in its column. */
    void check(String request, String answer) {
        JsonNode predicted = DropwiseJson.mapper().readTree(answer);
        JsonNode features = api.get("/api/v1/datasets/" + dataset(predicted)).get("features");
        List<String> outside = new ArrayList<>();
        for (JsonNode instance : DropwiseJson.mapper().readTree(request).get("instances")) {
            for (int i = 0; i < features.size(); i++) {
                JsonNode feature = features.get(i);
                String name = feature.get("name").asString();
                JsonNode value = instance.isObject() ? instance.path(name) : instance.path(i);
                if (value.isNumber()
                        && feature.path("min").isNumber()
                        && (value.asDouble() < feature.get("min").asDouble()
                                || value.asDouble() > feature.get("max").asDouble())) {
                    outside.add("%s %s, where data have %s".formatted(name, value, feature));
                }
            }
        }
        assertThat(outside).as(request).isEmpty();
    }

    private String dataset(JsonNode predicted) {
        if (predicted.hasNonNull("run")) {
            return api.get("/api/v1/runs/" + predicted.get("run").asString())
                    .at("/plan/dataset")
                    .asString();
        }
        return api.get(
                        "/api/v1/models/%s/versions/%s"
                                .formatted(
                                        predicted.get("model").asString(),
                                        predicted.get("version").asInt()))
                .get("dataset")
                .asString();
    }
}
