package dev.dropwise.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The metrics of a trial by name, those that are finite. */
record TrialFigures(@JsonValue Map<String, Double> values) {

    static final TrialFigures NONE = new TrialFigures(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TrialFigures {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
