package dev.dropwise.inference;

import dev.dropwise.inference.explanation.ExplanationView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Predictions as fields of rows, in which all are of one kind. */
final class PredictionFields {

    private PredictionFields() {}

    /** All of a prediction but the name of its type, which every row would repeat. */
    static ObjectNode of(PredictionView prediction, JsonMapper mapper) {
        ObjectNode fields = mapper.valueToTree(prediction);
        removeKind(fields);
        fields.path("labels").forEach(PredictionFields::removeKind);
        return fields;
    }

    private static void removeKind(JsonNode fields) {
        ((ObjectNode) fields).remove(PredictionView.KIND);
        if (fields.path("explanation") instanceof ObjectNode explanation) {
            explanation.remove(ExplanationView.KIND);
        }
    }
}
