package dev.dropwise.inference;

import dev.dropwise.calibration.CalibratedClasses;
import dev.dropwise.calibration.CalibratedTarget;
import dev.dropwise.calibration.Calibration;
import java.util.List;

/**
 * The number of an answer that is explained: the probability of one class of a target, or the
 * target's value.
 *
 * @param label which class; 0 of a value
 */
record ExplainedOutput(int target, int label) {

    /** Which output of the network it is told by. */
    int index(ServedCheckpoint served) {
        return served.isClassification() && served.targets() == 1 ? label : target;
    }

    /** Told from that output. */
    double value(ServedCheckpoint served, double output) {
        if (!served.isClassification()) {
            return served.target().decode(target, output);
        }
        return isOther(served) ? 1 - output : output;
    }

    /** By how much it changes with that output. */
    double scale(ServedCheckpoint served) {
        if (!served.isClassification()) {
            return served.target().unit(target);
        }
        return isOther(served) ? -1 : 1;
    }

    /** Networks of several targets tell the second class of each alone. */
    private boolean isOther(ServedCheckpoint served) {
        return served.targets() > 1 && label == 0;
    }

    /** Of one example among those that a network answered. */
    double of(NetworkOutputs outputs, ServedCheckpoint served, int example) {
        int width = outputs.values().length / outputs.rows();
        return outputs.values()[(example * served.targets() + target) * width + label];
    }

    /** By what the logits of a network are divided: one number for all, or one for each. */
    static float[] temperatures(ServedCheckpoint network) {
        Calibration calibration = network.calibration();
        List<CalibratedTarget> targets = calibration == null ? List.of() : calibration.targets();
        float[] temperatures = new float[Math.max(1, targets.size())];
        for (int i = 0; i < temperatures.length; i++) {
            temperatures[i] =
                    i < targets.size() && targets.get(i) instanceof CalibratedClasses known
                            ? (float) known.temperature()
                            : 1;
        }
        return network.isClassification() ? temperatures : new float[] {1};
    }
}
