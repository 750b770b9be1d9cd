package dev.dropwise.study;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How studies use the queue.
 *
 * @param jobsAtOnce how many jobs of one study wait or run at most, so that others get their turns
 * @param poll how often each process looks what came of them
 * @param trials the most that a study may have
 */
@Validated
@ConfigurationProperties("dropwise.studies")
record StudyProperties(
        @DefaultValue("8") @Min(1) @Max(1000) int jobsAtOnce,
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("10000") @Min(1) int trials) {}
