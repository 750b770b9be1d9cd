package dev.dropwise.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the job of a trial came to.
 *
 * @param epochs that were trained
 * @param seconds that its run took
 */
record TrialResult(UUID run, int epochs, double seconds, TrialFigures figures) {

    /** The same with more metrics. */
    TrialResult with(Map<String, Double> more) {
        Map<String, Double> all = new LinkedHashMap<>(figures.values());
        all.putAll(more);
        return new TrialResult(run, epochs, seconds, new TrialFigures(all));
    }
}
