package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotasTests {

    @Test
    void everyCallerHasAQuotaOfItsOwn() {
        Quotas quotas = Quotas.ofRequests(1, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(quotas.secondsToWait("alice", 1)).isZero();
        }
        assertThat(quotas.secondsToWait("alice", 1)).isEqualTo(1);
        assertThat(quotas.secondsToWait("bob", 1)).isZero();
    }

    @Test
    void withoutABurstTenSecondsMayComeAtOnce() {
        Quotas quotas = Quotas.ofRequests(2, 0);
        for (int i = 0; i < 20; i++) {
            assertThat(quotas.secondsToWait("alice", 1)).isZero();
        }
        assertThat(quotas.secondsToWait("alice", 1)).isPositive();
        assertThat(quotas.expected())
                .isEqualTo("expected at most 2 requests a second of one caller, 20 at once");
    }

    @Test
    void bytesComeBackOverAnHour() {
        Quotas quotas = Quotas.ofBytes(3600);
        assertThat(quotas.secondsToWait("alice", 3000)).isZero();
        assertThat(quotas.secondsToWait("alice", 700)).isBetween(98L, 100L);
        assertThat(quotas.secondsToWait("alice", 600)).isZero();
        assertThat(quotas.expected())
                .isEqualTo("expected bodies of at most 3,600 bytes an hour of one caller");
    }
}
