package dev.dropwise.web.body;

import dev.dropwise.web.WebProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import java.util.EnumSet;
import org.apache.coyote.ProtocolHandler;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Has bodies received before anything is done with them. */
@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    /** Of the heap, where no number is given: what is read of a body may take ten times as much. */
    private static final int SHARE_OF_HEAP = 16;

    @Bean
    ByteBudget byteBudget(WebProperties properties) {
        long most = properties.maxBytesInFlight().toBytes();
        return new ByteBudget(most > 0 ? most : Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** Among the first: what it refuses costs nothing. */
    @Bean
    FilterRegistrationBean<ThreadReserve> threadReserve(
            WebProperties properties, JsonMapper mapper) {
        int most = properties.maxRequests();
        int mostOthers = Math.max(1, most - properties.predictionReserve());
        FilterRegistrationBean<ThreadReserve> registration =
                new FilterRegistrationBean<>(new ThreadReserve(most, mostOthers, mapper));
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(
            BodyLimits limits,
            ByteBudget budget,
            WebProperties properties,
            ObjectProvider<MultipartConfigElement> parts,
            JsonMapper mapper) {
        UploadSlots uploads = new UploadSlots(properties, parts.getIfAvailable());
        FilterRegistrationBean<BodyFilter> registration =
                new FilterRegistrationBean<>(
                        new BodyFilter(limits, budget, properties, uploads, mapper));
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodyValve(
            WebProperties properties) {
        BodyPace pace = BodyPace.of(properties);
        return factory -> {
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new BodyValve(pace)));
            factory.addConnectorCustomizers(
                    connector -> boundGaps(connector.getProtocolHandler(), pace));
        };
    }

    /** Nothing may come of a body for as long as that, and no longer. */
    private static void boundGaps(ProtocolHandler handler, BodyPace pace) {
        if (handler instanceof AbstractHttp11Protocol<?> http) {
            http.setDisableUploadTimeout(false);
            http.setConnectionUploadTimeout(Math.toIntExact(pace.time().toMillis()));
        }
    }
}
