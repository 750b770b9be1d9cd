package dev.dropwise.bench.regularization;

import dev.dropwise.dataset.Dataset;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Variants of one network, which are compared with the first of them.
 *
 * @param rows the data that they are trained on, made from that of the page
 * @param epochs that each is trained for
 * @param note what one must know to read the table
 * @param claims what is expected of it, to be held against the figures
 */
record Group(
        String title,
        UnaryOperator<Dataset> rows,
        int epochs,
        String note,
        List<Variant> variants,
        List<Claim> claims) {

    /** Of the data as it is. */
    Group(String title, int epochs, String note, List<Variant> variants, List<Claim> claims) {
        this(title, UnaryOperator.identity(), epochs, note, variants, claims);
    }

    /** One training of a variant of these. */
    Variant.Lesson lesson(Variant variant, Dataset data, long seed) {
        return variant.lesson(data, epochs, seed);
    }

    Variant first() {
        return variants.get(0);
    }
}
