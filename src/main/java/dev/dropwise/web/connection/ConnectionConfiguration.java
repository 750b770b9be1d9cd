package dev.dropwise.web.connection;

import dev.dropwise.web.WebProperties;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has connections bounded that bring no request. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> connectionBounds(WebProperties properties) {
        ConnectionBounds bounds =
                new ConnectionBounds(
                        properties.headTimeout(),
                        properties.maxIdle(),
                        properties.maxIdlePerClient());
        return factory -> {
            factory.setProtocol(BoundedProtocol.class.getName());
            factory.addConnectorCustomizers(
                    connector -> {
                        if (connector.getProtocolHandler() instanceof BoundedProtocol protocol) {
                            protocol.setBounds(bounds);
                        }
                    });
        };
    }
}
