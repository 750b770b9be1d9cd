package dev.dropwise.keras;

import dev.dropwise.problem.Invalid;
import dev.dropwise.web.binding.JsonBodies;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what {@code model.to_json()} of Keras 2 and 3 gives. */
@Component
class KerasReader {

    private final JsonBodies bodies;

    KerasReader(JsonBodies bodies) {
        this.bodies = bodies;
    }

    /**
     * The model as one of ours.
     *
     * @param document the model, or the text that {@code to_json()} gives as a JSON string
     * @throws Invalid with all that has no counterpart here, as pointers into the document
     */
    Imported read(JsonNode document) {
        JsonNode model =
                document.isString() ? bodies.read(document.asString(), JsonNode.class) : document;
        LayerPlace sequential = new LayerPlace(model, "");
        requireSequential(sequential);
        return new ModelImport(sequential, bodies).read();
    }

    private static void requireSequential(LayerPlace model) {
        if (!model.layer().isObject()) {
            throw new Invalid(
                    "",
                    "expected the object that Keras' model.to_json() gives, received "
                            + KerasObject.words(model.layer()));
        }
        if (model.isSequential()) {
            return;
        }
        String why =
                switch (model.className()) {
                    case "Functional", "Model" ->
                            " (a functional model; layers in one line are all that a model spec"
                                    + " holds: write them as a keras.Sequential)";
                    default -> "";
                };
        throw new Invalid(
                "/class_name",
                "expected \"Sequential\", received "
                        + KerasObject.words(model.layer().path("class_name"))
                        + why);
    }
}
