package dev.dropwise.keras;

import dev.dropwise.problem.Invalid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The layers of a functional Keras model in the order in which they are called, where they are one
 * line: each has one input, and all lead to the one output.
 */
final class FunctionalChain {

    private static final String ONE_LINE =
            "expected layers in one line, which are all that a model spec holds, received ";

    /** Keras 3 tells by an operation of its own which tokens are padding. */
    private static final Set<String> MASKS = Set.of("NotEqual");

    private final LayerPlace model;
    private final List<LayerPlace> layers;
    private final Map<String, LayerPlace> byName = new HashMap<>();

    private FunctionalChain(LayerPlace model, List<LayerPlace> layers) {
        this.model = model;
        this.layers = layers;
        layers.forEach(layer -> byName.put(layer.name(), layer));
    }

    /**
     * Orders layers from the input to the output.
     *
     * @throws Invalid where they branch, meet, or are called more than once
     */
    static List<LayerPlace> of(LayerPlace model, List<LayerPlace> layers) {
        return layers.isEmpty() ? List.of() : new FunctionalChain(model, layers).ordered();
    }

    private List<LayerPlace> ordered() {
        Deque<LayerPlace> chain = new ArrayDeque<>();
        LayerPlace layer =
                source("/config/output_layers", calls(model.config().path("output_layers")), model);
        chain.addFirst(layer);
        while (!layer.layer().path("inbound_nodes").isEmpty()) {
            layer = source("/inbound_nodes", inputs(layer), layer);
            if (chain.contains(layer)) {
                throw new Invalid(layer.pointer(), ONE_LINE + layer.name() + " before itself");
            }
            chain.addFirst(layer);
        }
        requireAll(chain);
        return List.copyOf(chain);
    }

    /** The one layer that is named. */
    private LayerPlace source(String at, List<String> names, LayerPlace of) {
        if (names.size() != 1) {
            String received = names.isEmpty() ? "none" : String.join(" and ", names);
            throw new Invalid(of.pointer() + at, ONE_LINE + received + " before " + words(of));
        }
        LayerPlace layer = byName.get(names.get(0));
        if (layer == null) {
            throw new Invalid(
                    of.pointer() + at,
                    "expected one of the model's layers, received \"%s\"".formatted(names.get(0)));
        }
        return layer;
    }

    private String words(LayerPlace layer) {
        return layer.equals(model) ? "its end" : layer.name();
    }

    private void requireAll(Deque<LayerPlace> chain) {
        layers.stream()
                .filter(layer -> !chain.contains(layer) && !MASKS.contains(layer.className()))
                .findFirst()
                .ifPresent(
                        layer -> {
                            throw new Invalid(
                                    layer.pointer(),
                                    ONE_LINE + layer.name() + " beside the others");
                        });
    }

    /** Whose outputs a layer takes, as often as it is called; masks apart. */
    private static List<String> inputs(LayerPlace layer) {
        List<String> all = new ArrayList<>();
        for (JsonNode call : layer.layer().path("inbound_nodes")) {
            all.addAll(calls(call.isObject() ? call.path("args") : call));
        }
        return all;
    }

    /** Names in tensors' histories, as Keras 3 writes them, and in triples, as Keras 2 does. */
    private static List<String> calls(JsonNode node) {
        JsonNode history = node.path("config").path("keras_history");
        JsonNode call = history.isArray() ? history : node;
        if (call.path(0).isString() && call.path(1).isInt() && call.path(2).isInt()) {
            return List.of(Objects.requireNonNull(call.path(0).asString()));
        }
        List<String> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(inner -> all.addAll(calls(inner)));
        }
        return all;
    }
}
