package dev.dropwise.study.design;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Makes hidden layers wider or narrower. */
final class LayerWidths {

    private static final List<String> WIDTHS = List.of("units", "filters");

    private LayerWidths() {}

    /**
     * Multiplies what all layers but the one that gives the outputs have of units and filters, in
     * place.
     */
    static void multiply(ObjectNode job, double factor) {
        List<ObjectNode> layers = new ArrayList<>();
        JobLayers.forEach(
                job,
                layer -> {
                    if (isWeighted(layer)) {
                        layers.add(layer);
                    }
                });
        layers.subList(0, Math.max(0, layers.size() - 1))
                .forEach(layer -> WIDTHS.forEach(width -> multiply(layer, width, factor)));
    }

    /** The one that gives the outputs may leave their number to the data. */
    private static boolean isWeighted(ObjectNode layer) {
        return WIDTHS.stream().anyMatch(layer::has)
                || layer.path("type").asString("").equals("dense");
    }

    private static void multiply(ObjectNode layer, String width, double factor) {
        if (layer.path(width).isInt()) {
            layer.put(width, Math.max(1, (int) Math.round(layer.get(width).intValue() * factor)));
        }
    }
}
