package dev.dropwise.study.design;

import dev.dropwise.problem.Fault;
import java.util.Collection;
import java.util.List;

/** What variants may be called. */
final class VariantNames {

    private static final int LONGEST = 100;

    private VariantNames() {}

    static List<Fault> faults(Collection<String> names) {
        return names.stream()
                .filter(name -> name.isBlank() || name.length() > LONGEST)
                .map(
                        name ->
                                new Fault(
                                        Variants.pointer(name),
                                        "expected a name of 1 to %d characters, received %d"
                                                .formatted(LONGEST, name.strip().length())))
                .toList();
    }
}
