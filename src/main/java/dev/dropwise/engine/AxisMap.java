package dev.dropwise.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What numbers of one kind, as inputs or outputs of a network, are made of numbers of another: each
 * is a sum of some of those, times a factor, and an offset.
 *
 * @param from how many those are
 * @param terms of all sums
 * @param offsets one for each that is made
 */
public record AxisMap(int from, List<Term> terms, List<Double> offsets) {

    /** {@code factor} times the number {@code from} is a part of the number {@code to}. */
    public record Term(int to, int from, double factor) {}

    public AxisMap {
        terms = List.copyOf(terms);
        offsets = List.copyOf(offsets);
    }

    /** How many are made. */
    public int to() {
        return offsets.size();
    }

    /** Whether all stay what and where they are. */
    public boolean isIdentity() {
        return from == to()
                && isSelection()
                && terms.size() == from
                && terms.stream().allMatch(term -> term.to == term.from);
    }

    /** Whether it only puts some in another order: each is used once at most, as it is. */
    public boolean isSelection() {
        Set<Integer> made = new HashSet<>();
        Set<Integer> used = new HashSet<>();
        return !shifts()
                && terms.stream()
                        .allMatch(
                                term ->
                                        term.factor == 1
                                                && made.add(term.to)
                                                && used.add(term.from));
    }

    /** Whether anything is added. */
    public boolean shifts() {
        return offsets.stream().anyMatch(offset -> offset != 0);
    }
}
