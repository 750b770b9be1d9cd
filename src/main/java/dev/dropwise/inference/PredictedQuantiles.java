package dev.dropwise.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Quantiles as answers tell them: by their names, ascending. */
final class PredictedQuantiles {

    private PredictedQuantiles() {}

    /** Of one row; empty where the network predicts none. */
    static Map<String, Double> of(ServedCheckpoint served, PredictionOutputs outputs, int row) {
        double[] quantiles = outputs.quantiles();
        if (quantiles == null) {
            return Map.of();
        }
        List<Double> levels = served.plan().predictedQuantiles();
        TreeMap<Double, Double> sorted = new TreeMap<>();
        for (int i = 0; i < levels.size(); i++) {
            sorted.put(levels.get(i), quantiles[row * levels.size() + i]);
        }
        Map<String, Double> named = new LinkedHashMap<>();
        sorted.forEach((level, value) -> named.put(level.toString(), value));
        return named;
    }
}
