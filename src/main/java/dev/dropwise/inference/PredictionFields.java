package dev.dropwise.inference;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Predictions as fields of rows, in which all are of one kind. */
final class PredictionFields {

    private PredictionFields() {}

    /** All of a prediction but the name of its type, which every row would repeat. */
    static ObjectNode of(PredictionView prediction, JsonMapper mapper) {
        ObjectNode fields = mapper.valueToTree(prediction);
        fields.remove(PredictionView.KIND);
        JsonNode labels = fields.path("labels");
        labels.forEach(label -> ((ObjectNode) label).remove(PredictionView.KIND));
        return fields;
    }
}
