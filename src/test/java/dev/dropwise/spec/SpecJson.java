package dev.dropwise.spec;

import dev.dropwise.layer.LayerSpec;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Specs as clients write them, with single quotes and bare names allowed for short tests. */
public final class SpecJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
                    .enable(
                            JsonReadFeature.ALLOW_SINGLE_QUOTES,
                            JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
                    .build();

    private SpecJson() {}

    public static LayerSpec layer(String json) {
        return read(json, LayerSpec.class);
    }

    public static ModelSpec model(String json) {
        return read(json, ModelSpec.class);
    }

    /** A training of which nothing is left open, for data that nothing is known of. */
    public static TrainingSpec training(String json) {
        return DefaultTraining.complete(asked(json), 0);
    }

    /** A training as it was asked for. */
    static TrainingSpec asked(String json) {
        return read(json, TrainingSpec.class);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static String write(Object spec) {
        return MAPPER.writeValueAsString(spec);
    }
}
