package dev.dropwise.study.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Takes the simplest setting that is as good as the best one but for its standard error. Breiman,
 * Friedman, Olshen, Stone, Classification and Regression Trees, 1984, section 3.4.3
 */
public final class OneStandardError {

    private OneStandardError() {}

    /**
     * The better and then the earlier of equally simple ones; the best itself where its standard
     * error is unknown; empty where no setting has a mean.
     */
    public static <T> Optional<ScoredSetting<T>> simplest(
            List<ScoredSetting<T>> settings, boolean lowerIsBetter) {
        double sign = lowerIsBetter ? 1 : -1;
        Comparator<ScoredSetting<T>> byMean =
                Comparator.comparingDouble(setting -> sign * setting.mean());
        List<ScoredSetting<T>> scored =
                settings.stream().filter(setting -> !Double.isNaN(setting.mean())).toList();
        return scored.stream()
                .min(byMean)
                .flatMap(
                        best ->
                                scored.stream()
                                        .filter(one -> sign * one.mean() <= bound(best, sign))
                                        .min(
                                                Comparator.<ScoredSetting<T>>comparingDouble(
                                                                ScoredSetting::complexity)
                                                        .thenComparing(byMean)));
    }

    private static double bound(ScoredSetting<?> best, double sign) {
        double error = Double.isNaN(best.standardError()) ? 0 : best.standardError();
        return sign * best.mean() + error;
    }
}
