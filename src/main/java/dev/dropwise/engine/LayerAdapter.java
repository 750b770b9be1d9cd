package dev.dropwise.engine;

import dev.dropwise.engine.AxisMap.Term;
import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.layer.Dense;
import dev.dropwise.layer.LayerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings the weights of a layer to other inputs or outputs, so that it makes of them what it made
 * of those that it was trained on. Dense layers take any map, with a bias also one that shifts;
 * convolutions take maps of their outputs; embeddings and normalizations selections of their
 * inputs.
 *
 * @param spec of the layer
 * @param inputs what the inputs that it was trained on are made of; null where they are the same
 * @param outputs what is to be made of the outputs that it was trained on; null where they are the
 *     same
 */
public record LayerAdapter(LayerSpec spec, @Nullable AxisMap inputs, @Nullable AxisMap outputs)
        implements UnaryOperator<Map<String, TensorValues>> {

    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";

    @Override
    public Map<String, TensorValues> apply(Map<String, TensorValues> trained) {
        Map<String, TensorValues> adapted = new LinkedHashMap<>(trained);
        if (inputs != null) {
            adaptInputs(inputs, adapted);
        }
        if (outputs != null) {
            adaptOutputs(outputs, adapted);
        }
        return adapted;
    }

    private void adaptInputs(AxisMap map, Map<String, TensorValues> tensors) {
        if (spec instanceof Dense) {
            TensorValues weight = Objects.requireNonNull(tensors.get(WEIGHT));
            if (map.shifts()) {
                tensors.computeIfPresent(BIAS, (name, bias) -> shifted(bias, weight, map));
            }
            tensors.put(WEIGHT, gathered(weight, map));
        } else {
            tensors.replaceAll(
                    (name, tensor) -> tensor.sizes().isEmpty() ? tensor : gathered(tensor, map));
        }
    }

    /** What an offset of an input comes to in every output. */
    private static TensorValues shifted(TensorValues bias, TensorValues weight, AxisMap map) {
        int units = bias.numbers().length;
        float[] shifted = new float[units];
        for (int unit = 0; unit < units; unit++) {
            double sum = bias.numbers()[unit];
            for (int input = 0; input < map.to(); input++) {
                sum += map.offsets().get(input) * weight.numbers()[input * units + unit];
            }
            shifted[unit] = (float) sum;
        }
        return new TensorValues(shifted, bias.sizes());
    }

    /** A row for each of the map's sources: the rows of all that it is a part of. */
    private static TensorValues gathered(TensorValues tensor, AxisMap map) {
        int width = tensor.elementsFrom(1);
        double[] rows = new double[map.from() * width];
        for (Term term : map.terms()) {
            for (int i = 0; i < width; i++) {
                rows[term.from() * width + i] +=
                        term.factor() * tensor.numbers()[term.to() * width + i];
            }
        }
        return new TensorValues(floats(rows), resized(tensor, 0, map.from()));
    }

    private void adaptOutputs(AxisMap map, Map<String, TensorValues> tensors) {
        tensors.computeIfPresent(WEIGHT, (name, weight) -> mapped(weight, axis(), map));
        tensors.computeIfPresent(
                BIAS,
                (name, bias) -> {
                    float[] numbers = mapped(bias, 0, map).numbers();
                    for (int i = 0; i < numbers.length; i++) {
                        numbers[i] += map.offsets().get(i).floatValue();
                    }
                    return new TensorValues(numbers, List.of(numbers.length));
                });
    }

    /** Where the weights of a layer have its outputs: behind the inputs, or as filters before. */
    private int axis() {
        return spec instanceof Dense ? 1 : 0;
    }

    private static TensorValues mapped(TensorValues tensor, int axis, AxisMap map) {
        int before = axis == 0 ? 1 : tensor.sizes().get(0);
        int within = tensor.elementsFrom(axis + 1);
        double[] numbers = new double[before * map.to() * within];
        for (Term term : map.terms()) {
            for (int i = 0; i < before; i++) {
                for (int j = 0; j < within; j++) {
                    numbers[(i * map.to() + term.to()) * within + j] +=
                            term.factor()
                                    * tensor.numbers()[(i * map.from() + term.from()) * within + j];
                }
            }
        }
        return new TensorValues(floats(numbers), resized(tensor, axis, map.to()));
    }

    private static List<Integer> resized(TensorValues tensor, int axis, int size) {
        List<Integer> sizes = new ArrayList<>(tensor.sizes());
        sizes.set(axis, size);
        return sizes;
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
