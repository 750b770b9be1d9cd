package dev.dropwise.study.design;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Measures hidden layers, and makes them wider or narrower. */
final class LayerWidths {

    private static final List<String> WIDTHS = List.of("units", "filters");

    private LayerWidths() {}

    /**
     * Multiplies what all layers but the one that gives the outputs have of units and filters, in
     * place.
     */
    static void multiply(ObjectNode job, double factor) {
        hidden(job).forEach(layer -> WIDTHS.forEach(width -> multiply(layer, width, factor)));
    }

    private static List<ObjectNode> hidden(ObjectNode job) {
        List<ObjectNode> layers = new ArrayList<>();
        JobLayers.forEach(
                job,
                layer -> {
                    if (isWeighted(layer)) {
                        layers.add(layer);
                    }
                });
        return layers.subList(0, Math.max(0, layers.size() - 1));
    }

    /**
     * A number by which networks for the same data are ordered from simple to complex: connections
     * between neighbouring hidden layers, and one into and one out of each of their units.
     */
    static double complexity(ObjectNode job) {
        double sum = 0;
        double before = 1;
        for (ObjectNode layer : hidden(job)) {
            double width = WIDTHS.stream().mapToDouble(name -> layer.path(name).asDouble(0)).sum();
            sum += before * width;
            before = width;
        }
        return sum + before;
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
