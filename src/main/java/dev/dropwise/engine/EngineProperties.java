package dev.dropwise.engine;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How libtorch is used.
 *
 * @param device {@code cpu}, {@code gpu}, or {@code auto}: a GPU where one is found
 * @param threads cores that one training uses; 0: as many as its steps are worth, within its share
 *     of the machine's cores
 */
@Validated
@ConfigurationProperties("dropwise.engine")
public record EngineProperties(
        @DefaultValue("auto") DeviceChoice device, @DefaultValue("0") @PositiveOrZero int threads) {

    /**
     * The most threads for each of {@code concurrency} trainings at once: together they stay within
     * the cores, unless a number is set.
     */
    public int mostThreads(int concurrency) {
        return threads > 0
                ? threads
                : Math.max(1, Runtime.getRuntime().availableProcessors() / concurrency);
    }

    /** Where programs run. */
    public enum DeviceChoice {
        AUTO,
        CPU,
        GPU
    }
}
