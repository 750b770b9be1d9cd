package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void aKeyIsReadAsItWasWritten() {
        KeySecret secret = KeySecret.random(NOW);
        assertThat(secret.text()).matches("dw_[0-9a-f]{21}_[A-Za-z0-9_-]{43}");
        assertThat(KeySecret.parse(secret.text())).contains(secret);
        assertThat(KeySecret.random(NOW)).isNotEqualTo(secret);
    }

    @Test
    void idsSortByTime() {
        assertThat(KeySecret.random(NOW).id()).isLessThan(KeySecret.random(NOW.plusMillis(1)).id());
    }

    @Test
    void onlyItsOwnHashFits() {
        KeySecret secret = KeySecret.random(NOW);
        NewKey asked = new NewKey("alice", AccessRole.READER, null, null);
        assertThat(secret.fits(asked.key(secret, NOW, null))).isTrue();
        assertThat(secret.fits(asked.key(KeySecret.random(NOW), NOW, null))).isFalse();
        assertThat(asked.key(secret, NOW, null).secretHash()).doesNotContain(secret.secret());
    }

    @Test
    void itIsNotPrinted() {
        KeySecret secret = KeySecret.random(NOW);
        assertThat(secret.toString()).doesNotContain(secret.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dw_", "dw_a", "dw__b", "dw_a_", "xx_a_b", "a.b.c"})
    void whatIsNoKeyIsNotRead(String text) {
        assertThat(KeySecret.parse(text)).isEmpty();
    }

    @Test
    void aKeyCountsUntilItExpires() {
        ApiKey key =
                new NewKey("a", AccessRole.READER, NOW.plusSeconds(60), null)
                        .key(KeySecret.random(NOW), NOW, null);
        assertThat(key.isValid(NOW.plusSeconds(59))).isTrue();
        assertThat(key.isValid(NOW.plusSeconds(60))).isFalse();
        assertThat(key.caller().roles()).isEqualTo(Set.of(AccessRole.READER));
    }
}
