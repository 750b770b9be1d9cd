package dev.dropwise.inference;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.problem.Conflict;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.TrainingData;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Networks that answer, for whoever measures them on rows of data sets. */
@Component
public class RowPredictions {

    private final Runs runs;
    private final TrainedRows trainedRows;
    private final ServedModels models;
    private final Predictions predictions;

    RowPredictions(
            Runs runs, TrainedRows trainedRows, ServedModels models, Predictions predictions) {
        this.runs = runs;
        this.trainedRows = trainedRows;
        this.models = models;
        this.predictions = predictions;
    }

    /** What a run predicts with, and the rows that it was made of. */
    public record RunData(Network network, Dataset dataset, Split split, DataSignature signature) {}

    /**
     * What came out for some rows.
     *
     * @param values [rows, targets, width], row-major: probabilities in the order of the classes,
     *     or one value in the target's own unit
     * @param noise [rows, targets], the standard deviation of the noise of the data in that unit;
     *     null where none is learned
     * @param quantiles [rows, targets, quantiles], as the loss has them, in that unit; null where
     *     none are predicted
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares outputs
    public record Outputs(
            double[] values, double @Nullable [] noise, double @Nullable [] quantiles) {}

    /** A network with the weights that it answers with. */
    public final class Network {

        private final ServedCheckpoint served;

        private Network(ServedCheckpoint served) {
            this.served = served;
        }

        ServedCheckpoint served() {
            return served;
        }

        public Checkpoint checkpoint() {
            return served.checkpoint();
        }

        public Plan plan() {
            return served.plan();
        }

        /** As it was fitted on the training rows. */
        public Preprocessing preprocessing() {
            return served.preprocessing();
        }

        /** The version that answers, of one that was asked for by its model; null of a run. */
        public @Nullable Integer version() {
            return served.version();
        }

        /** The classes of one target, in the order of the outputs; empty for numbers. */
        public List<String> classes(int target) {
            return served.classes(target);
        }

        /**
         * Predicts rows of a data set, dropout off.
         *
         * @param features of these rows, as {@link #preprocessing} encodes them
         */
        public Outputs predict(Dataset dataset, int[] rows, float[] features) {
            if (served.members().isEmpty()) {
                return predict(features, rows.length);
            }
            List<InstanceBatch> batches =
                    served.members().stream()
                            .map(
                                    member ->
                                            dataset.examples(rows, member.preprocessing())
                                                    .features())
                            .map(own -> new InstanceBatch(own, rows.length, new InstanceNotes()))
                            .toList();
            PredictionOutputs outputs =
                    new EnsemblePredictions(predictions, served)
                            .outputs(batches, SamplingOptions.DROPOUT_OFF);
            return new Outputs(outputs.values(), outputs.totalNoise(), outputs.quantiles());
        }

        /**
         * Predicts with one network, dropout off.
         *
         * @param features encoded, row-major
         */
        public Outputs predict(float[] features, int rows) {
            InstanceBatch batch = new InstanceBatch(features, rows, new InstanceNotes());
            PredictionOutputs outputs =
                    predictions.outputs(served, batch, SamplingOptions.DROPOUT_OFF);
            return new Outputs(outputs.values(), outputs.noise(), outputs.quantiles());
        }

        /**
         * Predicts {@code samples} times with dropout on.
         *
         * @return [samples, rows, targets], without samples where the network draws nothing
         */
        public Outputs sample(float[] features, int rows, int samples, long seed) {
            InstanceBatch batch = new InstanceBatch(features, rows, new InstanceNotes());
            NetworkOutputs outputs = predictions.passes(served, batch, samples, seed);
            return new Outputs(outputs.values(), outputs.noise(), outputs.quantiles());
        }
    }

    /**
     * What a run predicts with now, as its losses are measured: probabilities are not scaled.
     *
     * @throws dev.dropwise.run.NoSuchRun if there is no run of that id
     * @throws Conflict when it has no checkpoint yet
     */
    public Network ofRun(UUID id) {
        runs.get(id);
        return new Network(models.runNow(id).uncalibrated());
    }

    /**
     * What a model predicts with.
     *
     * @param version null for the newest
     */
    public Network ofModel(String model, @Nullable Integer version) {
        return new Network(version == null ? models.newest(model) : models.version(model, version));
    }

    /**
     * The same as {@link #ofRun}, with its rows.
     *
     * @throws Conflict when its data set is gone or another
     */
    public RunData withRows(UUID id) {
        Network network = ofRun(id);
        TrainingData data = trainedRows.of(id);
        return new RunData(network, data.dataset(), data.split(), data.signature());
    }

    /**
     * The data set of a plan.
     *
     * @throws Conflict when it is gone or another
     */
    public Dataset trainedOn(Plan plan) {
        return trainedRows.dataset(plan);
    }
}
