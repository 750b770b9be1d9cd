package dev.dropwise.study.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What distinguishes a trial from the others of its study.
 *
 * @param variant null where the study has none
 * @param values of what the study varies beside variants and pairs, by name
 */
public record TrialSetting(@Nullable String variant, Map<String, JsonNode> values, Pair pair) {

    public TrialSetting {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Of a study that varies nothing but variants and pairs. */
    public TrialSetting(@Nullable String variant, Pair pair) {
        this(variant, Map.of(), pair);
    }
}
