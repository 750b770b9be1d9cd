package dev.dropwise.training;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How training keeps its user informed and its work safe.
 *
 * @param checkpointEvery how much training a crash may cost at most
 * @param chunk how long one native call runs, about: progress, pause and cancel wait for its end
 * @param resident what the rows of one training may take in memory before they are streamed; 0:
 *     what {@code dropwise.jobs.memory} leaves
 */
@ConfigurationProperties("dropwise.training")
public record TrainingProperties(
        @DefaultValue("15s") Duration checkpointEvery,
        @DefaultValue("100ms") Duration chunk,
        @DefaultValue("0B") DataSize resident) {}
