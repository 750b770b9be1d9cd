package dev.dropwise.keras;

import java.util.Map;
import java.util.Optional;

/** Keras layers that a network here does without, and why. */
final class DispensableLayers {

    private static final String PREPARED =
            "is left out: columns are standardized and images scaled with the data set";

    private static final Map<String, String> WHY =
            Map.ofEntries(
                    Map.entry("Rescaling", PREPARED),
                    Map.entry("Normalization", PREPARED),
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
                    Map.entry("Masking", "is left out: steps of zeros only are padding here"),
                    Map.entry("Identity", "is left out: it does nothing"));

    private DispensableLayers() {}

    private static String augmentation(String type) {
        return "is left out: `\"augmentation\": [{\"type\": \"%s\", …}]` in a job's training does this"
                .formatted(type);
    }

    static Optional<String> why(String className) {
        return Optional.ofNullable(WHY.get(className)).map(why -> className + " " + why);
    }
}
