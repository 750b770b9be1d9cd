package dev.dropwise.web.connection;

import dev.dropwise.web.WebProperties;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has connections bounded that bring no request, or take an answer slowly. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    /**
     * Bytes of an answer that wait for their reader. Left to itself the system takes 4 MB and more
     * of each, which are computed for readers that take a byte at a time.
     */
    private static final int SEND_BUFFER = 256 << 10;

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> connectionBounds(WebProperties properties) {
        ConnectionBounds bounds =
                new ConnectionBounds(
                        properties.headTimeout(),
                        properties.maxIdle(),
                        properties.maxIdlePerClient());
        AnswerPace pace = AnswerPace.of(properties);
        return factory -> {
            factory.setProtocol(BoundedProtocol.class.getName());
            factory.addConnectorCustomizers(
                    connector -> {
                        connector.setProperty("socket.txBufSize", Integer.toString(SEND_BUFFER));
                        if (connector.getProtocolHandler() instanceof BoundedProtocol protocol) {
                            protocol.setBounds(bounds, pace);
                        }
                    });
        };
    }
}
