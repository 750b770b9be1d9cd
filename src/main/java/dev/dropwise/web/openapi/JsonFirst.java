package dev.dropwise.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Names JSON before the other media types of an answer: generated clients read the first, whatever
 * order the handlers were found in.
 */
@Component
@Order(1)
class JsonFirst implements OpenApiCustomizer {

    private static final String JSON = "application/json";

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .forEach(JsonFirst::sort);
    }

    private static void sort(ApiResponse response) {
        Content content = response.getContent();
        MediaType json = content == null ? null : content.get(JSON);
        if (json != null) {
            Content sorted = new Content().addMediaType(JSON, json);
            content.forEach(sorted::putIfAbsent);
            response.setContent(sorted);
        }
    }
}
