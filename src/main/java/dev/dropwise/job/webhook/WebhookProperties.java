package dev.dropwise.job.webhook;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are told.
 *
 * @param hosts names, addresses and ranges like 10.0.0.0/8 that may be told; webhooks are off if
 *     there are none. A name may lead to public addresses, and to others that are listed, too
 * @param attempts how often a message is tried
 * @param firstWait how long after the first failure it is tried again; twice as long after each
 *     further one
 * @param timeout how long one attempt may take, whatever it waits for
 */
@Validated
@ConfigurationProperties("dropwise.webhooks")
public record WebhookProperties(
        @DefaultValue List<String> hosts,
        @DefaultValue("10") @Positive int attempts,
        @DefaultValue("5s") Duration firstWait,
        @DefaultValue("10s") Duration timeout) {

    HostRules rules() {
        return new HostRules(hosts);
    }
}
