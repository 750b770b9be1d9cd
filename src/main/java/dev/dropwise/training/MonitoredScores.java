package dev.dropwise.training;

import dev.dropwise.engine.ScoredExamples;
import dev.dropwise.evaluation.ClassMetric;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ValueMetric;
import dev.dropwise.evaluation.ValueScores;
import dev.dropwise.spec.Monitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Scores of rows as they come in, and what a metric is of them that sums do not give. Rows are in
 * one order always, so that equal weights have equal values.
 */
final class MonitoredScores {

    private final Monitor monitor;
    private final MeasuredTargets targets;
    private final List<ScoredExamples> parts = new ArrayList<>();
    private int rows;

    MonitoredScores(Monitor monitor, MeasuredTargets targets) {
        this.monitor = monitor;
        this.targets = targets;
    }

    void add(ScoredExamples some) {
        parts.add(some);
        rows += some.targets().length / targets.count();
    }

    MonitoredValue value() {
        ClassMetric ofClasses = monitor.ofClasses();
        ValueMetric ofValues = monitor.ofValues();
        if (rows > 0 && ofClasses != null) {
            return mean(target -> ofClasses.of(classes(target)));
        }
        if (rows > 0 && ofValues != null) {
            return mean(target -> ofValues.of(values(target)));
        }
        return MonitoredValue.NOTHING;
    }

    /** Over the targets for which it is defined. */
    private MonitoredValue mean(IntToDoubleFunction ofTarget) {
        return MonitoredValue.of(
                IntStream.range(0, targets.count())
                        .mapToDouble(ofTarget)
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN));
    }

    private ClassScores classes(int target) {
        int[] truth = Arrays.stream(targets(target, 1)).mapToInt(label -> (int) label).toArray();
        if (targets.count() > 1) {
            return ClassScores.ofSecond(truth, predictions(target, 1));
        }
        int classes = outputs();
        return new ClassScores(classes, truth, predictions(0, classes));
    }

    private ValueScores values(int target) {
        return new ValueScores(
                targets(target, targets.unit()), scaled(predictions(target, 1), targets.unit()));
    }

    private int outputs() {
        ScoredExamples first = parts.get(0);
        return first.predictions().length * targets.count() / first.targets().length;
    }

    /** Some numbers of each row, from a place on. */
    private double[] predictions(int from, int width) {
        double[] some = new double[rows * width];
        int at = 0;
        int outputs = outputs();
        for (ScoredExamples part : parts) {
            for (int i = from; i < part.predictions().length; i += outputs) {
                for (int k = 0; k < width; k++) {
                    some[at++] = part.predictions()[i + k];
                }
            }
        }
        return some;
    }

    private double[] targets(int target, double unit) {
        double[] some = new double[rows];
        int at = 0;
        for (ScoredExamples part : parts) {
            for (int i = target; i < part.targets().length; i += targets.count()) {
                some[at++] = part.targets()[i];
            }
        }
        return scaled(some, unit);
    }

    private static double[] scaled(double[] values, double unit) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= unit;
        }
        return values;
    }
}
