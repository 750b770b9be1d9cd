package dev.dropwise.bench;

import java.util.List;

/**
 * A figure over some seeds.
 *
 * @param error standard error of the mean; 0 for one value
 */
public record Estimate(double mean, double error) {

    public static Estimate of(List<Double> values) {
        int count = values.size();
        double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Estimate(mean, count == 1 ? 0 : Math.sqrt(squares / (count - 1) / count));
    }
}
