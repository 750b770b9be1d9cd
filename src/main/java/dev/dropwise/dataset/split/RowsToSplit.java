package dev.dropwise.dataset.split;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.RowKey;
import dev.dropwise.random.SplitMix64;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are to be divided: the first ones of a content, or some of them. Those behind are held
 * out already.
 *
 * @param name of the data set
 * @param version hash of the content
 * @param firstHeldOut how many rows there are before those that are held out
 * @param rows to be divided, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // as many as rows; nobody compares them
public record RowsToSplit(
        String name, DatasetContent content, String version, int firstHeldOut, int[] rows) {

    /**
     * All that are not held out.
     *
     * @param count how many they are
     */
    public RowsToSplit(String name, DatasetContent content, String version, int count) {
        this(name, content, version, count, IntStream.range(0, count).toArray());
    }

    /** Some of the same rows. */
    RowsToSplit only(int[] some) {
        return new RowsToSplit(name, content, version, firstHeldOut, some);
    }

    /** How many there are to be divided. */
    int count() {
        return rows.length;
    }

    /** Draws as the content and the seed say. */
    SplitMix64 random(long seed) {
        return SplitMix64.of(version, seed);
    }

    /** Grouped so that a fair split takes a share of each. */
    int[][] strata() {
        return among(content.allTargets().strata(firstHeldOut));
    }

    /** In one group, for a split that does not look at classes. */
    int[][] together() {
        return new int[][] {rows};
    }

    private int[][] among(int[][] strata) {
        if (count() == firstHeldOut) {
            return strata;
        }
        BitSet wanted = new BitSet();
        Arrays.stream(rows).forEach(wanted::set);
        return Arrays.stream(strata)
                .map(stratum -> Arrays.stream(stratum).filter(wanted::get).toArray())
                .filter(stratum -> stratum.length > 0)
                .toArray(int[][]::new);
    }

    int[] heldOut() {
        return IntStream.range(firstHeldOut, content.rows()).toArray();
    }

    /** The group of every row. */
    int[] groups() {
        return first(content.keys().group(), "group");
    }

    /** The rank in time of every row. */
    int[] times() {
        return first(content.keys().time(), "time");
    }

    boolean hasGroups() {
        return content.keys().group() != null;
    }

    private int[] first(@Nullable RowKey key, String option) {
        if (key == null) {
            throw new CannotSplit(
                    "expected a data set that was uploaded with a %s column, %s has the columns %s and no %s"
                            .formatted(option, name, columns(), option));
        }
        IntBuffer all = key.keys();
        return Arrays.stream(rows).map(all::get).toArray();
    }

    private List<String> columns() {
        return Stream.of(
                        content.features().stream().map(Feature::name),
                        content.targets().stream().map(Column::name),
                        Stream.of(content.keys().group(), content.keys().time())
                                .flatMap(Stream::ofNullable)
                                .map(RowKey::name))
                .flatMap(names -> names)
                .toList();
    }

    /**
     * Some of these rows, of each class its share; those of fewer are among those of more.
     *
     * @param rows ascending
     * @throws CannotSplit when they are fewer than there are classes
     */
    public int[] sample(int[] rows, int count, long seed) {
        return new NestedSample(strata(), rows).draw(count, random(SplitMix64.mix(seed)));
    }

    /** The parts, given where each row belongs, by its place among these. */
    Split split(IsValidation isValidation) {
        IntStream.Builder training = IntStream.builder();
        IntStream.Builder validation = IntStream.builder();
        for (int place = 0; place < rows.length; place++) {
            (isValidation.test(place) ? validation : training).add(rows[place]);
        }
        return new Split(training.build().toArray(), validation.build().toArray(), heldOut());
    }

    @FunctionalInterface
    interface IsValidation {
        boolean test(int place);
    }
}
