package dev.dropwise.training;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Examples;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.dataset.split.SplitStrategy;
import dev.dropwise.engine.TorchExamples;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.TrainingSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A data set as one training sees it: its rows divided, and prepared as the training rows say.
 *
 * @param splitKind by what they were divided
 * @param preprocessing fitted on the training rows alone
 * @param labels which of the training rows have wrong ones
 */
public record TrainingData(
        Dataset dataset,
        String splitKind,
        Split split,
        Preprocessing preprocessing,
        WrongLabels labels) {

    /** Of rows that are prepared at once: they fit a processor's cache. */
    private static final long NUMBERS_AT_ONCE = 1 << 16;

    private static final long LEAST_AT_ONCE = 16;

    /** Of rows whose labels are as they are in the data set. */
    TrainingData(Dataset dataset, String splitKind, Split split, Preprocessing preprocessing) {
        this(dataset, splitKind, split, preprocessing, WrongLabels.NONE);
    }

    /**
     * A pure function of the data, the seed, how the training validates and which of the other rows
     * it learns from.
     *
     * @throws dev.dropwise.problem.Invalid when the data cannot be divided so
     */
    public static TrainingData of(Dataset dataset, TrainingSpec training, long seed) {
        SplitStrategy strategy = ValidationSplits.of(training, dataset);
        Split split = LearnedRows.of(dataset, training, strategy, seed);
        return new TrainingData(
                dataset,
                strategy.kind(),
                split,
                dataset.fit(split.training()),
                WrongLabels.of(dataset, split.training(), training.rowsOrAll(), seed));
    }

    /** The number of rows that such a training learns from. */
    public static int rowsToLearnFrom(Dataset dataset, TrainingSpec training, long seed) {
        SplitStrategy strategy = ValidationSplits.of(training, dataset);
        return LearnedRows.of(dataset, training, strategy, seed).training().length;
    }

    /** How the rows were divided. */
    public Division division() {
        return Division.of(splitKind, split);
    }

    /** What the data asks of a network. */
    public DataSignature signature() {
        Shape input = new Shape(Arrays.stream(preprocessing.inputShape()).boxed().toList());
        return new DataSignature(
                input,
                targets(),
                classes(),
                classRows(),
                preprocessing.vocabulary(),
                split.training().length);
    }

    /** How many targets a row has. */
    private int targets() {
        return preprocessing.target().count();
    }

    private int classes() {
        return targets() > 1 && isClassification() ? 2 : preprocessing.classes().size();
    }

    private Map<String, Integer> classRows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        preprocessing.classes().forEach(name -> rows.put(name, 0));
        if (!rows.isEmpty()) {
            for (int row : split.training()) {
                rows.merge(learnedClass(row), 1, Integer::sum);
            }
        }
        return rows;
    }

    private String learnedClass(int row) {
        String own = String.valueOf(dataset.targetOf(row));
        List<String> classes = preprocessing.classes();
        return labels.isWrong(row) ? classes.get(labels.label(row, classes.indexOf(own))) : own;
    }

    /** Native memory for so many rows. */
    TorchExamples room(TorchRuntime torch, int rows) {
        return torch.examples(rows, width(), targets(), isClassification());
    }

    /**
     * Prepares rows, few at a time, and puts them into native memory from its start on.
     *
     * @param unwanted whether nobody wants the rest of them
     */
    void put(int[] rows, TorchExamples into, BooleanSupplier unwanted) {
        int few = (int) Math.max(LEAST_AT_ONCE, NUMBERS_AT_ONCE / width());
        for (int from = 0; from < rows.length && !unwanted.getAsBoolean(); from += few) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(from + few, rows.length));
            Examples examples = dataset.examples(some, preprocessing);
            into.put(from, examples.features(), labels.applied(some, examples.targets()));
        }
    }

    /** What all rows take in native memory. */
    public long bytes() {
        return dataset.rows() * bytesOfRow();
    }

    /** What a row takes in native memory, its targets included. */
    long bytesOfRow() {
        return width() * Float.BYTES + TrainingMemory.bytesOfTargets(targets());
    }

    private long width() {
        return Arrays.stream(preprocessing.inputShape())
                .asLongStream()
                .reduce(1, Math::multiplyExact);
    }

    boolean isClassification() {
        return preprocessing.target().tellsClasses();
    }

    /** How errors and hits of its targets are told. */
    MeasuredTargets measured() {
        TargetEncoding encoding = preprocessing.target();
        Map<String, Double> units = new LinkedHashMap<>();
        for (Target target : dataset.targets()) {
            units.put(target.name(), encoding.unit(units.size()));
        }
        return new MeasuredTargets(isClassification(), units);
    }
}
