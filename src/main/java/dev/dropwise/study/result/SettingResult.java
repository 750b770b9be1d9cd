package dev.dropwise.study.result;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A setting and what the search saw of it.
 *
 * @param values by name
 * @param objective the mean over the pairs of the search
 * @param run on the first of them
 */
public record SettingResult(
        Map<String, JsonNode> values, @Nullable Double objective, @Nullable UUID run) {}
