package dev.dropwise.bench.interval;

import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.evaluation.Resampling;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How often intervals contain what the metrics of very many rows come to. */
final class IntervalCoverage {

    private static final int VERY_MANY = 400_000;

    private IntervalCoverage() {}

    /** Sets of rows that can be drawn as often as one likes. */
    interface Population {

        Metrics measure(int rows, long seed, Resampling resampling);
    }

    static Population classes(double... shares) {
        List<String> labels =
                IntStream.range(0, shares.length).mapToObj(Integer::toString).toList();
        return (rows, seed, resampling) ->
                Metrics.of(SimulatedScores.classes(shares, rows, seed), labels, resampling);
    }

    static Population values() {
        return (rows, seed, resampling) ->
                Metrics.of(SimulatedScores.values(rows, seed), resampling);
    }

    /** Of each metric the share of the sets whose interval contains that of very many rows. */
    static Map<String, Double> of(Population population, int rows, int sets) {
        Map<String, MetricEstimate> truth =
                estimates(population.measure(VERY_MANY, 1, new Resampling(0.95, 0, 1)));
        Map<String, Integer> covered = new LinkedHashMap<>();
        truth.keySet().forEach(name -> covered.put(name, 0));
        for (int set = 0; set < sets; set++) {
            Map<String, MetricEstimate> found =
                    estimates(population.measure(rows, 1000 + set, Resampling.usual(set)));
            for (Map.Entry<String, MetricEstimate> one : truth.entrySet()) {
                if (contains(found.get(one.getKey()), one.getValue())) {
                    covered.merge(one.getKey(), 1, Integer::sum);
                }
            }
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        covered.forEach((name, count) -> shares.put(name, (double) count / sets));
        return shares;
    }

    private static boolean contains(MetricEstimate estimate, MetricEstimate truth) {
        List<Double> interval = estimate.interval();
        Double value = truth.value();
        return interval != null
                && value != null
                && interval.get(0) <= value
                && value <= interval.get(1);
    }

    private static Map<String, MetricEstimate> estimates(Metrics metrics) {
        Map<String, MetricEstimate> all = new LinkedHashMap<>();
        for (RecordComponent component : metrics.getClass().getRecordComponents()) {
            try {
                if (component.getAccessor().invoke(metrics) instanceof MetricEstimate estimate) {
                    all.put(component.getName(), estimate);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return all;
    }

    /** The names of all metrics in several results, each once. */
    static List<String> names(List<Map<String, Double>> results) {
        return results.stream().flatMap(one -> one.keySet().stream()).distinct().toList();
    }
}
