package dev.dropwise.inference;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of predictions.
 *
 * @param maxLoaded how many programs are kept in memory
 * @param maxLoadedSize how large their files are together; a single larger one is loaded still
 * @param maxInstances how many instances one request may hold
 * @param maxSamples how many Monte-Carlo passes one request may ask for
 * @param maxPasses how many passes times instances one request may ask for
 * @param maxReturnedValues how many numbers the passes of one request may answer with
 * @param refreshAfter how long another process' new version or moved alias may stay unseen
 */
@Validated
@ConfigurationProperties("dropwise.inference")
public record InferenceProperties(
        @DefaultValue("16") @Positive int maxLoaded,
        @DefaultValue("1GB") DataSize maxLoadedSize,
        @DefaultValue("1000") @Positive int maxInstances,
        @DefaultValue("1000") @Positive int maxSamples,
        @DefaultValue("100000") @Positive int maxPasses,
        @DefaultValue("200000") @Positive int maxReturnedValues,
        @DefaultValue("1s") Duration refreshAfter) {}
