package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotasTests {

    @Test
    void everyCallerHasAQuotaOfItsOwn() {
        Quotas quotas = new Quotas(1, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(quotas.secondsToWait("alice")).isZero();
        }
        assertThat(quotas.secondsToWait("alice")).isEqualTo(1);
        assertThat(quotas.secondsToWait("bob")).isZero();
    }

    @Test
    void withoutABurstTenSecondsMayComeAtOnce() {
        Quotas quotas = new Quotas(2, 0);
        for (int i = 0; i < 20; i++) {
            assertThat(quotas.secondsToWait("alice")).isZero();
        }
        assertThat(quotas.secondsToWait("alice")).isPositive();
        assertThat(quotas.expected())
                .isEqualTo("expected at most 2 requests a second of one caller, 20 at once");
    }
}
