package dev.dropwise.study.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Brackets of successive halving that begin with more and more epochs and fewer trials, because
 * nobody knows how early good trials show. Each bracket trains about as many epochs; after the last
 * comes the first again, until there are as many trials as asked for. Li et al., 2018,
 * https://jmlr.org/papers/v18/16-558.html
 */
public record Hyperband(SuccessiveHalving halving) {

    /** Brackets in the order in which they begin; the last may have fewer trials. */
    public List<Bracket> brackets(int trials) {
        List<Bracket> brackets = new ArrayList<>();
        int most = halving.halvings();
        int halvings = most;
        for (int first = 0; first < trials; ) {
            int size = Math.min(size(most, halvings), trials - first);
            brackets.add(halving.bracket(first, size, halvings));
            first += size;
            halvings = halvings == 0 ? most : halvings - 1;
        }
        return brackets;
    }

    /** ceil((s_max + 1) / (s + 1) · factor^s), as in the paper's algorithm 1. */
    private int size(int most, int halvings) {
        return (int)
                Math.ceil((most + 1.0) / (halvings + 1) * Math.pow(halving.factor(), halvings));
    }
}
