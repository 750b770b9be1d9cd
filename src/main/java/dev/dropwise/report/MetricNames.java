package dev.dropwise.report;

import dev.dropwise.evaluation.ClassMetric;
import dev.dropwise.evaluation.ClassificationMetrics;
import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.evaluation.RegressionMetrics;
import dev.dropwise.evaluation.SeveralTargetsMetrics;
import dev.dropwise.evaluation.ValueMetric;
import dev.dropwise.study.trial.TrialMetrics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Metrics by the names that reports have in JSON. */
public final class MetricNames {

    private static final String TEST = "test";

    private MetricNames() {}

    /** All that are one number, of several targets each after its target's name and a dot. */
    public static Map<String, MetricEstimate> of(Metrics metrics) {
        Map<String, MetricEstimate> all = new LinkedHashMap<>();
        if (metrics instanceof ClassificationMetrics classes) {
            all.put("accuracy", classes.accuracy());
            all.put("balancedAccuracy", classes.balancedAccuracy());
            all.put("precision", classes.precision());
            all.put("recall", classes.recall());
            all.put("f1", classes.f1());
            all.put("matthewsCorrelation", classes.matthewsCorrelation());
            all.put("logLoss", classes.logLoss());
            all.put("brierScore", classes.brierScore());
            all.put("rocAuc", classes.rocAuc());
            all.put("prAuc", classes.prAuc());
            all.put("calibrationError", classes.calibrationError());
            all.put("calibrationErrorEqualMass", classes.calibrationErrorEqualMass());
        } else if (metrics instanceof RegressionMetrics values) {
            all.put("rootMeanSquaredError", values.rootMeanSquaredError());
            all.put("meanAbsoluteError", values.meanAbsoluteError());
            all.put("medianAbsoluteError", values.medianAbsoluteError());
            all.put("r2", values.r2());
            if (values.logLikelihood() != null) {
                all.put("logLikelihood", values.logLikelihood());
            }
        } else if (metrics instanceof SeveralTargetsMetrics several) {
            if (several.exactMatchAccuracy() != null) {
                all.put("exactMatchAccuracy", several.exactMatchAccuracy());
            }
            several.targets()
                    .forEach(
                            (target, own) ->
                                    of(own).forEach(
                                                    (name, one) ->
                                                            all.put(target + "." + name, one)));
        }
        return all;
    }

    /** The name without the word that versions and studies say for test rows. */
    static String ofTestRows(String name) {
        return name.startsWith(TEST)
                        && name.length() > TEST.length()
                        && Character.isUpperCase(name.charAt(TEST.length()))
                ? Character.toLowerCase(name.charAt(TEST.length()))
                        + name.substring(TEST.length() + 1)
                : name;
    }

    /** What versions and studies call it. */
    static String asMeasuredByRuns(String name) {
        return TEST + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static boolean isLowerBetter(String name) {
        String metric = name.substring(name.lastIndexOf('.') + 1);
        return Stream.concat(
                        Arrays.stream(ClassMetric.values())
                                .filter(one -> !one.greaterIsBetter())
                                .map(Enum::name),
                        Arrays.stream(ValueMetric.values())
                                .filter(one -> !one.greaterIsBetter())
                                .map(Enum::name))
                .map(TrialMetrics::camelCase)
                .anyMatch(metric::equals);
    }
}
