package dev.dropwise.report;

import dev.dropwise.dataset.split.Split;
import dev.dropwise.evaluation.Resampling;
import dev.dropwise.evaluation.ValueScores;
import dev.dropwise.inference.RowPredictions;
import dev.dropwise.inference.RowPredictions.RunData;
import dev.dropwise.random.SplitMix64;
import dev.dropwise.report.RunReport.PartMetrics;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunResults;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Measures the weights that a run serves on all parts of its rows. */
@Component
class RunMeasurement {

    /** Of each part. */
    private static final int MOST_ROWS = 10_000;

    private final RowPredictions predictions;
    private final RunResults results;

    RunMeasurement(RowPredictions predictions, RunResults results) {
        this.predictions = predictions;
        this.results = results;
    }

    /**
     * @throws dev.dropwise.problem.Conflict when its data set is gone or another
     */
    MeasuredRun of(Run run) {
        RunData data = predictions.withRows(run.id());
        long seed = run.plan().seed();
        Map<RowPart, ScoredRows> scored = scored(data, seed);
        Resampling resampling = Resampling.usual(seed);
        return new MeasuredRun(
                run,
                data,
                scored,
                new PartMetrics(
                        at(scored, RowPart.TRAIN).metrics(resampling),
                        at(scored, RowPart.VALIDATION).metrics(resampling),
                        at(scored, RowPart.TEST).metrics(resampling)),
                results.epochs(run.id()),
                resampling);
    }

    private static Map<RowPart, ScoredRows> scored(RunData data, long seed) {
        RowScorer scorer = new RowScorer(data.network(), data.dataset());
        int most = RowSample.most(scorer.targets(), MOST_ROWS);
        SplitMix64 random = SplitMix64.of(data.dataset().version(), seed);
        Map<RowPart, ScoredRows> scored = new EnumMap<>(RowPart.class);
        for (RowPart part : RowPart.values()) {
            scored.put(part, scorer.score(RowSample.of(part.of(data.split()), most, random)));
        }
        PredictedDensity density =
                new PredictedDensity(
                        data.network(), data.dataset(), noise(scored, data.split()), seed);
        scored.replaceAll((part, rows) -> density.addTo(rows));
        return scored;
    }

    /** The root of the mean squared error of each target. */
    private static List<Double> noise(Map<RowPart, ScoredRows> scored, Split split) {
        RowPart unseen = split.validation().length > 0 ? RowPart.VALIDATION : RowPart.TRAIN;
        return at(scored, unseen).values().stream().map(RunMeasurement::rootMeanSquare).toList();
    }

    private static double rootMeanSquare(ValueScores scores) {
        double squares = 0;
        for (int row = 0; row < scores.rows(); row++) {
            double error = scores.predicted()[row] - scores.truth()[row];
            squares += error * error;
        }
        return Math.max(Math.sqrt(squares / scores.rows()), Double.MIN_NORMAL);
    }

    private static ScoredRows at(Map<RowPart, ScoredRows> scored, RowPart part) {
        return Objects.requireNonNull(scored.get(part));
    }
}
