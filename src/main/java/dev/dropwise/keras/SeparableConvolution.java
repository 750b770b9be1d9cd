package dev.dropwise.keras;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keras' separable convolution as the two that it is: one filter for each channel, then all
 * channels of a pixel together.
 */
final class SeparableConvolution {

    private static final String PREFIX = "Separable";

    /** Of both halves. */
    private static final Set<String> SHARED = Set.of("name", "trainable", "dtype", "data_format");

    private SeparableConvolution() {}

    /** Both halves at the place of the whole; any other layer alone. */
    static List<LayerPlace> parts(LayerPlace layer) {
        String className = layer.className();
        return className.startsWith(PREFIX + "Conv") && layer.config().isObject()
                ? List.of(
                        depthwise(layer, "Depthwise" + className.substring(PREFIX.length())),
                        pointwise(layer))
                : List.of(layer);
    }

    private static LayerPlace depthwise(LayerPlace layer, String className) {
        ObjectNode config = part(layer, name -> SHARED.contains(name) || !isPointwise(name));
        config.put("use_bias", false);
        if (!layer.name().isEmpty()) {
            config.put("name", layer.name() + "_depthwise");
        }
        return with(layer, className, config);
    }

    private static LayerPlace pointwise(LayerPlace layer) {
        ObjectNode config = part(layer, name -> SHARED.contains(name) || isPointwise(name));
        return with(layer, layer.className(), config);
    }

    private static boolean isPointwise(String property) {
        return property.startsWith("pointwise_")
                || property.startsWith("bias_")
                || Set.of("filters", "activation", "use_bias", "activity_regularizer")
                        .contains(property);
    }

    private static ObjectNode part(LayerPlace layer, Predicate<String> isOfPart) {
        ObjectNode config = ((ObjectNode) layer.config()).deepCopy();
        config.retain(config.propertyNames().stream().filter(isOfPart).toList());
        return config;
    }

    private static LayerPlace with(LayerPlace layer, String className, ObjectNode config) {
        ObjectNode part = ((ObjectNode) layer.layer()).deepCopy();
        part.put("class_name", className);
        part.set("config", config);
        return new LayerPlace(part, layer.pointer());
    }
}
