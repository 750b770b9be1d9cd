package dev.dropwise.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows what is of one type or another as anything, since its description says what, and generators
 * of clients take the first type for the only one, or make a class of alternatives that does not
 * compile. A list whose elements are not described has elements of anything.
 */
@Component
@Order(1)
class AlternativeTypes implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().getSchemas().values().forEach(AlternativeTypes::divide);
    }

    private static void divide(Schema<?> schema) {
        if (schema.getTypes() != null && schema.getTypes().size() > 1) {
            schema.setTypes(null);
        }
        withElements(schema);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(AlternativeTypes::withElements);
        }
    }

    private static void withElements(Schema<?> schema) {
        boolean isList = schema.getTypes() != null && schema.getTypes().contains("array");
        if (isList && schema.getItems() == null) {
            schema.setItems(new JsonSchema());
        }
    }
}
