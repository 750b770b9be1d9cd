package dev.dropwise.training;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Examples;
import dev.dropwise.dataset.Preprocessing;
import dev.dropwise.dataset.Split;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.TrainingSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A data set as one training sees it: its rows divided, and prepared as the training rows say.
 *
 * @param preprocessing fitted on the training rows alone
 */
public record TrainingData(Dataset dataset, Split split, Preprocessing preprocessing) {

    /** A pure function of the data, the seed and the validation fraction. */
    public static TrainingData of(Dataset dataset, TrainingSpec training, long seed) {
        Split split = dataset.split(training.validation().fraction(), seed);
        return new TrainingData(dataset, split, dataset.fit(split.training()));
    }

    /** What the data asks of a network. */
    public DataSignature signature() {
        Shape input = new Shape(Arrays.stream(preprocessing.inputShape()).boxed().toList());
        return new DataSignature(
                input, preprocessing.classes().size(), classRows(), preprocessing.vocabulary());
    }

    private Map<String, Integer> classRows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        preprocessing.classes().forEach(name -> rows.put(name, 0));
        if (!rows.isEmpty()) {
            for (int row : split.training()) {
                rows.merge(String.valueOf(dataset.targetOf(row)), 1, Integer::sum);
            }
        }
        return rows;
    }

    /** Every row of the data set at its own row number. */
    Examples examples() {
        return dataset.examples(IntStream.range(0, dataset.rows()).toArray(), preprocessing);
    }

    boolean isClassification() {
        return !preprocessing.classes().isEmpty();
    }

    /** How much of the target's own unit one standardized unit is; 0 for classification. */
    double unit() {
        return isClassification()
                ? 0
                : preprocessing.decodeTarget(1) - preprocessing.decodeTarget(0);
    }
}
