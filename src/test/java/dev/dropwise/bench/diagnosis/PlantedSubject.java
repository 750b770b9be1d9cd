package dev.dropwise.bench.diagnosis;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.generated.Derivation;
import dev.dropwise.dataset.generated.DerivedContent;
import dev.dropwise.dataset.generated.Synthesis;
import dev.dropwise.dataset.generated.SyntheticContent;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.TestDatasets;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * A data set with a network that fits it, and how each cause is planted in them.
 *
 * @param source the data with its test rows, by a seed
 * @param rows what the network learns from where nothing is wrong
 * @param fewRows the same where they are too few
 * @param imbalance how much rarer each class is than the one before it
 * @param units of the hidden layer
 * @param wideUnits of a layer that is far too wide
 * @param learningRate of adam
 * @param epochs that are enough
 */
record PlantedSubject(
        String name,
        LongFunction<Dataset> source,
        int rows,
        int fewRows,
        double imbalance,
        int units,
        int wideUnits,
        double learningRate,
        int epochs) {

    private static final double LABEL_NOISE = 0.3;
    private static final int MOST_EPOCHS = 400;
    private static final int TIMES_LONGER = 10;

    static final PlantedSubject DIGITS =
            new PlantedSubject("digits", bundled("digits"), 1340, 60, 0.35, 96, 3072, 0.003, 45);
    static final PlantedSubject MNIST =
            new PlantedSubject(
                    "mnist-small", bundled("mnist-small"), 4000, 100, 0.4, 64, 1024, 0.001, 15);
    static final PlantedSubject MOONS =
            new PlantedSubject("moons", PlantedSubject::moons, 1500, 60, 0.95, 48, 3072, 0.003, 90);

    private static LongFunction<Dataset> bundled(String name) {
        return seed -> TestDatasets.bundled().get(name);
    }

    private static Dataset moons(long seed) {
        Synthesis synthesis =
                read(
                        """
                        {"name": "moons", "type": "moons", "rows": 3500, "noise": 0.25, "irrelevant": 8,
                         "testFraction": 0.5715, "seed": %d}"""
                                .formatted(seed),
                        Synthesis.class);
        return dataset("moons", SyntheticContent.of(synthesis));
    }

    private static <T> T read(String json, Class<T> type) {
        return DropwiseJson.mapper().readValue(json, type);
    }

    private static Dataset dataset(String name, DatasetContent content) {
        return new Dataset(name, Instant.EPOCH, false, () -> content);
    }

    /** The data with what is wrong with it. */
    Dataset data(PlantedCause planted, long seed) {
        String worse =
                switch (planted) {
                    case FEW_ROWS -> "\"rows\": " + fewRows;
                    case WRONG_LABELS ->
                            "\"rows\": %d, \"labelNoise\": %s".formatted(rows, LABEL_NOISE);
                    case UNBALANCED -> "\"imbalance\": " + imbalance;
                    default -> "\"rows\": " + rows;
                };
        Dataset from = source.apply(seed);
        Derivation derivation =
                read(
                        "{\"name\": \"planted\", \"from\": \"%s\", %s, \"seed\": %d}"
                                .formatted(name, worse, seed),
                        Derivation.class);
        try {
            return dataset(
                    name,
                    new DerivedContent(derivation.completed(from, seed), from.content())
                            .content(
                                    UploadSources.heap(),
                                    UploadSources.heap(),
                                    UploadSources.heap()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The network with what is wrong with it. */
    ModelSpec model(PlantedCause planted) {
        return SpecJson.model(
                "{layers: [{type: 'flatten'}, {type: 'dense', units: %d, activation: 'relu'}, {type: 'dense'}]}"
                        .formatted(planted == PlantedCause.FAR_TOO_WIDE ? wideUnits : units));
    }

    /**
     * The training with what is wrong with it; as many steps, unless they are to be too many. It
     * serves the last weights, as a plain training loop does.
     */
    TrainingSpec training(PlantedCause planted, Dataset data, long seed) {
        int trainingRows = data.rows() - data.split(0, seed).test().length;
        long epochsAsLong = Math.round((double) epochs * rows / trainingRows);
        int asked =
                planted == PlantedCause.FAR_TOO_MANY_EPOCHS
                        ? TIMES_LONGER * epochs
                        : (int) Math.min(MOST_EPOCHS, epochsAsLong);
        return SpecJson.training(
                """
                {epochs: %d, batchSize: 32, seed: %d, optimizer: {type: 'adam', learningRate: %s},
                 validation: {type: 'split', fraction: 0.2},
                 earlyStopping: {patience: 100000, restoreBest: false}}"""
                        .formatted(asked, seed, learningRate));
    }
}
