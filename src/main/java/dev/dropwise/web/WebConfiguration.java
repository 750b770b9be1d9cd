package dev.dropwise.web;

import dev.dropwise.role.RoleProperties;
import dev.dropwise.web.binding.JsonBodies;
import dev.dropwise.web.binding.JsonBodyConverter;
import dev.dropwise.web.body.BodyLimits;
import dev.dropwise.web.openapi.DocumentFilter;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Teaches Spring how Dropwise speaks JSON and reads parameters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebProperties.class, RoleProperties.class})
class WebConfiguration {

    @Bean
    JsonFactoryBuilderCustomizer dropwiseJsonFactory() {
        return DropwiseJson::customize;
    }

    @Bean
    JsonMapperBuilderCustomizer dropwiseJsonMapper() {
        return DropwiseJson::customize;
    }

    @Bean
    RequestBytes requestBytes(BodyLimits limits) {
        return new RequestBytes(limits::most);
    }

    @Bean
    FilterRegistrationBean<DocumentFilter> openApiDocument() {
        FilterRegistrationBean<DocumentFilter> registration =
                new FilterRegistrationBean<>(new DocumentFilter());
        registration.addUrlPatterns("/v3/api-docs");
        return registration;
    }

    /** After Boot's own customizer, whose converter this replaces. */
    @Bean
    @Order(1)
    ServerHttpMessageConvertersCustomizer jsonBodyConverter(
            JsonMapper mapper, JsonBodies bodies, RequestBytes bytes) {
        return converters ->
                converters.withJsonConverter(new JsonBodyConverter(mapper, bodies, bytes));
    }

    /** Libraries bring YAML and XML along, whose bodies would pass without our checks. */
    @Bean
    ServerHttpMessageConvertersCustomizer jsonOnly() {
        return converters ->
                converters.configureMessageConvertersList(
                        all -> all.removeIf(WebConfiguration::readsYamlOrXml));
    }

    private static boolean readsYamlOrXml(HttpMessageConverter<?> converter) {
        List<MediaType> types = converter.getSupportedMediaTypes();
        return types.contains(MediaType.APPLICATION_YAML)
                || types.stream().anyMatch(MediaType.APPLICATION_XML::equalsTypeAndSubtype);
    }

    @Bean
    WebMvcConfigurer dropwiseMvc(JsonMapper mapper) {
        return new WebMvcConfigurer() {

            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverterFactory(new JsonEnums(mapper));
                registry.addConverter(new JsonTimes());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PageQueryResolver());
                resolvers.add(new ParameterRecordResolver());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new QueryParameters(mapper));
            }
        };
    }
}
