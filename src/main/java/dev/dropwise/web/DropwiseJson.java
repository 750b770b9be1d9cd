package dev.dropwise.web;

import dev.dropwise.web.binding.SealedTypes;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * How Dropwise speaks JSON: camelCase enumerations, properties in the order they are declared,
 * {@code null} for NaN and Infinity, nothing unknown and nothing coerced on the way in.
 */
public final class DropwiseJson {

    /** Deeper than any network nests, shallow enough for any stack. */
    private static final int DEEPEST = 100;

    private DropwiseJson() {}

    /** The mapper that the service has, for code that runs without Spring. */
    public static JsonMapper mapper() {
        JsonFactoryBuilder factory = JsonFactory.builder();
        customize(factory);
        JsonMapper.Builder mapper = JsonMapper.builder(factory.build());
        customize(mapper);
        return mapper.build();
    }

    static void customize(JsonFactoryBuilder factory) {
        factory.addDecorator((ignored, generator) -> new FiniteNumbers.Writer(generator))
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    static void customize(JsonMapper.Builder mapper) {
        mapper.annotationIntrospector(new SealedTypes())
                .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text ->
                                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail));
    }
}
