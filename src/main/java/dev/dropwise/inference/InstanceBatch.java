package dev.dropwise.inference;

import dev.dropwise.dataset.preprocessing.InstanceFindings;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Instances as a network takes them.
 *
 * @param features row-major
 * @param notes what is to be said of them
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares batches
public record InstanceBatch(float[] features, int rows, InstanceNotes notes) {

    /** Where in the request a fault is. */
    @FunctionalInterface
    public interface Pointers {

        Pointers INSTANCES = (row, pointer) -> "/instances/" + row + pointer;

        String at(int row, String pointer);
    }

    /**
     * Prepares every instance as the training rows were.
     *
     * @param ignoresUnknown whether columns that training did not have are passed over
     * @throws Invalid with the faults of all instances
     */
    static InstanceBatch of(
            List<Instance> instances,
            Preprocessing preprocessing,
            boolean ignoresUnknown,
            Pointers pointers) {
        int rows = instances.size();
        int width = Arrays.stream(preprocessing.inputShape()).reduce(1, Math::multiplyExact);
        float[] features = rows == 1 ? new float[0] : new float[Math.multiplyExact(rows, width)];
        InstanceNotes notes = new InstanceNotes();
        List<Fault> faults = new ArrayList<>();
        int found = 0;
        for (int row = 0; row < rows; row++) {
            try {
                InstanceFindings findings = new InstanceFindings(ignoresUnknown);
                float[] encoded = instances.get(row).encode(preprocessing, findings);
                notes.add(row, findings, pointers);
                if (rows == 1) {
                    features = encoded;
                } else {
                    System.arraycopy(encoded, 0, features, row * width, width);
                }
            } catch (Invalid invalid) {
                found += invalid.count();
                add(invalid, row, pointers, faults);
            }
        }
        throwIfAny(faults, found);
        return new InstanceBatch(features, rows, notes);
    }

    /** The features of one of them. */
    float[] row(int row) {
        int width = features.length / rows;
        return Arrays.copyOfRange(features, row * width, (row + 1) * width);
    }

    private static void add(Invalid invalid, int row, Pointers pointers, List<Fault> faults) {
        for (Fault fault : invalid.faults()) {
            if (faults.size() == Invalid.MOST) {
                return;
            }
            faults.add(new Fault(pointers.at(row, fault.pointer()), fault.detail()));
        }
    }

    private static void throwIfAny(List<Fault> faults, int found) {
        if (found > 0) {
            throw new Invalid(faults, found);
        }
    }
}
