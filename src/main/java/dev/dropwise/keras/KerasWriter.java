package dev.dropwise.keras;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what Keras 3's {@code model_from_json} takes. */
@Component
class KerasWriter {

    private static final String LAYERS = "keras.layers";

    private final JsonMapper mapper;

    KerasWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The model as one of Keras'.
     *
     * @param architecture what the spec amounts to, with what a data set decides filled in
     * @throws Invalid with all that Keras has no counterpart for, as pointers into the spec
     */
    ObjectNode write(ModelSpec spec, Architecture architecture) {
        List<Fault> faults = new ArrayList<>();
        ArrayNode layers = KerasObject.JSON.arrayNode().add(input(architecture.input()));
        for (int i = 0; i < architecture.layers().size(); i++) {
            ShapedLayer layer = architecture.layers().get(i);
            ObjectNode ours = mapper.valueToTree(layer.spec());
            List<ObjectNode> parts = RecurrentStack.apart(ours);
            for (int j = 0; j < parts.size(); j++) {
                ObjectNode part = parts.get(j);
                ExportContext exportContext =
                        new ExportContext(part, layer.input(), "/layers/" + i, faults);
                String name = j == parts.size() - 1 ? name(spec, i) : null;
                layers.addAll(write(exportContext, part, name));
            }
        }
        Invalid.throwIfAny(faults.stream().distinct().toList());
        ObjectNode config = KerasObject.JSON.objectNode();
        name(config, spec.name());
        config.set("layers", layers);
        return KerasObject.of("keras", "Sequential", config);
    }

    /** The name that the client gave; a generated one is Keras' own business. */
    private static @Nullable String name(ModelSpec spec, int layer) {
        LayerSpec given = spec.layers().get(layer);
        return given.name();
    }

    private ObjectNode input(Shape shape) {
        ArrayNode batch = KerasObject.JSON.arrayNode().addNull();
        JsonNode sizes = mapper.valueToTree(shape);
        ChannelLayout.toChannelsLast(sizes).forEach(batch::add);
        ObjectNode config = KerasObject.JSON.objectNode();
        config.set("batch_shape", batch);
        return KerasObject.of(LAYERS, "InputLayer", config);
    }

    private static List<ObjectNode> write(
            ExportContext layer, ObjectNode ours, @Nullable String name) {
        boolean bothWays = layer.take("bidirectional").asBoolean(false);
        Optional<LayerMapping> mapping =
                LayerMappings.ofOurs(ours.path("type").asString(), layer.input().rank());
        if (mapping.isEmpty()) {
            layer.fault(
                    "type",
                    "expected a layer that Keras' Sequential has too, received "
                            + ours.path("type"));
            return List.of();
        }
        mapping.get().write(layer);
        ObjectNode config = bothWays ? around(mapping.get(), layer.config()) : layer.config();
        name(config, name);
        List<ObjectNode> layers = new ArrayList<>(layer.before());
        layers.add(
                KerasObject.of(
                        LAYERS, bothWays ? "Bidirectional" : mapping.get().className(), config));
        return layers;
    }

    private static ObjectNode around(LayerMapping layerMapping, ObjectNode inner) {
        ObjectNode config = KerasObject.JSON.objectNode().put("merge_mode", "concat");
        config.set("layer", KerasObject.of(LAYERS, layerMapping.className(), inner));
        return config;
    }

    private static void name(ObjectNode config, @Nullable String name) {
        if (name != null) {
            config.put("name", name);
        }
    }
}
