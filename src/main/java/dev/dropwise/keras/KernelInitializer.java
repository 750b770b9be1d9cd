package dev.dropwise.keras;

import dev.dropwise.layer.Initializer;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the weights of dense layers and convolutions start. */
record KernelInitializer(String keras) implements PropertyMapping {

    private static final String BIAS = "bias_initializer";
    private static final String MODULE = "keras.initializers";
    private static final Set<String> ZEROS = Set.of("Zeros", "zeros");

    static KernelInitializer start() {
        return new KernelInitializer("kernel_initializer");
    }

    @Override
    public void read(ImportContext layer) {
        JsonNode initializer = layer.take(keras);
        String ours = initializer.isMissingNode() ? "glorotUniform" : ours(initializer);
        if (ours.isEmpty()) {
            ours =
                    KerasObject.className(initializer).startsWith("He")
                            ? "heNormal"
                            : "glorotUniform";
            layer.note(
                    keras,
                    "%s is not there, weights start as %s"
                            .formatted(KerasObject.words(initializer), ours));
        }
        layer.put("initializer", KerasObject.JSON.stringNode(ours), keras);
        JsonNode bias = layer.take(BIAS);
        if (!bias.isMissingNode() && !ZEROS.contains(KerasObject.className(bias))) {
            layer.note(BIAS, KerasObject.words(bias) + " is not there, biases start at 0");
        }
    }

    /** Empty where we have none of the kind. */
    private static String ours(JsonNode initializer) {
        return switch (KerasObject.className(initializer)) {
            case "GlorotUniform", "glorot_uniform" -> "glorotUniform";
            case "HeNormal", "he_normal" -> "heNormal";
            case "VarianceScaling" -> scaled(initializer.path("config"));
            default -> "";
        };
    }

    /** What the named ones are underneath, and how old versions of Keras write them. */
    private static String scaled(JsonNode config) {
        double scale = config.path("scale").asDouble(1);
        String mode = config.path("mode").asString("fan_in");
        boolean uniform = config.path("distribution").asString("").equals("uniform");
        if (uniform && mode.equals("fan_avg") && scale == 1) {
            return "glorotUniform";
        }
        if (uniform && mode.equals("fan_in") && Math.abs(scale - 1 / 3.0) < 1e-3) {
            return "pytorch";
        }
        return !uniform && mode.equals("fan_in") && scale == 2 ? "heNormal" : "";
    }

    @Override
    public void write(ExportContext layer) {
        String ours = layer.take("initializer").asString(Initializer.PYTORCH.name());
        layer.put(
                keras,
                switch (ours) {
                    case "glorotUniform" -> named("GlorotUniform");
                    case "heNormal" -> named("HeNormal");
                    default -> likePyTorch();
                });
        layer.put(BIAS, named("Zeros"));
    }

    private static JsonNode named(String className) {
        return KerasObject.of(MODULE, className, KerasObject.JSON.objectNode());
    }

    /** Uniform in ±1/√fanIn, whose variance is a third of 1/fanIn. */
    private static JsonNode likePyTorch() {
        ObjectNode config =
                KerasObject.JSON
                        .objectNode()
                        .put("scale", 1 / 3.0)
                        .put("mode", "fan_in")
                        .put("distribution", "uniform");
        return KerasObject.of(MODULE, "VarianceScaling", config);
    }
}
