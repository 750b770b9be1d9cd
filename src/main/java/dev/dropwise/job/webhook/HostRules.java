package dev.dropwise.job.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which hosts may be told of jobs, and at which addresses: what is in a list of names, addresses
 * and ranges. A name may have public addresses; others only where they are in the list themselves,
 * lest a name lead to where only this machine reaches.
 */
record HostRules(List<String> hosts) {

    private static final String LOCALHOST = "localhost";

    /** Beside those that Java knows: of this host, shared, for protocols, tests and the future. */
    private static final List<AddressRange> NOT_PUBLIC =
            Stream.of(
                            "0.0.0.0/8",
                            "100.64.0.0/10",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "240.0.0.0/4",
                            "::/96",
                            "64:ff9b::/96",
                            "64:ff9b:1::/48",
                            "100::/64",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "fc00::/7")
                    .map(AddressRange::of)
                    .flatMap(Optional::stream)
                    .toList();

    boolean isEmpty() {
        return hosts.isEmpty();
    }

    /** Whether a URL may name this host. */
    boolean allows(String host) {
        Optional<AddressRange> address = AddressRange.of(host);
        return address.isPresent()
                ? isListed(address.get().first())
                : hosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    /** Whether it may be told at this address. */
    boolean allows(InetAddress address) {
        return isPublic(address)
                || isListed(address)
                || (address.isLoopbackAddress() && allows(LOCALHOST));
    }

    private boolean isListed(InetAddress address) {
        return hosts.stream()
                .map(AddressRange::of)
                .flatMap(Optional::stream)
                .anyMatch(range -> range.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || NOT_PUBLIC.stream().anyMatch(range -> range.contains(address)));
    }
}
