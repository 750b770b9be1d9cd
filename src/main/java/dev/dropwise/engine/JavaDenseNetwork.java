package dev.dropwise.engine;

import dev.dropwise.engine.archive.ProgramArchive;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.loss.LossSpec;
import dev.dropwise.spec.loss.OutputFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small network of dense layers that predicts one example at a time in plain Java. What libtorch
 * needs for such a prediction is nearly all the way in and out: its code is large, and out of the
 * caches whenever a server has done anything else. Agrees with {@link TorchProgram#predict} as sums
 * of floats in another order do. Immutable.
 */
public final class JavaDenseNetwork {

    /** Beyond it libtorch's arithmetic is worth the way. */
    private static final long MOST_PARAMETERS = 1 << 18;

    private final List<Sums> layers;
    private final OutputFunction output;

    private JavaDenseNetwork(List<Sums> layers, OutputFunction output) {
        this.layers = layers;
        this.output = output;
    }

    /**
     * {@code function(x·weight + bias)}.
     *
     * @param weight [inputs][units]
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares weights
    private record Sums(
            float[][] weight, float @Nullable [] bias, int units, ElementFunction function) {

        float[] of(float[] x) {
            float[] sums = bias == null ? new float[units] : bias.clone();
            int input = 0;
            for (; input + 3 < x.length; input += 4) {
                addFour(x, input, sums);
            }
            for (; input < x.length; input++) {
                add(x[input], weight[input], sums);
            }
            function.apply(sums);
            return sums;
        }

        /** Four inputs on one way through the sums; a form that the JVM makes vectors of. */
        private void addFour(float[] x, int input, float[] sums) {
            float a = x[input];
            float b = x[input + 1];
            float c = x[input + 2];
            float d = x[input + 3];
            if (a == 0 && b == 0 && c == 0 && d == 0) {
                return;
            }
            float[] first = weight[input];
            float[] second = weight[input + 1];
            float[] third = weight[input + 2];
            float[] fourth = weight[input + 3];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
            }
        }

        private static void add(float value, float[] row, float[] sums) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += value * row[i];
            }
        }
    }

    /**
     * The network of a saved program, where it is such a chain: dense layers of what functions
     * plain Java has, and layers that pass numbers as they are at inference.
     *
     * @param archive of a program that was compiled from the architecture and the loss
     * @throws UnreadableProgram if the file is gone, as those of a run that is under way may be
     */
    public static Optional<JavaDenseNetwork> of(
            Path archive, Architecture architecture, LossSpec loss) {
        Optional<OutputFunction> output = loss.outputFunction();
        if (output.isEmpty()
                || architecture.parameters() > MOST_PARAMETERS
                || !architecture.layers().stream().allMatch(JavaDenseNetwork::isPlain)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new JavaDenseNetwork(
                            sums(architecture, ProgramArchive.weights(archive)), output.get()));
        } catch (IOException e) {
            throw new UnreadableProgram(archive, e);
        }
    }

    private static boolean isPlain(ShapedLayer layer) {
        LayerSpec spec = layer.spec();
        return spec.passesAtInference()
                || (spec.isAffine(layer.input())
                        && ElementFunction.of(spec.activation()).isPresent());
    }

    private static List<Sums> sums(Architecture architecture, Map<String, float[]> weights) {
        List<Sums> sums = new ArrayList<>();
        for (ShapedLayer layer : architecture.layers()) {
            if (layer.spec().isAffine(layer.input())) {
                float[] weight = weights.get(layer.name() + ".weight");
                if (weight == null) {
                    throw new IllegalArgumentException("no weights of a layer " + layer.name());
                }
                int units = layer.output().last();
                sums.add(
                        new Sums(
                                rows(weight, units),
                                weights.get(layer.name() + ".bias"),
                                units,
                                ElementFunction.of(layer.spec().activation()).orElseThrow()));
            }
        }
        return List.copyOf(sums);
    }

    private static float[][] rows(float[] weight, int units) {
        float[][] rows = new float[weight.length / units][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(weight, row * units, (row + 1) * units);
        }
        return rows;
    }

    /**
     * Predicts one example with all units active.
     *
     * @return probabilities of every class, or a value for each target
     */
    public float[] predict(float[] features) {
        float[] x = features;
        for (Sums layer : layers) {
            x = layer.of(x);
        }
        return output.apply(x);
    }
}
