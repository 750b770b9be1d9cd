package dev.dropwise.evaluation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.evaluation.ProportionInterval.Proportion;
import java.util.List;

/**
 * How good probabilities of classes are. Means over classes weigh each class the same.
 *
 * @param accuracy share of rows whose likeliest class is the true one; exact interval
 * @param balancedAccuracy mean recall of the classes
 * @param precision mean over the classes
 * @param recall mean over the classes
 * @param f1 mean over the classes
 * @param matthewsCorrelation of labels and predictions, from -1 to 1
 * @param logLoss mean of -ln(probability of the true class)
 * @param brierScore mean squared distance of the probabilities from the truth, of two classes of
 *     the second alone
 * @param rocAuc area under the ROC curve: of two classes for the second, of more the mean of each
 *     against the others
 * @param prAuc average precision, likewise
 * @param calibrationError expected calibration error over 15 bins of equal width
 * @param calibrationErrorEqualMass the same over 15 bins of as many rows each
 * @param classes each of them
 * @param confusion rows by their true class, then by their predicted one
 */
@JsonTypeName("classification")
public record ClassificationMetrics(
        int rows,
        MetricEstimate accuracy,
        MetricEstimate balancedAccuracy,
        MetricEstimate precision,
        MetricEstimate recall,
        MetricEstimate f1,
        MetricEstimate matthewsCorrelation,
        MetricEstimate logLoss,
        MetricEstimate brierScore,
        MetricEstimate rocAuc,
        MetricEstimate prAuc,
        MetricEstimate calibrationError,
        MetricEstimate calibrationErrorEqualMass,
        List<ClassMetrics> classes,
        List<List<Integer>> confusion)
        implements Metrics {

    static ClassificationMetrics of(
            ClassScores scores, List<String> labels, Resampling resampling) {
        ConfusionMatrix confusion = ConfusionMatrix.of(scores);
        double level = resampling.confidenceLevel();
        ConfusionIntervals confused = new ConfusionIntervals(confusion, level);
        List<AreaInfluences> areas = new RankingStatistic(scores).influences();
        AreaIntervals ranked = new AreaIntervals(areas, level);
        List<List<MetricEstimate>> resampled =
                Bootstrap.estimates(
                        scores.rows(),
                        List.of(
                                new ConfusionStatistic(scores),
                                new MeanStatistic(ProbabilityLosses.log(scores)),
                                new MeanStatistic(ProbabilityLosses.brier(scores)),
                                new CalibrationStatistic(scores)),
                        resampling);
        List<MetricEstimate> calibration = resampled.get(3);
        return new ClassificationMetrics(
                scores.rows(),
                MetricEstimate.exact(new Proportion(confusion.right(), scores.rows()), level),
                confused.balancedAccuracy(),
                confused.precision(),
                confused.recall(),
                confused.f1(),
                resampled.get(0).get(ConfusionStatistic.MATTHEWS_CORRELATION),
                resampled.get(1).get(0),
                resampled.get(2).get(0),
                ranked.roc(),
                ranked.precisionRecall(),
                calibration.get(CalibrationStatistic.EQUAL_WIDTH),
                calibration.get(CalibrationStatistic.EQUAL_MASS),
                ClassMetrics.all(labels, confused, areas),
                confusion.counts());
    }
}
