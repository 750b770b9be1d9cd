package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.engine.archive.StoredTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tensors at paths of modules, as classes and objects of a program. */
final class ModuleTree {

    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Map<String, ModuleTree> modules = new LinkedHashMap<>();

    void put(List<String> path, StoredTensor tensor) {
        if (path.size() == 1) {
            tensors.put(path.get(0), tensor);
        } else {
            modules.computeIfAbsent(path.get(0), name -> new ModuleTree())
                    .put(path.subList(1, path.size()), tensor);
        }
    }

    /** What is in it, tensors and modules. */
    List<String> names() {
        return Stream.concat(tensors.keySet().stream(), modules.keySet().stream()).toList();
    }

    /** The tensors among these. */
    List<String> parameters() {
        return List.copyOf(tensors.keySet());
    }

    /** Lines that declare what is in it. */
    List<String> attributes(String className) {
        List<String> lines = new ArrayList<>();
        tensors.keySet().forEach(name -> lines.add("  %s : Tensor".formatted(name)));
        modules.keySet()
                .forEach(
                        name -> {
                            String type = "__torch__." + within(className, name);
                            lines.add(
                                    isNumber(name)
                                            ? "  __annotations__[\"%s\"] = %s".formatted(name, type)
                                            : "  %s : %s".formatted(name, type));
                        });
        return lines;
    }

    /** The values of what is in it. */
    Map<String, @Nullable Object> values(String className) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(tensors);
        modules.forEach((name, module) -> values.put(name, module.object(within(className, name))));
        return values;
    }

    private ScriptObject object(String className) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("training", false);
        attributes.putAll(values(className));
        return new ScriptObject(className, attributes);
    }

    /** Gives the classes of the modules in it, inner ones first. */
    void classes(String className, Consumer<ScriptClass> into) {
        modules.forEach((name, module) -> module.own(within(className, name), into));
    }

    private void own(String className, Consumer<ScriptClass> into) {
        classes(className, into);
        String text =
                """
                class %s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                """
                        .formatted(className);
        boolean hasNumbers = modules.keySet().stream().anyMatch(ModuleTree::isNumber);
        List<String> attributes = new ArrayList<>();
        if (hasNumbers) {
            attributes.add("  __annotations__ = []");
        }
        attributes.addAll(attributes(className));
        into.accept(
                new ScriptClass(
                        new ScriptEdit(text)
                                .withAttributes(attributes)
                                .withParameters(parameters())
                                .text()));
    }

    /** How a script reaches the tensor at a path. */
    static String reach(List<String> path) {
        String reached = "self";
        for (String name : path) {
            reached =
                    isNumber(name)
                            ? "getattr(%s, \"%s\")".formatted(reached, name)
                            : reached + "." + name;
        }
        return reached;
    }

    private static String within(String className, String name) {
        return className + "_" + name;
    }

    private static boolean isNumber(String name) {
        return Character.isDigit(name.charAt(0));
    }
}
