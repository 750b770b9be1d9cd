package dev.dropwise.job.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTests {

    private static final HostRules NAMES = new HostRules(List.of("hooks.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void aNameMayNotLeadInside(String address) throws UnknownHostException {
        assertThat(NAMES.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "2606:2800:220:1::1"})
    void aNameMayLeadOutside(String address) throws UnknownHostException {
        assertThat(NAMES.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void whatIsListedAsSuchIsAllowed() throws UnknownHostException {
        HostRules rules = new HostRules(List.of("hooks.example", "10.1.0.0/16", "127.0.0.1"));

        assertThat(rules.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(rules.allows(InetAddress.getByName("10.2.2.3"))).isFalse();
        assertThat(rules.allows(InetAddress.getAllByName("127.0.0.1")[0])).isTrue();
        assertThat(rules.allows(InetAddress.getByName("127.0.0.2"))).isFalse();
        assertThat(new HostRules(List.of("localhost")).allows(InetAddress.getAllByName("::1")[0]))
                .isTrue();
    }

    @Test
    void aUrlMayNameNothingElse() {
        HostRules rules = new HostRules(List.of("hooks.example", "10.1.0.0/16"));

        assertThat(rules.allows("HOOKS.example")).isTrue();
        assertThat(rules.allows("10.1.2.3")).isTrue();
        assertThat(List.of("10.2.0.1", "2130706433", "127.1", "0x7f.1", "[::1]", "localhost"))
                .noneMatch(rules::allows);
        assertThat(new HostRules(List.of()).allows("hooks.example")).isFalse();
    }
}
