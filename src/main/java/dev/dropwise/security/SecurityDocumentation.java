package dev.dropwise.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/**
 * Says in the OpenAPI document how keys are sent and, out of the table, what role every operation
 * needs. The service is where the document came from, whatever that request called it.
 */
@Component
@Order(0)
class SecurityDocumentation implements OpenApiCustomizer {

    private static final String SCHEME = "bearer";

    @Override
    public void customise(OpenAPI api) {
        api.setServers(List.of(new Server().url("/")));
        api.getComponents()
                .addSecuritySchemes(
                        SCHEME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(SCHEME)
                                .description(
                                        "A key, `dw_<id>_<secret>`, or a token of the issuer that is"
                                                + " configured. Without any key on the service, none"
                                                + " is needed, and this machine alone is answered."));
        // needed or not: that depends on the service
        api.setSecurity(
                List.of(new SecurityRequirement(), new SecurityRequirement().addList(SCHEME)));
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach((method, op) -> describe(path, method, op)));
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        String example = path.replace("{", "").replace("}", "");
        AccessTable.find(method.name(), PathContainer.parsePath(example))
                .map(AccessRule::needed)
                .ifPresentOrElse(
                        role -> operation.addExtension("x-role", role.label()),
                        () -> operation.setSecurity(List.of()));
    }
}
