package dev.dropwise.report;

import dev.dropwise.inference.RowPredictions.Network;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is predicted.
 *
 * @param labels of its classes, in the order of the outputs; empty for a number
 */
record ScoredTarget(String name, List<String> labels) {

    static List<ScoredTarget> all(Network network, List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new ScoredTarget(names.get(i), network.classes(i)))
                .toList();
    }

    boolean isClass() {
        return !labels.isEmpty();
    }
}
