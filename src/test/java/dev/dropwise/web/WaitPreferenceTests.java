package dev.dropwise.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitPreferenceTests {

    @ParameterizedTest
    @CsvSource({
        "wait=30, 30",
        "'respond-async, wait=30', 30",
        "'wait=30; foo=bar', 30",
        "'Wait = \"30\"', 30",
        "wait=0, 0",
        "wait=100000, 300",
        "return=minimal, 0",
        "waiting=3, 0",
        "'', 0"
    })
    void readsSeconds(String header, long seconds) {
        assertThat(WaitPreference.of(header)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void doesNotWaitWithoutAHeader() {
        assertThat(WaitPreference.of(null)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=", "wait=soon", "wait=-1", "wait=1.5", "wait=9999999999"})
    void refusesWhatIsNoNumberOfSeconds(String header) {
        assertThatThrownBy(() -> WaitPreference.of(header))
                .isInstanceOf(BadParameter.class)
                .hasMessageContaining(
                        "expected wait=30, a whole number of seconds, received wait=");
    }
}
