package dev.dropwise.keras;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.InputSpec;
import dev.dropwise.web.binding.JsonBodies;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What goes into a Keras model, wherever its version says so. */
final class InputImport {

    private final ChannelLayout layout;
    private final JsonBodies bodies;
    private final @Nullable LayerPlace shape;

    InputImport(
            LayerPlace model, List<LayerPlace> layers, ChannelLayout layout, JsonBodies bodies) {
        this.layout = layout;
        this.bodies = bodies;
        this.shape =
                Stream.concat(
                                layers.stream().limit(1).flatMap(LayerPlace::inputShapes),
                                model.inputShapes())
                        .findFirst()
                        .orElse(null);
    }

    /** Where it is said. */
    String pointer() {
        return shape == null ? "" : shape.pointer();
    }

    /** Null where it is left to the data set, or at fault. */
    @Nullable InputSpec read(ImportFindings findings) {
        if (shape == null) {
            return null;
        }
        ArrayNode sizes = withoutBatch(shape.layer());
        if (sizes.valueStream().anyMatch(JsonNode::isNull)) {
            findings.note(
                    pointer(),
                    "%s is left to the data set: the input of a model spec has no open sizes"
                            .formatted(sizes));
            return null;
        }
        JsonNode ours = layout.ours(sizes);
        if (layout.turns(sizes)) {
            findings.note(
                    pointer(),
                    "%s is %s here: images have their channels first".formatted(sizes, ours));
        }
        return bound(ours, findings);
    }

    private static ArrayNode withoutBatch(JsonNode shape) {
        ArrayNode sizes = KerasObject.JSON.arrayNode();
        shape.valueStream().skip(1).forEach(sizes::add);
        return sizes;
    }

    private @Nullable InputSpec bound(JsonNode ours, ImportFindings findings) {
        try {
            return bodies.read(KerasObject.JSON.objectNode().set("shape", ours), InputSpec.class);
        } catch (Invalid invalid) {
            for (Fault fault : invalid.faults()) {
                findings.fault(pointer(), fault.detail());
            }
            return null;
        }
    }
}
