package dev.dropwise.dataset.upload;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where published data sets are fetched from.
 *
 * @param repository DJL's, or a mirror of it
 * @param connectTimeout how long it may take to answer at all
 * @param timeout how long one file may take
 */
@ConfigurationProperties("dropwise.references")
record ReferenceProperties(
        @DefaultValue("https://mlrepo.djl.ai/") URI repository,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("10m") Duration timeout) {}
