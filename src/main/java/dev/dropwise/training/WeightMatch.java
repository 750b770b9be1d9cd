package dev.dropwise.training;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.engine.AxisMap;
import dev.dropwise.engine.LayerAdapter;
import dev.dropwise.layer.Activation;
import dev.dropwise.layer.Convolution;
import dev.dropwise.layer.Dense;
import dev.dropwise.layer.Embedding;
import dev.dropwise.layer.Flatten;
import dev.dropwise.layer.GlobalPool;
import dev.dropwise.layer.GroupNorm;
import dev.dropwise.layer.LayerNorm;
import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.NormalizationLayer;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.LayerMatch;
import dev.dropwise.spec.loss.LossSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the layers at both ends of a trained network, which know columns and classes by their places,
 * are brought to another data set: exactly, or not at all.
 */
public final class WeightMatch implements LayerMatch {

    private final Map<String, LayerAdapter> adapters = new LinkedHashMap<>();
    private final Map<String, String> differences = new LinkedHashMap<>();

    private WeightMatch() {}

    /**
     * Finds which weights of one network stand for what in another.
     *
     * @param source the trained network
     * @param theirs what its inputs and outputs stand for
     * @param network which begins with its layers of the same names
     * @param ours what its inputs and outputs stand for
     * @param loss of that network
     */
    public static WeightMatch of(
            Architecture source,
            Preprocessing theirs,
            Architecture network,
            Preprocessing ours,
            LossSpec loss) {
        WeightMatch match = new WeightMatch();
        AxisMatch inputs = InputMatch.of(ours, theirs);
        if (!inputs.isIdentity()) {
            match.matchInputs(readers(source), readers(network), inputs);
        }
        AxisMatch outputs =
                OutputMatch.of(ours.target(), theirs.target(), network.output().channels(), loss);
        NetworkHead head = NetworkHead.of(network);
        ShapedLayer trained = NetworkHead.of(source).layer();
        if (!outputs.isIdentity() && head.layer().name().equals(trained.name())) {
            match.matchOutputs(head, trained, outputs);
        }
        return match;
    }

    @Override
    public Optional<String> differenceOf(String layer) {
        return Optional.ofNullable(differences.get(layer));
    }

    @Override
    public ShapedLayer adapted(ShapedLayer trained, ShapedLayer own) {
        LayerAdapter adapter = adapters.get(trained.name());
        if (adapter == null) {
            return trained;
        }
        LayerSpec spec = trained.spec();
        AxisMap inputs = adapter.inputs();
        AxisMap outputs = adapter.outputs();
        if (spec instanceof Dense dense && outputs != null) {
            spec = dense.sized(outputs.to());
        }
        if (spec instanceof Embedding embedding && inputs != null) {
            spec = embedding.sized(inputs.from());
        }
        Shape input = inputs == null ? trained.input() : own.input();
        return new ShapedLayer(spec, input, spec.outputShape(input), trained.body());
    }

    /** How layers of those names are to be changed on the way. */
    public Map<String, LayerAdapter> adapters(Collection<String> layers) {
        Map<String, LayerAdapter> some = new LinkedHashMap<>(adapters);
        some.keySet().retainAll(layers);
        return some;
    }

    /** The layers that see the inputs before these are mixed, and the one that mixes them. */
    private static List<ShapedLayer> readers(Architecture network) {
        List<ShapedLayer> readers = new ArrayList<>();
        for (ShapedLayer layer : network.layers()) {
            readers.add(layer);
            if (layer.spec().role() == LayerRole.MIXING) {
                break;
            }
        }
        return readers;
    }

    private void matchInputs(List<ShapedLayer> theirs, List<ShapedLayer> ours, AxisMatch inputs) {
        Set<String> trained = theirs.stream().map(ShapedLayer::name).collect(Collectors.toSet());
        boolean isLinear = true;
        for (ShapedLayer layer : ours) {
            boolean isNoise = layer.spec().role() == LayerRole.NOISE;
            if (trained.contains(layer.name()) && layer.parameters() > 0 && !isNoise) {
                matchInputs(layer, inputs, isLinear);
            }
            isLinear &= isNoise || layer.spec() instanceof Flatten;
        }
    }

