package dev.dropwise.web.binding;

import dev.dropwise.web.openapi.SealedSchemas;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * The types of a sealed interface are the records that it ends in. Sealed interfaces in between,
 * which Jackson alone takes for types by their class names, are none.
 */
public final class SealedTypes extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated type) {
        return type.getRawType().isSealed()
                ? SealedSchemas.variants(type.getRawType()).map(NamedType::new).toList()
                : super.findSubtypes(config, type);
    }
}
