package dev.dropwise.web.openapi;

import dev.dropwise.web.Problem;
import dev.dropwise.web.ProblemResponse;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives every operation its error answers by rule: 401, 403 and 429 for who asks, 404 where a path
 * names a thing, 409 there and where one is made, 408, 413, 415 and 422 where there is a body, 503
 * where work or a body is taken on, 400, 406 and 500 always. What a controller documents itself
 * stays.
 */
@Component
@Order(0)
class ErrorResponses implements OpenApiCustomizer {

    private static final String REF = "#/components/schemas/";

    private final JsonMapper mapper;

    ErrorResponses(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        ModelConverters.getInstance(true)
                .readAll(Problem.class)
                .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        api.getComponents().addSchemas("InferenceError", inferenceError());
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach((method, op) -> add(path, method, op)));
    }

    private void add(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        for (int status : statuses(path, method, operation)) {
            operation
                    .getResponses()
                    .computeIfAbsent(Integer.toString(status), s -> response(status, path));
        }
    }

    private static Set<Integer> statuses(
            String path, PathItem.HttpMethod method, Operation operation) {
        Set<Integer> statuses = new TreeSet<>(List.of(400, 401, 403, 406, 429, 500));
        boolean named = path.contains("{");
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(408, 413, 415, 422, 503));
        }
        if (named) {
            statuses.add(404);
        }
        if (named || method == PathItem.HttpMethod.POST) {
            statuses.add(409);
        }
        if (method == PathItem.HttpMethod.POST) {
            statuses.addAll(List.of(408, 413, 503));
        }
        return statuses;
    }

    private ApiResponse response(int code, String path) {
        HttpStatus status = HttpStatus.valueOf(code);
        ProblemResponse example = ProblemResponse.of(ProblemExamples.of(status, path));
        String schema = ProblemResponse.isInference(path) ? "InferenceError" : "Problem";
        MediaType media =
                new MediaType()
                        .schema(new JsonSchema().$ref(REF + schema))
                        .example(mapper.convertValue(example.body(), Object.class));
        return new ApiResponse()
                .description(ProblemExamples.meaning(status))
                .content(new Content().addMediaType(example.contentType().toString(), media));
    }

    private static Schema<?> inferenceError() {
        JsonSchema text = new JsonSchema();
        text.setTypes(Set.of("string"));
        JsonSchema error = new JsonSchema();
        error.setTypes(Set.of("object"));
        error.addProperty("error", text);
        error.addRequiredItem("error");
        return error.description("What went wrong, as the Open Inference Protocol says it");
    }
}
