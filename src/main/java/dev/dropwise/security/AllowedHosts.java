package dev.dropwise.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where no key is needed: by what names this service may be called, so that a page whose name leads
 * to this machine cannot read what it answers, and from where.
 */
@Component
class AllowedHosts {

    private static final List<String> THIS_MACHINE =
            List.of("localhost", "127.0.0.1", "[::1]", "::1", "[0:0:0:0:0:0:0:1]");

    private final KeyRequirement requirement;
    private final Set<String> names;
    private final boolean open;

    AllowedHosts(KeyRequirement requirement, SecurityProperties properties) {
        this.requirement = requirement;
        this.open = properties.open();
        this.names =
                Stream.concat(THIS_MACHINE.stream(), properties.hosts().stream())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a request may say that it is for a host. */
    boolean allow(String host) {
        return names.contains(host.toLowerCase(Locale.ROOT)) || requirement.isInForce();
    }

    /** Whether a request may come from an address. */
    boolean mayCallFrom(String address) {
        return isLoopback(address) || open || requirement.isInForce();
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
