package dev.dropwise.dataset;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.util.function.SingletonSupplier;

/**
 * Rows with features and a target, immutable, known by name and by the hash of its content. Read
 * into memory when something other than its name is first asked for: tables take four bytes a
 * value, images one a pixel. Safe for use by many threads.
 */
public final class Dataset {

    private final String name;
    private final Instant createdAt;
    private final boolean bundled;
    private final SingletonSupplier<Content> content;
    private final SingletonSupplier<String> version;

    Dataset(String name, Instant createdAt, boolean bundled, Supplier<Content> reader) {
        this.name = name;
        this.createdAt = createdAt;
        this.bundled = bundled;
        content = SingletonSupplier.of(reader);
        version = SingletonSupplier.of(() -> ContentHash.of(content()));
    }

    public String name() {
        return name;
    }

    /**
     * SHA-256 over the content, 64 hexadecimal digits: the same data has the same version on every
     * machine, under any name and from any file.
     */
    public String version() {
        return version.obtain();
    }

    /** All rows, the hold-out included. */
    public int rows() {
        return content().rows();
    }

    public List<Feature> features() {
        return content().features();
    }

    public Target target() {
        return content().target().asTarget();
    }

    public Task task() {
        return target().task();
    }

    /** Size of the data, uncompressed: one byte a pixel, four a number, category or target. */
    public long bytes() {
        return content().bytes();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether it comes with Dropwise and so is always there. */
    public boolean bundled() {
        return bundled;
    }

    /**
     * Divides the rows into training, validation and test. The test rows are the data set's own
     * hold-out, always the same. Of the others, {@code validationFraction} are for validation, at
     * least one unless the fraction is 0: drawn from each class alike for classification, where
     * each class keeps a training row, and from all rows alike for regression. A pure function of
     * {@link #version()} and the arguments.
     *
     * @param validationFraction 0 <= validationFraction < 1; 0.1-0.2 is usual
     * @throws IllegalArgumentException when the fraction is out of range
     */
    public Split split(double validationFraction, long seed) {
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new IllegalArgumentException(
                    "expected 0 <= validationFraction < 1, received " + validationFraction);
        }
        int firstTestRow = firstTestRow();
        int[] test = IntStream.range(firstTestRow, rows()).toArray();
        int[][] strata = content().target().strata(firstTestRow);
        return new Splitter(version(), seed).split(strata, validationFraction, test);
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
                content().target().encodeTarget(rows, preprocessing.target()),
                rows.length,
                preprocessing.inputShape());
    }

    /** A row as a prediction request takes it: named columns, or a list of pixels. */
    public Object instance(int row) {
        return content().instance(row);
    }

    /** The class or the value that belongs to a row. */
    public Object targetOf(int row) {
        return Objects.requireNonNull(content().target().value(row));
    }

    int firstTestRow() {
        return content().rows() - content().testRows();
    }

    Content content() {
        return content.obtain();
    }
}
