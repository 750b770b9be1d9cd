package dev.dropwise.export;

import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Layers that a format has nothing for. */
final class UnwritableLayers {

    private UnwritableLayers() {}

    /**
     * @throws Invalid with all of them, as pointers into the spec
     */
    static void refuse(List<ShapedLayer> layers, String format, Predicate<LayerSpec> knows) {
        List<Fault> faults = new ArrayList<>();
        collect(layers, "", format, knows, faults);
        Invalid.throwIfAny(faults);
    }

    private static void collect(
            List<ShapedLayer> layers,
            String at,
            String format,
            Predicate<LayerSpec> knows,
            List<Fault> faults) {
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec spec = layers.get(i).spec();
            String pointer = at + "/layers/" + i;
            boolean isPassed = spec.role() == LayerRole.NOISE && spec.passesAtInference();
            if (!isPassed && !knows.test(spec)) {
                faults.add(
                        new Fault(
                                pointer,
                                "expected a layer that can be written as %s, received %s"
                                        .formatted(format, spec.typeName())));
            }
            collect(layers.get(i).body(), pointer, format, knows, faults);
        }
    }
}
