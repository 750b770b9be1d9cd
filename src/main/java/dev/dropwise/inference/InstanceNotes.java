package dev.dropwise.inference;

import dev.dropwise.dataset.preprocessing.InstanceFindings;
import dev.dropwise.inference.InstanceBatch.Pointers;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to be said of the instances of a request, beside what is predicted. */
final class InstanceNotes {

    /** Enough for people to see what is unusual. */
    private static final int MOST_WARNINGS = 100;

    /** Of one row so many are told, whatever others have. */
    private static final int MOST_OF_A_ROW = 5;

    private final Map<Integer, List<String>> imputed = new HashMap<>();
    private final Map<Integer, List<Fault>> ofRows = new HashMap<>();
    private final List<Fault> warnings = new ArrayList<>();
    private int found;

    void add(int row, InstanceFindings findings, Pointers pointers) {
        if (!findings.imputed().isEmpty()) {
            imputed.put(row, List.copyOf(findings.imputed()));
        }
        if (!findings.warnings().isEmpty()) {
            ofRows.put(row, findings.warnings().stream().limit(MOST_OF_A_ROW).toList());
        }
        for (Fault warning : findings.warnings()) {
            found++;
            if (warnings.size() < MOST_WARNINGS) {
                warnings.add(new Fault(pointers.at(row, warning.pointer()), warning.detail()));
            }
        }
    }

    /** The columns of an instance whose values were missing. */
    List<String> imputed(int row) {
        return imputed.getOrDefault(row, List.of());
    }

    /** Values far from all that training rows have. */
    List<Fault> warnings() {
        if (found == warnings.size()) {
            return List.copyOf(warnings);
        }
        List<Fault> some = new ArrayList<>(warnings);
        some.add(new Fault("", "and " + (found - warnings.size()) + " more warnings"));
        return some;
    }

    /** Those of an instance, the first of them, as pointers relative to it. */
    List<Fault> warnings(int row) {
        return ofRows.getOrDefault(row, List.of());
    }

    /** How many values are, those that are not listed too. */
    int unusualValues() {
        return found;
    }
}
