package dev.dropwise.inference;

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
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares batches
record InstanceBatch(float[] features, int rows) {

    /** Enough for people to see what is wrong. */
    private static final int MOST_FAULTS = 100;

    /** Where in the request a fault is. */
    @FunctionalInterface
    interface Pointers {

        Pointers INSTANCES = (row, pointer) -> "/instances/" + row + pointer;

        String at(int row, String pointer);
    }

    /**
     * Prepares every instance as the training rows were.
     *
     * @throws Invalid with the faults of all instances
     */
    static InstanceBatch of(
            List<Instance> instances, Preprocessing preprocessing, Pointers pointers) {
        int rows = instances.size();
        if (rows == 1) {
            return new InstanceBatch(single(instances.get(0), preprocessing, pointers), 1);
        }
        int width = Arrays.stream(preprocessing.inputShape()).reduce(1, Math::multiplyExact);
        float[] features = new float[Math.multiplyExact(rows, width)];
        List<Fault> faults = new ArrayList<>();
        int found = 0;
        for (int row = 0; row < rows; row++) {
            try {
                float[] encoded = instances.get(row).encode(preprocessing);
                System.arraycopy(encoded, 0, features, row * width, width);
            } catch (Invalid invalid) {
                found += invalid.faults().size();
                add(invalid, row, pointers, faults);
            }
        }
        throwIfAny(faults, found);
        return new InstanceBatch(features, rows);
    }

    private static float[] single(
            Instance instance, Preprocessing preprocessing, Pointers pointers) {
        try {
            return instance.encode(preprocessing);
        } catch (Invalid invalid) {
            List<Fault> faults = new ArrayList<>();
            add(invalid, 0, pointers, faults);
            throwIfAny(faults, invalid.faults().size());
            throw invalid;
        }
    }

    private static void add(Invalid invalid, int row, Pointers pointers, List<Fault> faults) {
        for (Fault fault : invalid.faults()) {
            if (faults.size() == MOST_FAULTS) {
                return;
            }
            faults.add(new Fault(pointers.at(row, fault.pointer()), fault.detail()));
        }
    }

    private static void throwIfAny(List<Fault> faults, int found) {
        if (found > faults.size()) {
            faults.add(new Fault("", "and " + (found - faults.size()) + " more faults"));
        }
        Invalid.throwIfAny(faults);
    }
}
