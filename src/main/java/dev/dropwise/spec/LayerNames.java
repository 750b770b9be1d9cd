package dev.dropwise.spec;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of a model's layers, which its program has, too: those that the client gave, and {@code
 * dense1}, {@code dense2}, … around them.
 */
final class LayerNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

    /** Names that the program's language or the program itself keeps. */
    private static final Set<String> RESERVED =
            Set.of(
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield",
                    "None",
                    "True",
                    "False",
                    "NoneType",
                    "Ellipsis",
                    "torch",
                    "self",
                    "build",
                    "forward",
                    "parameters",
                    "weights",
                    "biases",
                    "training",
                    "print");

    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /** Knows the names that the client gave, so that no other layer gets one of them. */
    LayerNames(List<LayerSpec> layers) {
        reserve(layers, "/layers/");
    }

    private void reserve(List<LayerSpec> layers, String at) {
        for (int i = 0; i < layers.size(); i++) {
            reserve(layers.get(i).name(), at + i + "/name");
            reserve(layers.get(i).body(), at + i + "/layers/");
        }
    }

    private void reserve(@Nullable String name, String pointer) {
        if (name == null) {
            return;
        }
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected a letter, then letters, digits and underscores, at most 63, and no reserved word, received \""
                                    + name
                                    + "\""));
        } else if (!names.add(name)) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected a name of its own, received \""
                                    + name
                                    + "\" for a second time"));
        }
    }

    /** Names that are none or taken, as pointers into the model spec. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The layer under its name, or under the next of its type that is free. */
    LayerSpec named(LayerSpec layer) {
        if (layer.name() != null) {
            return layer;
        }
        String name;
        do {
            name = layer.typeName() + counts.merge(layer.typeName(), 1, Integer::sum);
        } while (!names.add(name));
        return layer.named(name);
    }
}
