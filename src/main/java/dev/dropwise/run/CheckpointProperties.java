package dev.dropwise.run;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which checkpoints of a run are kept beside the best and the last.
 *
 * @param checkpoints how many of those that were the last one before, the newest ones
 */
@Validated
@ConfigurationProperties("dropwise.retention")
record CheckpointProperties(@DefaultValue("2") @PositiveOrZero int checkpoints) {}
