package dev.dropwise.keras;

import dev.dropwise.problem.Invalid;
import dev.dropwise.web.binding.JsonBodies;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what {@code model.to_json()} of Keras 2 and 3 gives. */
@Component
class KerasReader {

    /** From the outermost on. */
    private static final List<String> WRAPPERS = List.of("modelTopology", "model_config");

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
        JsonNode read =
                document.isString() ? bodies.read(document.asString(), JsonNode.class) : document;
        LayerPlace model = unwrapped(read);
        requireModel(model);
        return new ModelImport(model, bodies).read();
    }

    /** The model within what TensorFlow.js and HDF5 files keep around it. */
    private static LayerPlace unwrapped(JsonNode document) {
        LayerPlace model = new LayerPlace(document, "");
        for (String wrapper : WRAPPERS) {
            JsonNode inner = model.layer().path(wrapper);
            if (inner.isObject()) {
                model = new LayerPlace(inner, model.pointer() + "/" + wrapper);
            }
        }
        return model;
    }

    private static void requireModel(LayerPlace model) {
        if (!model.layer().isObject()) {
            throw new Invalid(
                    "",
                    "expected the object that Keras' model.to_json() gives, received "
                            + KerasObject.words(model.layer()));
        }
        if (!model.isModel()) {
            throw new Invalid(
                    model.pointer() + "/class_name",
                    "expected \"Sequential\" or \"Functional\", received "
                            + KerasObject.words(model.layer().path("class_name")));
        }
    }
}
