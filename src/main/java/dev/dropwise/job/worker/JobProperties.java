package dev.dropwise.job.worker;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How jobs are carried out.
 *
 * @param concurrency jobs that train at the same time in this process
 * @param memory what one training may take, data and network; 0 takes a share of what the machine
 *     has beside the heap
 * @param pollInterval how often a worker asks whether its job is to stop, and writes how far it is
 * @param maxWorkerLosses how many workers in a row may stop answering while they have a job before
 *     the job is taken for the cause
 * @param databasePatience how long a training goes on while the database is unavailable
 * @param maxQueued jobs that may wait for a worker at once
 * @param maxQueuedPerOwner of them, those of one owner that has a name
 */
@Validated
@ConfigurationProperties("dropwise.jobs")
public record JobProperties(
        @DefaultValue("1") @Positive int concurrency,
        @DefaultValue("0B") DataSize memory,
        @DefaultValue("250ms") Duration pollInterval,
        @DefaultValue("3") @Positive int maxWorkerLosses,
        @DefaultValue("15m") Duration databasePatience,
        @DefaultValue("10000") @Positive long maxQueued,
        @DefaultValue("5000") @Positive long maxQueuedPerOwner) {}
