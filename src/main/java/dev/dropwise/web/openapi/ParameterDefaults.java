package dev.dropwise.web.openapi;

import io.swagger.v3.oas.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * Shows the default of an enumeration by its name in JSON, where springdoc shows the constant's.
 */
@Component
class ParameterDefaults implements ParameterCustomizer {

    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter method) {
        RequestParam asked = method.getParameterAnnotation(RequestParam.class);
        if (parameter != null
                && asked != null
                && parameter.getSchema() != null
                && method.getParameterType().isEnum()
                && !asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
            parameter.getSchema().setDefault(asked.defaultValue());
        }
        return parameter;
    }
}
