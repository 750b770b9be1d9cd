package dev.dropwise.study.result;

import dev.dropwise.study.statistics.FittedValue;
import dev.dropwise.study.statistics.PowerLaw;
import dev.dropwise.study.trial.TrialMetrics;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a loss falls with the rows, a + b·n^(-c), and what it would be at twice the rows. Intervals
 * are at 95 %.
 *
 * @param metric that the law is of: the objective, or one minus it where it is an accuracy
 * @param asymptote a
 * @param factor b
 * @param exponent c
 * @param from the fewest rows of trainings that it rests on: those of fewer follow another law
 * @param rows n, the most that were learned from
 * @param atTwice the metric at 2n
 * @param change of the metric from n to 2n; below 0 where more rows help
 * @param trainings that it rests on
 */
public record LearningCurveFit(
        String metric,
        FittedValue asymptote,
        FittedValue factor,
        FittedValue exponent,
        int from,
        int rows,
        FittedValue atTwice,
        FittedValue change,
        int trainings) {

    public static final double LEVEL = 0.95;

    private static final String ONE_MINUS = "1 - ";

    /**
     * Fits the law.
     *
     * @param rows of each training
     * @param values of the objective, of each training; NaN where it has not ended well
     * @return empty where no law fits, or there are too few trainings for one
     */
    public static Optional<LearningCurveFit> of(String objective, double[] rows, double[] values) {
        boolean isLoss = TrialMetrics.isLowerBetter(objective);
        double[] losses = Arrays.stream(values).map(value -> isLoss ? value : 1 - value).toArray();
        double most = Arrays.stream(rows).max().orElse(0);
        return PowerLaw.fit(rows, losses)
                .map(
                        law ->
                                of(
                                        isLoss ? objective : ONE_MINUS + objective,
                                        law,
                                        most,
                                        trainings(law, rows, losses)));
    }

    private static int trainings(PowerLaw law, double[] rows, double[] losses) {
        return (int)
                IntStream.range(0, rows.length)
                        .filter(i -> Double.isFinite(losses[i]) && rows[i] >= law.least())
                        .count();
    }

    private static LearningCurveFit of(String metric, PowerLaw law, double most, int trainings) {
        return new LearningCurveFit(
                metric,
                law.asymptote(LEVEL),
                law.factor(LEVEL),
                law.exponent(LEVEL),
                (int) law.least(),
                (int) most,
                law.at(2 * most, LEVEL),
                law.change(most, 2 * most, LEVEL),
                trainings);
    }

    /** What the law says that the objective is at so many rows. */
    public double objectiveAt(double rows) {
        double law = asymptote.value() + factor.value() * Math.pow(rows, -exponent.value());
        return metric.startsWith(ONE_MINUS) ? 1 - law : law;
    }
}
