package dev.dropwise.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A layer's place in the document.
 *
 * @param pointer as a JSON pointer
 */
record LayerPlace(JsonNode layer, String pointer) {

    private static final String SEQUENTIAL = "Sequential";

    /** The second as Keras before 2.3 calls it. */
    private static final Set<String> FUNCTIONAL = Set.of("Functional", "Model");

    /** The class, without the package of one that is not Keras' own. */
    String className() {
        return KerasObject.className(layer);
    }

    JsonNode config() {
        return layer.path("config");
    }

    /** As its model calls it; empty where nobody does. */
    String name() {
        JsonNode name = layer.path("name");
        return (name.isString() ? name : config().path("name")).asString("");
    }

    boolean isModel() {
        return className().equals(SEQUENTIAL) || isFunctional();
    }

    private boolean isFunctional() {
        return FUNCTIONAL.contains(className());
    }

    /**
     * The layers of a model, those of models within it in their places.
     *
     * @throws dev.dropwise.problem.Invalid where they are not one line
     */
    static List<LayerPlace> layersOf(LayerPlace model) {
        List<LayerPlace> own = new ArrayList<>();
        JsonNode layers = model.list();
        for (int i = 0; i < layers.size(); i++) {
            own.add(new LayerPlace(layers.path(i), model.listPointer() + "/" + i));
        }
        List<LayerPlace> all = new ArrayList<>();
        for (LayerPlace layer : model.isFunctional() ? FunctionalChain.of(model, own) : own) {
            all.addAll(layer.isModel() ? layersOf(layer) : SeparableConvolution.parts(layer));
        }
        return all;
    }

    /** Keras before 2.3 has no name beside the layers: the list is the config. */
    private JsonNode list() {
        JsonNode layers = config().isArray() ? config() : config().path("layers");
        return layers.isArray() ? layers : MissingNode.getInstance();
    }

    String listPointer() {
        return pointer + (config().isArray() ? "/config" : "/config/layers");
    }

    /**
     * What the layer says of what goes into it, with null for the batch; in any version's words.
     */
    Stream<LayerPlace> inputShapes() {
        return Stream.of(
                        "/config/batch_shape",
                        "/config/batch_input_shape",
                        "/config/build_input_shape",
                        "/build_config/input_shape")
                .map(at -> new LayerPlace(layer.at(at), pointer + at))
                .filter(shape -> shape.layer().isArray());
    }
}
