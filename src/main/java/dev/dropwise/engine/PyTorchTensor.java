package dev.dropwise.engine;

import dev.dropwise.layer.Dense;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.MultiHeadAttention;
import dev.dropwise.layer.RecurrentLayer;
import dev.dropwise.layer.Residual;
import dev.dropwise.layer.TransformerEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor of a layer that PyTorch's module of the same kind has elsewhere or otherwise. Tensors
 * that are not told of have the same name and layout there.
 *
 * @param attribute of our layer
 * @param index in it, where it is a list; else -1
 * @param path where PyTorch has it: names of modules, then of the tensor
 * @param transposed whether inputs and outputs change places
 */
record PyTorchTensor(String attribute, int index, List<String> path, boolean transposed) {

    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";

    /** Those of a layer, in order. */
    static List<PyTorchTensor> of(LayerSpec spec) {
        if (spec instanceof Dense) {
            return List.of(single(WEIGHT, true, WEIGHT));
        }
        if (spec instanceof RecurrentLayer recurrent) {
            return recurrent(recurrent);
        }
        if (spec instanceof MultiHeadAttention) {
            return List.of(
                    single("inside", true, "in_proj_weight"),
                    single("inside_bias", false, "in_proj_bias"),
                    single("outside", true, "out_proj", WEIGHT),
                    single("outside_bias", false, "out_proj", BIAS));
        }
        if (spec instanceof TransformerEncoder encoder) {
            return encoder(encoder.layers());
        }
        return spec instanceof Residual
                ? List.of(single("projection", true, "projection", WEIGHT))
                : List.of();
    }

    /**
     * The one of an attribute; by its own name and in its own layout where none is told of.
     *
     * @param index in it, where it is a list; else -1
     */
    static PyTorchTensor at(List<PyTorchTensor> told, String attribute, int index) {
        return told.stream()
                .filter(tensor -> tensor.attribute.equals(attribute) && tensor.index == index)
                .findFirst()
                .orElse(new PyTorchTensor(attribute, index, List.of(attribute), false));
    }

    /** The same by the name that the layer's record has for it: {@code bias[2]} in a list. */
    static PyTorchTensor at(List<PyTorchTensor> told, String name) {
        int bracket = name.indexOf('[');
        return bracket < 0
                ? at(told, name, -1)
                : at(
                        told,
                        name.substring(0, bracket),
                        Integer.parseInt(name.substring(bracket + 1, name.length() - 1)));
    }

    /** What PyTorch has of sizes that are ours. */
    List<Integer> sizes(List<Integer> own) {
        return transposed && own.size() == 2 ? List.of(own.get(1), own.get(0)) : own;
    }

    private static PyTorchTensor single(String attribute, boolean transposed, String... path) {
        return new PyTorchTensor(attribute, -1, List.of(path), transposed);
    }

    private static List<PyTorchTensor> recurrent(RecurrentLayer spec) {
        List<PyTorchTensor> tensors = new ArrayList<>();
        int directions = spec.bidirectional() ? 2 : 1;
        for (int layer = 0; layer < spec.layers(); layer++) {
            for (int direction = 0; direction < directions; direction++) {
                int k = layer * directions + direction;
                String of = "_l" + layer + (direction == 1 ? "_reverse" : "");
                tensors.add(listed("weight_ih", k, true, "weight_ih" + of));
                tensors.add(listed("weight_hh", k, true, "weight_hh" + of));
                tensors.add(listed(BIAS, 2 * k, false, "bias_ih" + of));
                tensors.add(listed(BIAS, 2 * k + 1, false, "bias_hh" + of));
            }
        }
        return tensors;
    }

    private static PyTorchTensor listed(
            String attribute, int index, boolean transposed, String... path) {
        return new PyTorchTensor(attribute, index, List.of(path), transposed);
    }

    private static List<PyTorchTensor> encoder(int layers) {
        List<PyTorchTensor> tensors = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            List<List<String>> products =
                    List.of(
                            List.of("self_attn", "in_proj_weight"),
                            List.of("self_attn", "out_proj", WEIGHT),
                            List.of("linear1", WEIGHT),
                            List.of("linear2", WEIGHT));
            List<List<String>> others =
                    List.of(
                            List.of("self_attn", "in_proj_bias"),
                            List.of("self_attn", "out_proj", BIAS),
                            List.of("linear1", BIAS),
                            List.of("linear2", BIAS),
                            List.of("norm1", WEIGHT),
                            List.of("norm1", BIAS),
                            List.of("norm2", WEIGHT),
                            List.of("norm2", BIAS));
            addAll(tensors, "products", layer, products, true);
            addAll(tensors, "others", layer, others, false);
        }
        return tensors;
    }

    private static void addAll(
            List<PyTorchTensor> tensors,
            String attribute,
            int layer,
            List<List<String>> paths,
            boolean transposed) {
        for (int i = 0; i < paths.size(); i++) {
            List<String> path = new ArrayList<>(List.of("layers", String.valueOf(layer)));
            path.addAll(paths.get(i));
            tensors.add(
                    new PyTorchTensor(
                            attribute, layer * paths.size() + i, List.copyOf(path), transposed));
        }
    }
}
