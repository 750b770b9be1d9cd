package dev.dropwise.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Before any connection is taken: makes the first key, and refuses to be reached by other machines
 * without keys, an issuer, or the word of whoever guards it.
 */
@Component
class StartCheck implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StartCheck.class);

    private final SecurityProperties properties;
    private final ServerProperties server;
    private final Environment environment;
    private final FirstKey firstKey;
    private final KeyRequirement requirement;

    StartCheck(
            SecurityProperties properties,
            ServerProperties server,
            Environment environment,
            FirstKey firstKey,
            KeyRequirement requirement) {
        this.properties = properties;
        this.server = server;
        this.environment = environment;
        this.firstKey = firstKey;
        this.requirement = requirement;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (properties.firstKeyFile() != null && !properties.open()) {
            firstKey.writeWhereThereIsNone(properties.firstKeyFile());
        }
        if (requirement.isInForce()) {
            return;
        }
        if (properties.open()) {
            log.warn(
                    "dropwise.security.open=true: whoever reaches this service may do everything;"
                            + " something else has to decide who does");
            return;
        }
        requireLoopback(server.getAddress());
        // a port of its own for health and metrics is on all addresses, too, unless this says
        // otherwise
        if (environment.containsProperty("management.server.port")) {
            requireLoopback(
                    environment.getProperty("management.server.address", InetAddress.class));
        }
    }

    private static void requireLoopback(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new UnguardedAddress(
                    address == null ? "all addresses" : address.getHostAddress());
        }
    }
}
