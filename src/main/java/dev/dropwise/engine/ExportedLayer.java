package dev.dropwise.engine;

import dev.dropwise.engine.archive.ProgramFile;
import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.engine.archive.ScriptObject.Tensors;
import dev.dropwise.engine.archive.StoredTensor;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A layer as an exported program has it: its own script without what is for training, its tensors
 * by PyTorch's names and in PyTorch's layout.
 */
record ExportedLayer(ScriptClass script, ScriptObject object) {

    /** What is called at inference. */
    private static final List<String> AT_INFERENCE =
            Stream.of(ScriptHook.FORWARD, ScriptHook.MASK, ScriptHook.MASK_AFTER)
                    .map(ScriptHook::method)
                    .toList();

    /**
     * @param values what the layer's script asks for
     * @param trained the layer in the stored program
     * @param file where that is
     * @param classes takes the classes that the layer needs
     */
    static ExportedLayer of(
            ShapedLayer layer,
            Map<String, Object> values,
            ScriptObject trained,
            ProgramFile file,
            Consumer<ScriptClass> classes) {
        ScriptClass original =
                ScriptClass.named("layers/" + ScriptClass.snake(layer.spec().script()));
        String className = original.className() + "_" + layer.name();
        ScriptEdit edit =
                new ScriptEdit(original.text())
                        .onlyFor(AT_INFERENCE)
                        .replace(
                                "^class " + original.className() + "\\(",
                                "class " + className + "(");
        Map<String, @Nullable Object> attributes =
                new LinkedHashMap<>(original.instance(values).attributes());
        attributes.put("training", false);
        Map<String, List<PyTorchTensor>> renamed =
                PyTorchTensor.of(layer.spec()).stream()
                        .collect(
                                Collectors.groupingBy(
                                        PyTorchTensor::attribute,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        fill(attributes, trained);
        ModuleTree tree = new ModuleTree();
        List<String> accessors = new ArrayList<>();
        renamed.forEach(
                (attribute, tensors) -> {
                    Object value = attributes.remove(attribute);
                    tensors.forEach(tensor -> put(tensor, value, file, tree));
                    accessors.add(accessor(attribute, tensors, value));
                    edit.withoutAttribute(attribute)
                            .replace("self\\." + attribute + "\\b", "self._" + attribute + "()");
                });
        for (String name : tree.names()) {
            if (attributes.containsKey(name)) {
                edit.replace("^  " + name + " : ", "  _" + name + " : ")
                        .replace("self\\." + name + "\\b", "self._" + name);
                attributes.put("_" + name, attributes.remove(name));
            }
        }
        List<String> parameters = new ArrayList<>(tree.parameters());
        attributes.forEach(
                (name, value) -> {
                    if (value instanceof StoredTensor && original.isParameter(name)) {
                        parameters.add(name);
                    }
                });
        tree.classes(className, classes);
        edit.withAttributes(tree.attributes(className))
                .withParameters(parameters)
                .withMethods(accessors);
        Map<String, @Nullable Object> all = new LinkedHashMap<>(tree.values(className));
        all.putAll(attributes);
        return new ExportedLayer(new ScriptClass(edit.text()), new ScriptObject(className, all));
    }

    /** Puts what was trained in the place of what is empty. */
    private static void fill(Map<String, @Nullable Object> attributes, ScriptObject trained) {
        attributes.replaceAll(
                (name, value) ->
                        value instanceof StoredTensor || value instanceof Tensors
                                ? WeightTransfer.attribute(trained, name)
                                : value);
    }

    private static void put(
            PyTorchTensor tensor, @Nullable Object value, ProgramFile file, ModuleTree tree) {
        Object own = value instanceof Tensors list ? list.tensors().get(tensor.index()) : value;
        if (own instanceof StoredTensor stored) {
            boolean turns = tensor.transposed() && stored.sizes().size() == 2;
            tree.put(tensor.path(), turns ? file.transposed(stored) : stored);
        }
    }

    /** A method that gives the layer's script what the attribute of that name gave it. */
    private static String accessor(
            String attribute, List<PyTorchTensor> tensors, @Nullable Object value) {
        String type =
                value instanceof Tensors
                        ? "List[Tensor]"
                        : value == null ? "Optional[Tensor]" : "Tensor";
        List<String> reached = tensors.stream().map(tensor -> reached(tensor, value)).toList();
        String given =
                value == null
                        ? "None"
                        : value instanceof Tensors
                                ? "[" + String.join(", ", reached) + "]"
                                : reached.get(0);
        return """

                 def _%s(self) -> %s:
                   return %s
               """
                .formatted(attribute, type, given);
    }

    private static String reached(PyTorchTensor tensor, @Nullable Object value) {
        String reached = ModuleTree.reach(tensor.path());
        boolean isMatrix =
                value instanceof Tensors
                        || (value instanceof StoredTensor stored && stored.sizes().size() == 2);
        return tensor.transposed() && isMatrix ? "torch.t(%s)".formatted(reached) : reached;
    }
}
