package dev.dropwise.engine;

import dev.dropwise.engine.archive.ProgramFile;
import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.engine.archive.ScriptObject.Tensors;
import dev.dropwise.engine.archive.StoredTensor;
import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tensors that a network predicts with, by the names and in the layouts that PyTorch's modules
 * have for them: {@code dense1.weight} is [outputs, inputs]. Tensors of layers within others are
 * below {@code body}. What layers hold for training alone is not among them.
 */
public final class NetworkWeights {

    private static final String NET = "net";
    private static final String BODY = "body";

    private NetworkWeights() {}

    /** The sizes of all of them, by their names, of a network that need not be there yet. */
    public static Map<String, List<Integer>> sizes(Architecture architecture) {
        Map<String, List<Integer>> sizes = new LinkedHashMap<>();
        collect(architecture.layers(), "", sizes);
        return sizes;
    }

    private static void collect(
            List<ShapedLayer> layers, String before, Map<String, List<Integer>> sizes) {
        for (ShapedLayer layer : layers) {
            LayerSpec spec = layer.spec();
            if (spec.role() == LayerRole.NOISE) {
                continue;
            }
            String prefix = before + layer.name() + ".";
            List<PyTorchTensor> elsewhere = PyTorchTensor.of(spec);
            spec.tensors(layer.input())
                    .forEach(
                            (name, shape) -> {
                                PyTorchTensor place = PyTorchTensor.at(elsewhere, name);
                                sizes.put(
                                        prefix + String.join(".", place.path()),
                                        place.sizes(shape.sizes()));
                            });
            if (spec.keepsRunningStatistics()) {
                List<Integer> channels = List.of(layer.input().channels());
                sizes.put(prefix + "running_mean", channels);
                sizes.put(prefix + "running_var", channels);
            }
            collect(layer.body(), prefix + BODY + ".", sizes);
        }
    }

    /** Those of the program in an archive, in the order of its layers. */
    public static Map<String, TensorValues> read(Path archive, Architecture architecture)
            throws IOException {
        Map<String, TensorValues> found = new LinkedHashMap<>();
        try (ProgramFile file = new ProgramFile(archive)) {
            new Walk(
                            file,
                            (name, values) -> {
                                found.put(name, values);
                                return null;
                            })
                    .chain(architecture.layers(), file.root().object(NET), "");
        }
        return found;
    }

    /**
     * Writes the program of an archive with other numbers in its tensors.
     *
     * @param values for every name that {@link #read} tells, of the same sizes
     */
    public static void replace(
            Path archive,
            Architecture architecture,
            Map<String, TensorValues> values,
            OutputStream out)
            throws IOException {
        try (ProgramFile file = new ProgramFile(archive)) {
            ScriptObject root = file.root();
            ScriptObject net =
                    new Walk(file, (name, own) -> Objects.requireNonNull(values.get(name)))
                            .chain(architecture.layers(), root.object(NET), "");
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>(root.attributes());
            attributes.put(NET, net);
            file.write(file.with(new ScriptObject(root.type(), attributes)), out);
        }
    }

    /** What to do with a tensor: give others in its place, in PyTorch's layout, or null. */
    @FunctionalInterface
    private interface Visit {

        @Nullable TensorValues at(String name, TensorValues values);
    }

    private record Walk(ProgramFile file, Visit visit) {

        ScriptObject chain(List<ShapedLayer> layers, ScriptObject chain, String prefix) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>(chain.attributes());
            for (ShapedLayer layer : layers) {
                if (layer.spec().role() != LayerRole.NOISE) {
                    attributes.put(
                            layer.name(),
                            layer(layer, chain.object(layer.name()), prefix + layer.name() + "."));
                }
            }
            return new ScriptObject(chain.type(), attributes);
        }

        private ScriptObject layer(ShapedLayer layer, ScriptObject object, String prefix) {
            List<PyTorchTensor> elsewhere = PyTorchTensor.of(layer.spec());
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            object.attributes()
                    .forEach(
                            (attribute, value) ->
                                    attributes.put(
                                            attribute,
                                            attribute(
                                                    WeightTransfer.currentName(attribute),
                                                    value,
                                                    elsewhere,
                                                    prefix)));
            if (!layer.body().isEmpty()) {
                attributes.put(BODY, chain(layer.body(), object.object(BODY), prefix + BODY + "."));
            }
            return new ScriptObject(object.type(), attributes);
        }

        private @Nullable Object attribute(
                String name, @Nullable Object value, List<PyTorchTensor> elsewhere, String prefix) {
            if (value instanceof StoredTensor tensor && !tensor.isEmpty()) {
                return tensor(PyTorchTensor.at(elsewhere, name, -1), tensor, prefix);
            }
            if (value instanceof Tensors list) {
                List<StoredTensor> tensors = new ArrayList<>();
                for (int i = 0; i < list.tensors().size(); i++) {
                    tensors.add(
                            tensor(
                                    PyTorchTensor.at(elsewhere, name, i),
                                    list.tensors().get(i),
                                    prefix));
                }
                return new Tensors(tensors);
            }
            return value;
        }

        private StoredTensor tensor(PyTorchTensor place, StoredTensor tensor, String prefix) {
            String name = prefix + String.join(".", place.path());
            TensorValues own = file.values(tensor);
            TensorValues other = visit.at(name, place.transposed() ? own.transposed() : own);
            return other == null
                    ? tensor
                    : file.keptAs(tensor, place.transposed() ? other.transposed() : other);
        }
    }
}
