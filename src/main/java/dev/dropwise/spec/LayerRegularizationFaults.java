package dev.dropwise.spec;

import dev.dropwise.layer.LayerRegularization;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with the {@code regularization} of a layer alone, as pointers into it. */
final class LayerRegularizationFaults {

    private LayerRegularizationFaults() {}

    /** What contradicts itself. */
    static List<Fault> contradictions(LayerSpec layer) {
        LayerRegularization alone = layer.regularization();
        List<Fault> faults = new ArrayList<>();
        if (alone == null) {
            return faults;
        }
        if (layer.frozen()) {
            faults.add(new Fault("", "expected nothing for a frozen layer, received an object"));
        }
        if (alone.elasticNet() != null && (alone.l1() != null || alone.l2() != null)) {
            faults.add(
                    new Fault(
                            "/elasticNet",
                            "expected either elasticNet or l1 and l2, received both"));
        }
        if (alone.maxNorm() != null && alone.unitNorm()) {
            faults.add(
                    new Fault("/unitNorm", "expected either maxNorm or unitNorm, received both"));
        }
        return faults;
    }

    /** What there are no weights for. */
    static List<Fault> idle(LayerAt at) {
        LayerRegularization alone = at.layer().spec().regularization();
        if (alone == null || at.layer().spec().frozen()) {
            return List.of();
        }
        if (at.isFrozen()) {
            return List.of(
                    new Fault("", "expected nothing within a frozen layer, received an object"));
        }
        Set<String> tensors = at.layer().tensors().keySet();
        if (tensors.isEmpty()) {
            return List.of(
                    new Fault(
                            "",
                            "expected nothing for a layer that learns nothing, received an object"));
        }
        List<Fault> faults = new ArrayList<>();
        if (!at.layer().hasWeights()) {
            faults.addAll(withoutWeights(alone));
        }
        if (alone.biases() && !alone.penalizes()) {
            faults.add(
                    new Fault(
                            "/biases",
                            "expected a penalty or weightDecay where biases is true, received neither"));
        } else if (alone.biases() && tensors.equals(Set.of("weight"))) {
            faults.add(
                    new Fault("/biases", "expected false for a layer without any, received true"));
        }
        return faults;
    }

    private static List<Fault> withoutWeights(LayerRegularization alone) {
        List<Fault> faults = new ArrayList<>();
        if (alone.penalizes() && !alone.biases()) {
            faults.add(
                    new Fault(
                            "/biases",
                            "expected true for a layer that has no other weights, received false"));
        }
        constraints(alone)
                .forEach(
                        name ->
                                faults.add(
                                        new Fault(
                                                "/" + name,
                                                "expected nothing for a layer without weights to"
                                                        + " constrain, received a value")));
        return faults;
    }

    private static Stream<String> constraints(LayerRegularization alone) {
        return Stream.of(
                        alone.maxNorm() == null ? "" : "maxNorm",
                        alone.unitNorm() ? "unitNorm" : "",
                        alone.nonNegative() ? "nonNegative" : "")
                .filter(name -> !name.isEmpty());
    }
}