    private void matchInputs(ShapedLayer layer, AxisMatch inputs, boolean isLinear) {
        LayerSpec spec = layer.spec();
        AxisMap map = inputs.map();
        if (map == null) {
            differences.put(layer.name(), inputs.inWords());
        } else if (!takesInputs(spec, layer, map, isLinear)) {
            differences.put(
                    layer.name(),
                    "the columns are others, in another order or scaled otherwise, and it cannot be"
                            + " brought to that exactly");
        } else {
            adapters.put(layer.name(), new LayerAdapter(spec, map, null));
        }
    }

    private static boolean takesInputs(
            LayerSpec spec, ShapedLayer layer, AxisMap map, boolean isLinear) {
        boolean selects = map.isSelection() && map.terms().size() == map.from();
        if (spec instanceof Dense dense) {
            return layer.input().rank() == 1
                    && (isLinear || selects)
                    && (dense.bias() || !map.shifts());
        }
        if (spec instanceof NormalizationLayer && !(spec instanceof GroupNorm)) {
            return layer.input().rank() == 1
                    && selects
                    && !(spec instanceof LayerNorm && map.from() != map.to());
        }
        return spec instanceof Embedding embedding
                && selects
                && Objects.equals(embedding.vocabulary(), map.from());
    }

    private void matchOutputs(NetworkHead head, ShapedLayer trained, AxisMatch outputs) {
        ShapedLayer layer = head.layer();
        AxisMap map = outputs.map();
        if (map == null) {
            differences.put(layer.name(), outputs.inWords());
            return;
        }
        if (trained.output().channels() != map.from()) {
            return; // its shape is another: that is found anyway
        }
        boolean isKnown =
                head.hasAnOutputForEachUnit()
                        && (layer.spec() instanceof Dense || layer.spec() instanceof Convolution);
        boolean fits =
                isKnown
                        && (head.isLinear() || map.isSelection())
                        && (hasBias(layer.spec()) || !map.shifts());
        if (!fits) {
            differences.put(
                    layer.name(),
                    "the classes are in another order or the targets scaled otherwise, and it"
                            + " cannot be brought to that exactly");
            return;
        }
        adapters.merge(
                layer.name(),
                new LayerAdapter(layer.spec(), null, map),
                (reader, both) -> new LayerAdapter(layer.spec(), reader.inputs(), map));
    }

    private static boolean hasBias(LayerSpec spec) {
        return spec instanceof Dense dense ? dense.bias() : ((Convolution) spec).bias();
    }

    /**
     * The last layer that holds weights, and what is behind it.
     *
     * @param isLinear whether outputs are its sums as they are
     * @param hasAnOutputForEachUnit whether each output is that of one of its units alone
     */
    private record NetworkHead(
            ShapedLayer layer, boolean isLinear, boolean hasAnOutputForEachUnit) {

        static NetworkHead of(Architecture network) {
            List<ShapedLayer> layers = network.layers();
            boolean linear = true;
            boolean single = true;
            int at = layers.size() - 1;
            while (at > 0 && !holdsWeights(layers.get(at))) {
                LayerSpec spec = layers.get(at).spec();
                boolean keepsUnits =
                        spec instanceof GlobalPool
                                || layers.get(at).output().equals(layers.get(at).input())
                                || layers.get(at).input().elements()
                                        == layers.get(at).input().channels();
                linear &= spec.activation() == Activation.NONE;
                single &= keepsUnits;
                at--;
            }
            ShapedLayer head = layers.get(at);
            return new NetworkHead(
                    head, linear && head.spec().activation() == Activation.NONE, single);
        }

        private static boolean holdsWeights(ShapedLayer layer) {
            return layer.parameters() > 0 && layer.spec().role() != LayerRole.NOISE;
        }
    }
}
