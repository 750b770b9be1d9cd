package dev.dropwise.training;

import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * As many threads as the largest product of a step has work for. Those of most networks are done
 * before a second thread has woken up.
 */
@Component
class LargeProducts implements ThreadRule {

    /** Multiplications that are worth a thread. */
    private static final double WORTH_A_THREAD = 64e6;

    @Override
    public int threads(Architecture network, int batch) {
        double most =
                flat(network.layers())
                        .mapToDouble(layer -> batch * multiplications(layer))
                        .max()
                        .orElse(0);
        return (int) Math.max(1, most / WORTH_A_THREAD);
    }

    private static Stream<ShapedLayer> flat(List<ShapedLayer> layers) {
        return layers.stream()
                .flatMap(layer -> Stream.concat(Stream.of(layer), flat(layer.body())));
    }

    /** Of one example: every weight at every place that it is applied to. */
    private static double multiplications(ShapedLayer layer) {
        return layer.spec().role() == LayerRole.MIXING
                ? (double) layer.parameters() * places(layer)
                : 0;
    }

    /** The positions of an image, or the steps of a sequence. */
    private static long places(ShapedLayer layer) {
        Shape output = layer.output();
        if (output.rank() == 3) {
            return output.elements() / output.size(0);
        }
        return layer.input().rank() == 2 ? layer.input().size(0) : 1;
    }
}
