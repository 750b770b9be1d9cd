package dev.dropwise.keras;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Keras layers that a network here does without, and why. */
final class DispensableLayers {

    private static final Set<String> SCALES = Set.of("Rescaling", "Normalization");

    private static final String PREPARED =
            "is left out: columns are standardized and images scaled with the data set";

    private static final String BETWEEN =
            "is left out, and does not carry over: nothing rescales between layers here, so what is"
                    + " behind it sees other numbers than in Keras";

    private static final Map<String, String> WHY =
            Map.ofEntries(
                    Map.entry("RandomFlip", augmentation("flip")),
                    Map.entry("RandomRotation", augmentation("rotation")),
                    Map.entry("RandomTranslation", augmentation("shift")),
                    Map.entry("RandomZoom", augmentation("zoom")),
                    Map.entry("RandomShear", augmentation("shear")),
                    Map.entry("RandomContrast", augmentation("contrast")),
                    Map.entry("RandomBrightness", augmentation("brightness")),
                    Map.entry("RandomErasing", augmentation("randomErasing")),
                    Map.entry(
                            "ActivityRegularization", "is left out: there is no such penalty here"),
                    Map.entry("Identity", "is left out: it does nothing"));

    private DispensableLayers() {}

    private static String augmentation(String type) {
        return "is left out: `\"augmentation\": [{\"type\": \"%s\", …}]` in a job's training does this"
                .formatted(type);
    }

    /**
     * @param first whether nothing has changed the input before it
     */
    static Optional<String> why(LayerPlace layer, boolean first) {
        String className = layer.className();
        String why = WHY.get(className);
        if (SCALES.contains(className)) {
            why = first ? PREPARED : BETWEEN;
        }
        if (className.equals("Masking")) {
            why = masking(layer.config().path("mask_value"), first);
        }
        return Optional.ofNullable(why).map(reason -> className + " " + reason);
    }

    /** Keras masks steps of one value, as it comes to the layer. */
    private static String masking(JsonNode value, boolean first) {
        boolean isZero =
                value.isMissingNode() || KerasObject.same(value, KerasObject.JSON.numberNode(0));
        if (isZero && first) {
            return "is left out: steps of zeros only are padding here";
        }
        return "is left out, and does not carry over: padding are steps that are zeros only in the"
                + " data set, not "
                + (isZero ? "those that a layer makes so" : "steps of " + value);
    }
}
