package dev.dropwise.web;

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

    @Bean
    OpenAPI dropwiseApi(ObjectProvider<BuildProperties> build) {
        BuildProperties built = build.getIfAvailable();
        String version = built == null ? null : built.getVersion();
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Dropwise")
                                .version(version == null ? "development" : version)
                                .description(
                                        "Trains neural networks over HTTP and serves them, with"
                                                + " dropout regularization at heart.")
                                .license(
                                        new License().name("Apache-2.0").identifier("Apache-2.0")));
    }
}
