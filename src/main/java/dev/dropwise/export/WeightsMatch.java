package dev.dropwise.export;

import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.export.weights.UnreadableWeights;
import dev.dropwise.export.weights.WeightsFile;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds for every tensor of a network that of a file: the names, sizes and numbers have to fit, and
 * all that does not is told at once.
 *
 * @param expected the sizes of the network's tensors by their names
 */
record WeightsMatch(Map<String, List<Integer>> expected) {

    private static final String AT = "/file";

    /** A counter that PyTorch's norms have and inference does not need. */
    private static final String COUNTER = ".num_batches_tracked";

    /**
     * @throws Invalid with all faults
     */
    Map<String, TensorValues> read(WeightsFile file) throws IOException {
        List<Fault> faults = new ArrayList<>();
        findStrangers(file, faults);
        expected.forEach((name, sizes) -> compare(name, sizes, file.entries().get(name), faults));
        Invalid.throwIfAny(faults);
        Map<String, TensorValues> found = new LinkedHashMap<>();
        for (String name : expected.keySet()) {
            read(name, file, found, faults);
        }
        Invalid.throwIfAny(faults);
        return found;
    }

    private void findStrangers(WeightsFile file, List<Fault> faults) {
        for (String name : file.entries().keySet()) {
            if (!expected.containsKey(name) && !name.endsWith(COUNTER)) {
                faults.add(
                        new Fault(
                                AT,
                                "expected no tensor \"%s\", which the network does not have"
                                        .formatted(shortened(name))));
            }
        }
    }

    private static String shortened(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200) + "…";
    }

    private static void compare(
            String name,
            List<Integer> sizes,
            WeightsFile.@Nullable Entry entry,
            List<Fault> faults) {
        if (entry == null) {
            faults.add(
                    new Fault(
                            AT,
                            "expected a tensor \"%s\" of %s, received none"
                                    .formatted(name, sizes)));
        } else if (!entry.sizes().equals(sizes)) {
            faults.add(
                    new Fault(
                            AT,
                            "%s: expected %s, received %s".formatted(name, sizes, entry.sizes())));
        }
    }

    private static void read(
            String name, WeightsFile file, Map<String, TensorValues> found, List<Fault> faults)
            throws IOException {
        try {
            TensorValues values = file.read(name);
            for (float number : values.numbers()) {
                if (!Float.isFinite(number)) {
                    faults.add(
                            new Fault(
                                    AT,
                                    "%s: expected finite numbers, received %s"
                                            .formatted(name, number)));
                    break;
                }
            }
            found.put(name, values);
        } catch (UnreadableWeights e) {
            faults.add(new Fault(AT, name + ": " + e.getMessage()));
        }
    }
}
