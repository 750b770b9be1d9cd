package dev.dropwise.bench.diagnosis;

import dev.dropwise.bench.BestProgram;
import dev.dropwise.bench.Exam;
import dev.dropwise.bench.Predictions;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.report.diagnosis.PredictionErrors;
import dev.dropwise.report.diagnosis.TrainingSummary;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingState;
import java.util.ArrayList;
import java.util.List;

/** A training that keeps its metrics and the weights that it serves. */
final class PlantedRun extends BestProgram {

    private final Plan plan;
    private final TrainingData data;
    private final List<EpochMetrics> epochs = new ArrayList<>();

    PlantedRun(Plan plan, TrainingData data) {
        this.plan = plan;
        this.data = data;
    }

    /** Trains it to its end. */
    PlantedRun trained(Trainer trainer) {
        trainer.start(plan, data, new TrainingConditions(1), this, () -> false);
        return this;
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        epochs.add(metrics);
    }

    @Override
    public void best(int epoch, TorchProgram program) {
        if (plan.training().servesBest()) {
            super.best(epoch, program);
        }
    }

    @Override
    public void last(TrainingState trainingState, TorchProgram program) {
        if (!plan.training().servesBest()) {
            super.best(trainingState.epoch(), program);
        }
    }

    /** Plain cross-entropy of the test rows by the weights that it serves. */
    double testLoss(TorchRuntime torch) {
        try (TorchProgram served = torch.load(bestProgram(), false)) {
            return predictions(served, data.split().test()).crossEntropy();
        }
    }

    TrainingSummary summary(TorchRuntime torch) {
        try (TorchProgram served = torch.load(bestProgram(), false)) {
            return new TrainingSummary(
                    plan,
                    data.signature(),
                    data.split().validation().length,
                    epochs,
                    errors(served, data.split().validation()),
                    errors(served, data.split().test()),
                    testLoss(torch));
        }
    }

    private PredictionErrors errors(TorchProgram served, int[] rows) {
        Predictions predictions = predictions(served, rows);
        return PredictionErrors.of(predictions.scores());
    }

    private Predictions predictions(TorchProgram served, int[] rows) {
        return Exam.ask(served, data.dataset().examples(rows, data.preprocessing()));
    }
}
