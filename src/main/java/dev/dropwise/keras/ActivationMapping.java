package dev.dropwise.keras;

import dev.dropwise.layer.Activation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An activation, by its name in Keras or as one of Keras' layers. */
record ActivationMapping(String keras, String ours) implements PropertyMapping {

    private static final String LEAKY = "leakyRelu";

    /** Below 0; Keras' own is 0.2 or 0.3. */
    private static final double SLOPE = 0.01;

    /** What our loss and predictions apply to the last layer's scores themselves. */
    private static final Set<String> ON_SCORES = Set.of("softmax", "sigmoid");

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("linear", "none");
        NAMES.put("relu", "relu");
        NAMES.put("leaky_relu", LEAKY);
        NAMES.put("elu", "elu");
        NAMES.put("selu", "selu");
        NAMES.put("gelu", "gelu");
        NAMES.put("silu", "silu");
        NAMES.put("swish", "silu");
        NAMES.put("tanh", "tanh");
        NAMES.put("sigmoid", "sigmoid");
        NAMES.put("softplus", "softplus");
        NAMES.put("softmax", "softmax");
    }

    private static final Map<String, String> LAYERS =
            Map.of("ReLU", "relu", "LeakyReLU", "leaky_relu", "ELU", "elu", "Softmax", "softmax");

    static ActivationMapping activation() {
        return new ActivationMapping("activation", "activation");
    }

    /** The name of what is given as a name, as an object, or as a layer. */
    static String name(JsonNode activation) {
        String name = KerasObject.className(activation);
        return name.equals("function")
                ? activation.path("config").asString("")
                : LAYERS.getOrDefault(name, name);
    }

    static boolean isOnScores(String name) {
        return ON_SCORES.contains(name);
    }

    static String leftOut(String name) {
        return name
                + " is left out: the last layer gives raw scores here, and loss and predictions"
                + " apply it themselves"
                + (name.equals("sigmoid") ? " (with the loss binaryCrossEntropy)" : "");
    }

    /** What is to be said of a function that stays on the last layer. */
    static Optional<String> bounds(String name) {
        return Optional.ofNullable(NAMES.get(name))
                .map(
                        ours ->
                                Activation.valueOf(
                                        ours.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)))
                .flatMap(Activation::range)
                .map(
                        range ->
                                ("%s stays on the last layer, which gives raw scores here, or values"
                                                + " in standard deviations from their mean: of those"
                                                + " it lets through %s")
                                        .formatted(name, range));
    }

    @Override
    public void read(ImportContext layer) {
        JsonNode activation = layer.take(keras);
        String name = activation.isMissingNode() ? "linear" : name(activation);
        if (layer.place().last() && isOnScores(name)) {
            layer.note(keras, leftOut(name));
            return;
        }
        String function = NAMES.get(name);
        if (function == null) {
            layer.fault(keras, expected() + ", received " + KerasObject.words(activation));
            return;
        }
        if (function.equals(LEAKY) && slope(activation) != SLOPE) {
            layer.note(
                    keras,
                    "the slope %s below 0 does not carry over: it is %s here"
                            .formatted(slope(activation), SLOPE));
        }
        if (layer.place().last()) {
            bounds(name).ifPresent(note -> layer.note(keras, note));
        }
        layer.put(ours, KerasObject.JSON.stringNode(function), keras);
    }

    private static String expected() {
        return NAMES.keySet().stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", ", "expected one of ", ""));
    }

    private static double slope(JsonNode activation) {
        JsonNode config = activation.path("config");
        return config.path("negative_slope")
                .asDouble(config.path("alpha").asDouble(activation.isObject() ? 0.3 : 0.2));
    }

    @Override
    public void write(ExportContext layer) {
        String function = layer.take(ours).asString("none");
        layer.put(
                keras,
                function.equals(LEAKY)
                        ? leaky()
                        : KerasObject.JSON.stringNode(kerasName(function)));
    }

    private static JsonNode leaky() {
        ObjectNode slope = KerasObject.JSON.objectNode().put("negative_slope", SLOPE);
        return KerasObject.of("keras.layers", "LeakyReLU", slope);
    }

    private static String kerasName(String function) {
        return NAMES.entrySet().stream()
                .filter(name -> name.getValue().equals(function))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Keras' name of " + function));
    }
}
