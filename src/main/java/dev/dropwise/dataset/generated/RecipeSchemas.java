package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.Recipe;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/** Shows a {@link Recipe} as one of those there are. */
@Component
class RecipeSchemas implements ModelConverter {

    private static final String NAME = "Recipe";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!isRecipe(type)) {
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
        if (!context.getDefinedModels().containsKey(NAME)) {
            Schema<?> schema = new JsonSchema();
            for (Class<?> recipe : List.of(Synthesis.class, Derivation.class)) {
                schema.addOneOfItem(context.resolve(new AnnotatedType(recipe).resolveAsRef(true)));
            }
            context.defineModel(NAME, schema, new AnnotatedType(Recipe.class), NAME);
        }
        return new JsonSchema().$ref("#/components/schemas/" + NAME);
    }

    private static boolean isRecipe(AnnotatedType type) {
        return type.getType() instanceof com.fasterxml.jackson.databind.JavaType java
                ? java.getRawClass() == Recipe.class
                : ResolvableType.forType(type.getType()).resolve() == Recipe.class;
    }
}
