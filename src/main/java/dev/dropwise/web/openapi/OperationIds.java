package dev.dropwise.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Names every operation after its controller and method ({@code jobCancel}), and one of several
 * paths after what the path names too ({@code openInferenceInferModelVersion}). springdoc alone
 * numbers them, in an order that may change. Generated clients call them so; an operation that has
 * moved to another controller keeps its name by an annotation.
 */
@Component
class OperationIds implements GlobalOperationCustomizer, OpenApiCustomizer {

    private static final String CONTROLLER = "Controller";
    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var described = handler.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        String controller = handler.getBeanType().getSimpleName();
        if (described != null && !described.operationId().isEmpty()) {
            operation.setOperationId(described.operationId());
        } else if (controller.endsWith(CONTROLLER)) {
            String thing = controller.substring(0, controller.length() - CONTROLLER.length());
            operation.setOperationId(
                    StringUtils.uncapitalize(thing)
                            + StringUtils.capitalize(handler.getMethod().getName()));
        }
        return operation;
    }

    /** Before springdoc numbers those that are still the same. */
    @Override
    public void customise(OpenAPI api) {
        Map<String, Long> uses =
                api.getPaths().values().stream()
                        .flatMap(item -> item.readOperations().stream())
                        .collect(
                                Collectors.groupingBy(
                                        Operation::getOperationId, Collectors.counting()));
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperations().stream()
                                        .filter(
                                                operation ->
                                                        uses.getOrDefault(
                                                                        operation.getOperationId(),
                                                                        0L)
                                                                > 1)
                                        .forEach(operation -> tellApart(operation, path)));
    }

    private static void tellApart(Operation operation, String path) {
        String named =
                NAMED.matcher(path)
                        .results()
                        .map(found -> StringUtils.capitalize(found.group(1)))
                        .collect(Collectors.joining());
        operation.setOperationId(operation.getOperationId() + named);
    }
}
