package dev.dropwise.web.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;

/** Shows that something may be null. */
final class NullableSchemas {

    private static final String NULL = "null";

    private NullableSchemas() {}

    /** One more type where that is enough; what has none, or lists its values, beside null. */
    static Schema<?> of(Schema<?> schema) {
        if (schema.getTypes() != null && schema.getEnum() == null) {
            schema.addType(NULL);
            return schema;
        }
        if (schema.getTypes() == null && schema.get$ref() == null && schema.getAnyOf() == null) {
            return schema; // anything, null too
        }
        if (isNullable(schema)) {
            return schema;
        }
        JsonSchema nothing = new JsonSchema();
        nothing.setTypes(Set.of(NULL));
        Schema<?> either = new JsonSchema().addAnyOfItem(schema).addAnyOfItem(nothing);
        either.setDescription(schema.getDescription());
        schema.setDescription(null);
        if (schema.getDefault() != null) {
            either.setDefault(schema.getDefault());
        }
        if (schema.getExample() != null) {
            either.setExample(schema.getExample());
        }
        return either;
    }

    private static boolean isNullable(Schema<?> schema) {
        return schema.getAnyOf() != null
                && schema.getAnyOf().stream()
                        .anyMatch(one -> one.getTypes() != null && one.getTypes().contains(NULL));
    }
}
