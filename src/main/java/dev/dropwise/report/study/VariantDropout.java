package dev.dropwise.report.study;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a variant's network came to, with dropout or without. Means over the pairs that it shares
 * with the baseline.
 *
 * @param rates that its layers drop, by pointers into its job; empty for a network without
 * @param gap validation loss less training loss, dropout off
 * @param testLoss null until the study has ended
 * @param run of its first trial; its report says what dropout did to each layer
 * @param report where that is
 */
record VariantDropout(
        String variant,
        boolean hasDropout,
        Map<String, JsonNode> rates,
        @Nullable Double trainLoss,
        @Nullable Double validationLoss,
        @Nullable Double gap,
        @Nullable Double testLoss,
        @Nullable UUID run,
        @Nullable String report) {}
