package dev.dropwise.training;

import dev.dropwise.engine.AxisMap;
import dev.dropwise.engine.AxisMap.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the inputs or the outputs of two networks belong together: by a map, or not at all.
 *
 * @param map null where there are differences
 * @param differences what has no counterpart
 */
record AxisMatch(@Nullable AxisMap map, List<String> differences) {

    private static final int MOST = 5;

    static AxisMatch different(String difference) {
        return new AxisMatch(null, List.of(difference));
    }

    boolean isIdentity() {
        return map != null && map.isIdentity();
    }

    /** Some of them, as a sentence. */
    String inWords() {
        String more =
                differences.size() > MOST
                        ? "; and %d more".formatted(differences.size() - MOST)
                        : "";
        return String.join("; ", differences.subList(0, Math.min(MOST, differences.size()))) + more;
    }

    /** A map under construction. */
    static final class Builder {

        private final int from;
        private final double[] offsets;
        private final List<Term> terms = new ArrayList<>();
        private final List<String> differences = new ArrayList<>();

        Builder(int from, int to) {
            this.from = from;
            this.offsets = new double[to];
        }

        void add(int to, int from, double factor) {
            terms.add(new Term(to, from, factor));
        }

        void shift(int to, double offset) {
            offsets[to] += offset;
        }

        void differ(String difference) {
            differences.add(difference);
        }

        AxisMatch build() {
            List<Double> all = Arrays.stream(offsets).boxed().toList();
            return differences.isEmpty()
                    ? new AxisMatch(new AxisMap(from, terms, all), List.of())
                    : new AxisMatch(null, List.copyOf(differences));
        }
    }
}
