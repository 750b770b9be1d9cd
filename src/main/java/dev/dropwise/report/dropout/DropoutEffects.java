package dev.dropwise.report.dropout;

import dev.dropwise.engine.LayerOutputs;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.layer.GaussianDropout;
import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.NoiseKind;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What dropout did to a trained network; the same of a network without dropout stands beside it
 * well.
 *
 * @param rates what each layer of dropout drops, counted; without those that scale numbers and drop
 *     none, and those within other layers
 * @param layers how the units of each hidden layer with weights work together
 * @param agreement of weight scaling with the mean of Monte-Carlo passes, as they grow; empty where
 *     nothing is drawn
 */
public record DropoutEffects(
        List<RealisedRate> rates, List<LayerActivity> layers, List<ScalingAgreement> agreement) {

    private static final int MOST_ROWS = 1000;

    /** Numbers that layers give at once: some tens of megabytes. */
    private static final long MOST_NUMBERS = 8L << 20;

    private static final int PASSES = 100;
    private static final long SEED = 1;

    /** Those that put 0 in the place of what they drop. */
    private static final Set<NoiseKind> ZEROING =
            Set.of(NoiseKind.ELEMENTS, NoiseKind.GROUPS, NoiseKind.BY_VALUE);

    /**
     * Measures them on the first rows.
     *
     * @param archive of a program that was compiled from the architecture
     * @param features of rows as the network takes them, row-major
     * @throws dev.dropwise.engine.UnreadableProgram when the archive holds no network
     */
    public static DropoutEffects of(
            TorchRuntime torch, Path archive, Architecture architecture, float[] features) {
        try (LayerOutputs outputs = LayerOutputs.load(torch, archive)) {
            int width = Math.toIntExact(architecture.input().elements());
            int rows = Math.min(features.length / width, rows(architecture));
            float[] some = Arrays.copyOf(features, rows * width);
            return new DropoutEffects(
                    rates(outputs, architecture, some, rows),
                    layers(outputs, architecture, some, rows),
                    agreement(outputs.program(), architecture, some, rows));
        }
    }

    private static int rows(Architecture architecture) {
        long numbers =
                architecture.layers().stream().mapToLong(layer -> layer.output().elements()).sum();
        return (int) Math.max(1, Math.min(MOST_ROWS, MOST_NUMBERS / numbers));
    }

    private static List<Integer> widths(Architecture architecture) {
        return architecture.layers().stream()
                .map(layer -> Math.toIntExact(layer.output().elements()))
                .toList();
    }

    private static List<RealisedRate> rates(
            LayerOutputs outputs, Architecture architecture, float[] features, int rows) {
        Map<String, Double> set = ratesSet(outputs.program(), architecture);
        if (set.isEmpty()) {
            return List.of();
        }
        Map<String, float[]> drawn = outputs.masked(features, rows, widths(architecture), SEED);
        List<RealisedRate> rates = new ArrayList<>();
        float[] given = features;
        for (ShapedLayer layer : architecture.layers()) {
            float[] left = of(layer, drawn);
            Double rate = set.get(layer.name());
            if (rate != null && leavesZeros(layer)) {
                rates.add(RealisedRate.of(layer.name(), rate, given, left));
            }
            given = left;
        }
        return List.copyOf(rates);
    }

    private static float[] of(ShapedLayer layer, Map<String, float[]> outputs) {
        return Objects.requireNonNull(outputs.get(layer.name()));
    }

    private static boolean leavesZeros(ShapedLayer layer) {
        return ZEROING.contains(layer.spec().noise()) && !(layer.spec() instanceof GaussianDropout);
    }

    private static Map<String, Double> ratesSet(TorchProgram program, Architecture architecture) {
        Map<String, Double> set = new LinkedHashMap<>();
        if (!architecture.rates().isEmpty()) {
            double[] values = program.rates();
            architecture.rates().keySet().forEach(name -> set.put(name, values[set.size()]));
        }
        return set;
    }

    private static List<LayerActivity> layers(
            LayerOutputs outputs, Architecture architecture, float[] features, int rows) {
        Map<String, float[]> active = outputs.active(features, rows, widths(architecture));
        List<ShapedLayer> hidden =
                architecture.layers().subList(0, architecture.layers().size() - 1);
        return hidden.stream()
                .filter(layer -> layer.parameters() > 0 && layer.spec().role() == LayerRole.MIXING)
                .map(layer -> LayerActivity.of(layer.name(), of(layer, active), layer.output()))
                .toList();
    }

    private static List<ScalingAgreement> agreement(
            TorchProgram program, Architecture architecture, float[] features, int rows) {
        boolean draws =
                ratesSet(program, architecture).values().stream().anyMatch(rate -> rate > 0);
        if (!draws) {
            return List.of();
        }
        float[] scaled = program.predict(features, rows);
        long[] seeds = LongStream.range(SEED, SEED + PASSES).toArray();
        return ScalingAgreement.of(
                scaled, program.samplePasses(features, rows, seeds), scaled.length / rows);
    }
}
