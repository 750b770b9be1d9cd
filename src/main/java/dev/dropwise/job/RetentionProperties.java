package dev.dropwise.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept for how long.
 *
 * @param jobs since they ended, with their runs, metrics and checkpoints, unless a version of a
 *     model needs them; kept for ever if not set
 * @param events of ended jobs; kept as long as the job if not set
 * @param idempotencyKeys how long the same key gives the same job
 */
@ConfigurationProperties("dropwise.retention")
record RetentionProperties(
        @Nullable Duration jobs,
        @Nullable Duration events,
        @DefaultValue("24h") Duration idempotencyKeys) {}
