package dev.dropwise.dataset;

import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.insight.ColumnGroups;
import dev.dropwise.dataset.insight.DatasetInsight;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.split.CannotSplit;
import dev.dropwise.dataset.split.RandomSplit;
import dev.dropwise.dataset.split.RowsToSplit;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.dataset.split.SplitStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Rows with features and a target, immutable, known by name and by the hash of its content. Its
 * rows are read when they are first asked for: tables take four bytes a value, eight where numbers
 * need their digits, images one a pixel. Safe for use by many threads.
 */
public final class Dataset {

    private final String name;
    private final Instant createdAt;
    private final boolean bundled;
    private final @Nullable Recipe recipe;
    private final SingletonSupplier<DatasetContent> content;
    private final SingletonSupplier<DatasetOutline> outline;
    private final SingletonSupplier<DatasetInsight> insight;

    public Dataset(
            String name, Instant createdAt, boolean bundled, Supplier<DatasetContent> reader) {
        this(name, createdAt, bundled, null, null, reader);
    }

    /**
     * One that can be shown before it is read.
     *
     * @param recipe what it was made by; null where it was not made
     * @param outline null where it is not known before
     */
    public Dataset(
            String name,
            Instant createdAt,
            @Nullable Recipe recipe,
            @Nullable DatasetOutline outline,
            Supplier<DatasetContent> reader) {
        this(name, createdAt, false, recipe, outline, reader);
    }

    private Dataset(
            String name,
            Instant createdAt,
            boolean bundled,
            @Nullable Recipe recipe,
            @Nullable DatasetOutline known,
            Supplier<DatasetContent> reader) {
        this.name = name;
        this.createdAt = createdAt;
        this.bundled = bundled;
        this.recipe = recipe;
        content = SingletonSupplier.of(reader);
        outline =
                known == null
                        ? SingletonSupplier.of(() -> DatasetOutline.of(content()))
                        : SingletonSupplier.of(known);
        insight = SingletonSupplier.of(() -> DatasetInsight.of(content()));
    }

    public String name() {
        return name;
    }

    /**
     * SHA-256 over the content, 64 hexadecimal digits: the same data has the same version on every
     * machine, under any name and from any file.
     */
    public String version() {
        return outline().version();
    }

    /** All rows, the hold-out included. */
    public int rows() {
        return outline().rows();
    }

    /** How many of them are held out, the last ones. */
    public int testRows() {
        return outline().testRows();
    }

    public List<Feature> features() {
        return outline().features();
    }

    /** What is to be predicted; of several the first. */
    public Target target() {
        return targets().get(0);
    }

    /** All that is to be predicted, at least one. */
    public List<Target> targets() {
        return outline().targets();
    }

    public Task task() {
        return target().task();
    }

    /** Size of the data, uncompressed: one byte a pixel, four a number, category or target. */
    public long bytes() {
        return outline().bytes();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether it comes with Dropwise and so is always there. */
    public boolean bundled() {
        return bundled;
    }

    /**
     * Divides the rows as a {@link RandomSplit} does.
     *
     * @param validationFraction 0 <= validationFraction < 1; 0.1-0.2 is usual
     * @throws IllegalArgumentException when the fraction is out of range
     */
    public Split split(double validationFraction, long seed) {
        return split(new RandomSplit(validationFraction), seed);
    }

    /**
     * Divides the rows into training, validation and test. The test rows are the data set's own
     * hold-out, always the same. A pure function of {@link #version()} and the arguments.
     *
     * @throws CannotSplit when this data cannot be divided so
     */
    public Split split(SplitStrategy strategy, long seed) {
        return strategy.divide(rowsToSplit(), seed);
    }

    private RowsToSplit rowsToSplit() {
        return new RowsToSplit(name(), content(), version(), firstTestRow());
    }

    /**
     * Some of the rows that are not held out, of each class its share and at least one; with one
     * seed those of fewer are among those of more.
     *
     * @throws CannotSplit when they are fewer than there are classes
     */
    public int[] sample(int[] rows, int count, long seed) {
        return rowsToSplit().sample(rows, count, seed);
    }

    /** How this data wants a share of its rows divided: groups stay whole, the latest validate. */
    public SplitStrategy usualSplit(double fraction) {
        return SplitStrategy.usual(content().keys(), fraction);
    }

    /** Whether rows belong to groups that should stay on one side of a split. */
    public boolean hasGroups() {
        return content().keys().group() != null;
    }

    /** Whether rows are ordered in time. */
    public boolean hasTimes() {
        return content().keys().time() != null;
    }

    /**
     * Learns how to prepare rows for a network, from these rows and from no others.
     *
     * @param trainingRows row numbers, at least one
     */
    public Preprocessing fit(int[] trainingRows) {
        if (trainingRows.length == 0) {
            throw new IllegalArgumentException("expected at least one training row, received none");
        }
        return content().fit(trainingRows);
    }

    /**
     * Prepares rows for a network: training rows, or others just as the training rows were.
     *
     * @param rows row numbers, in the order in which the examples are to be
     * @param preprocessing fitted on this data set, or on one with the same features and classes
     * @throws IllegalArgumentException when it was fitted on other features
     */
    public Examples examples(int[] rows, Preprocessing preprocessing) {
        return new Examples(
                content().encode(rows, preprocessing),
                content().allTargets().encode(rows, preprocessing.target()),
                rows.length,
                preprocessing.inputShape());
    }

    /** A row as a prediction request takes it: named columns, or a list of pixels. */
    public Object instance(int row) {
        return content().instance(row);
    }

    /** The class or the value that belongs to a row; of several targets that of the first. */
    public Object targetOf(int row) {
        return Objects.requireNonNull(content().target().value(row));
    }

    /** What belongs to a row, by the names of the targets. */
    public Map<String, Object> targetsOf(int row) {
        return content().allTargets().values(row);
    }

    /**
     * Groups of columns that tell much the same, by their names.
     *
     * @param least how large a correlation holds two of them together, from 0 to 1
     */
    public List<List<String>> correlatedColumns(double least) {
        return ColumnGroups.of(content(), least);
    }

    int firstTestRow() {
        return rows() - testRows();
    }

    @Nullable Recipe recipe() {
        return recipe;
    }

    /** Found when it is first asked for. */
    public DatasetInsight insight() {
        return insight.obtain();
    }

    DatasetOutline outline() {
        return outline.obtain();
    }

    public DatasetContent content() {
        return content.obtain();
    }
}
