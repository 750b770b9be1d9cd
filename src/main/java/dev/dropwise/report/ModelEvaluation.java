package dev.dropwise.report;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.evaluation.Resampling;
import dev.dropwise.inference.RowPredictions;
import dev.dropwise.inference.RowPredictions.Network;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SplitMix64;
import dev.dropwise.report.EvaluationRequest.EvaluatedRows;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Measures models on data sets that they were not trained on. */
@Service
class ModelEvaluation {

    private static final int MOST_ROWS = 100_000;
    private static final String POINTER = "/dataset";

    private final Datasets datasets;
    private final RowPredictions predictions;

    ModelEvaluation(Datasets datasets, RowPredictions predictions) {
        this.datasets = datasets;
        this.predictions = predictions;
    }

    /**
     * @param version null for the newest
     * @throws Invalid when there is no such data set, or it is of other columns or classes
     */
    EvaluationView of(String model, @Nullable Integer version, EvaluationRequest request) {
        Network network = predictions.ofModel(model, version);
        Dataset dataset = dataset(request.dataset());
        Invalid.throwIfAny(DatasetMatch.faults(dataset, network, POINTER));
        int[] rows = rows(dataset, request.rows());
        Metrics metrics = metrics(network, dataset, rows);
        return new EvaluationView(
                model,
                Objects.requireNonNull(network.version()),
                network.checkpoint().run(),
                dataset.name(),
                dataset.version(),
                request.rows(),
                rows.length,
                metrics);
    }

    /**
     * What a version comes to on the test rows of the data set that it was trained on.
     *
     * @throws Conflict when that data set is gone or another, and when it has no test rows
     */
    Metrics onTestRows(String model, int version) {
        Network network = predictions.ofModel(model, version);
        Dataset dataset = predictions.trainedOn(network.plan());
        int[] test = dataset.split(0, 0).test();
        if (test.length == 0) {
            throw new Conflict("%s has no test rows".formatted(dataset.name()));
        }
        return metrics(network, dataset, test);
    }

    private static Metrics metrics(Network network, Dataset dataset, int[] rows) {
        long seed = network.plan().seed();
        RowScorer scorer = new RowScorer(network, dataset);
        int most = RowSample.most(scorer.targets(), MOST_ROWS);
        ScoredRows scored =
                scorer.score(RowSample.of(rows, most, SplitMix64.of(dataset.version(), seed)));
        return Objects.requireNonNull(scored.metrics(Resampling.usual(seed)));
    }

    private Dataset dataset(String name) {
        try {
            return datasets.get(name);
        } catch (NoSuchDataset e) {
            throw new Invalid(POINTER, e.getMessage());
        }
    }

    private static int[] rows(Dataset dataset, EvaluatedRows asked) {
        if (asked == EvaluatedRows.ALL) {
            return IntStream.range(0, dataset.rows()).toArray();
        }
        int[] test = dataset.split(0, 0).test();
        if (test.length == 0) {
            throw new Invalid(
                    "/rows",
                    "expected all, received test: %s has no hold-out".formatted(dataset.name()));
        }
        return test;
    }
}
