package dev.dropwise.export.network;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.layer.rate.Rate;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Plan;
import java.util.Map;

/**
 * A network with what it learned.
 *
 * @param architecture of the plan
 * @param preprocessing as it was fitted on the training rows
 * @param weights by PyTorch's names, in PyTorch's layouts
 * @param epoch after which they were taken
 */
public record TrainedNetwork(
        Plan plan,
        Architecture architecture,
        Preprocessing preprocessing,
        Map<String, TensorValues> weights,
        int epoch) {

    /** Whether steps of zeros are padding from the start. */
    public boolean startsPadded() {
        return architecture.input().rank() == 2;
    }

    /** How many values come out, or probabilities of second classes. */
    public int targets() {
        return preprocessing.target().count();
    }

    /** What a rate was in the epoch of the weights. */
    public double rate(Rate rate) {
        Integer epochs = plan.training().epochs();
        return rate.at(Math.max(1, epoch), epochs == null ? Math.max(1, epoch) : epochs);
    }
}
