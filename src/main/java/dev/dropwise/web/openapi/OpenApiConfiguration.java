package dev.dropwise.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String DESCRIPTION =
            """
            Dropwise trains neural networks over HTTP and serves them. You describe a network in JSON; \
            it is trained on a data set with dropout and other regularization, measured with dropout \
            off and on rows that it has not seen, and gives predictions that say how sure they are.

            To begin, send three requests; their examples work as they are:

            1. **Train**: `POST /api/v1/jobs` trains a small network on the data set `iris`, which takes \
            seconds, and registers it as the model `iris`. The answer has the job's `id`.
            2. **Watch**: `GET /api/v1/jobs/{id}/events` tells every epoch as it ends; the job then \
            names its `run`, with its metrics and checkpoints.
            3. **Predict**: `POST /api/v1/models/iris/predict` gives the species of a flower, its \
            probability and, with `samples`, the uncertainty.
            """;

    @Bean
    OpenAPI dropwiseApi(ObjectProvider<BuildProperties> build) {
        BuildProperties built = build.getIfAvailable();
        String version = built == null ? null : built.getVersion();
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Dropwise")
                                .version(version == null ? "development" : version)
                                .description(DESCRIPTION)
                                .license(
                                        new License().name("Apache-2.0").identifier("Apache-2.0")));
    }
}
