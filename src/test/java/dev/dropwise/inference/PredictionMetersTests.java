package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.inference.PredictionMeters.Version;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class PredictionMetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PredictionMeters meters = new PredictionMeters(registry);

    @Test
    void countsManyVersionsTogether() {
        for (int i = 0; i < 1000; i++) {
            meters.answered(new Version("model", String.valueOf(i)), 3, 1_000_000);
        }
        meters.answered(new Version("model", "0"), 3, 1_000_000);

        assertThat(registry.find("dropwise.inference.predictions").timers()).hasSize(201);
        assertThat(timer("model", "0")).isEqualTo(2);
        assertThat(timer("other", "")).isEqualTo(800);
        assertThat(
                        registry.get("dropwise.inference.instances")
                                .tags("model", "other")
                                .counter()
                                .count())
                .isEqualTo(2400);
    }

    private long timer(String model, String version) {
        return registry.get("dropwise.inference.predictions")
                .tags("model", model, "version", version)
                .timer()
                .count();
    }
}
