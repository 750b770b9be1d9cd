package dev.dropwise.dataset;

import dev.dropwise.problem.Overloaded;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be kept of what clients send.
 *
 * @param count data sets, those that are derived and generated included
 * @param size the files of all of them together
 */
@Validated
@ConfigurationProperties("dropwise.datasets.quota")
record DatasetQuotas(
        @DefaultValue("10000") @Positive long count, @DefaultValue("200GB") DataSize size) {

    private static final Duration LATER = Duration.ofMinutes(1);

    /**
     * Refuses another one where there are as many as may be.
     *
     * @throws Overloaded until some are deleted
     */
    void requireRoom(long kept, long bytes) {
        if (kept >= count) {
            throw new Overloaded(
                    "there are %,d data sets, as many as may be (dropwise.datasets.quota.count): delete some"
                            .formatted(kept),
                    LATER);
        }
        if (bytes >= size.toBytes()) {
            throw new Overloaded(
                    "data sets take %,d bytes, as much as they may (dropwise.datasets.quota.size): delete some"
                            .formatted(bytes),
                    LATER);
        }
    }
}
