package dev.dropwise.spec;

import dev.dropwise.layer.Dense;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Shape;
import dev.dropwise.layer.ShapeMismatch;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the layers of a model spec and follows the shapes through it; collects every fault on the
 * way.
 */
public final class Architect {

    private static final long MOST_NUMBERS = 1L << 40;

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
                    "training",
                    "print");

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private Architect() {}

    /**
     * The architecture of a spec.
     *
     * @param data what the data set asks for, or null to look at the spec alone
     * @throws Invalid with all the faults, as pointers into the model spec
     */
    public static Architecture design(ModelSpec spec, @Nullable DataSignature data) {
        Architect architect = new Architect();
        architect.reserveNames(spec);
        Architecture architecture = architect.follow(spec, architect.input(spec, data));
        Invalid.throwIfAny(architect.faults);
        return architecture;
    }

    private void reserveNames(ModelSpec spec) {
        for (int i = 0; i < spec.layers().size(); i++) {
            reserve(spec.layers().get(i).name(), i);
        }
    }

    private void reserve(@Nullable String name, int index) {
        if (name == null) {
            return;
        }
        String pointer = "/layers/" + index + "/name";
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

    private Shape input(ModelSpec spec, @Nullable DataSignature data) {
        InputSpec input = spec.input();
        if (input == null) {
            if (data == null) {
                faults.add(
                        new Fault(
                                "/input",
                                "expected the shape of the input, or a data set to take it from, received neither"));
                throw new Invalid(faults);
            }
            return data.input();
        }
        if (data != null && input.shape().elements() != data.input().elements()) {
            faults.add(
                    new Fault(
                            "/input/shape",
                            "expected a shape with as many numbers as the data set's "
                                    + data.input()
                                    + " ("
                                    + data.input().elements()
                                    + "), received "
                                    + input.shape()
                                    + " ("
                                    + input.shape().elements()
                                    + ")"));
        }
        return input.shape();
    }

    private Architecture follow(ModelSpec spec, Shape input) {
        List<ShapedLayer> shaped = new ArrayList<>();
        Shape shape = input;
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = named(spec.layers().get(i));
            if (layer instanceof Dense dense && dense.units() == null) {
                faults.add(
                        new Fault(
                                "/layers/" + i + "/units",
                                i == spec.layers().size() - 1
                                        ? "expected units, or a data set to take them from, received neither"
                                        : "expected units >= 1, received nothing (only the last layer's come from the data set)"));
                break;
            }
            try {
                Shape output = layer.outputShape(shape);
                requireBounded(output.elements());
                requireBounded(layer.parameters(shape));
                shaped.add(new ShapedLayer(layer, shape, output));
                shape = output;
            } catch (ShapeMismatch mismatch) {
                faults.add(new Fault("/layers/" + i, layer.name() + ": " + mismatch.getMessage()));
                break;
            } catch (ArithmeticException overflow) {
                faults.add(
                        new Fault(
                                "/layers/" + i,
                                layer.name()
                                        + ": too many numbers to count, expected at most 2^40 outputs and parameters"));
                break;
            }
        }
        return new Architecture(input, shaped);
    }

    /** Far beyond any machine, and small enough to be added up without a second thought. */
    private static void requireBounded(long numbers) {
        if (numbers > MOST_NUMBERS) {
            throw new ArithmeticException(numbers + " numbers");
        }
    }

    private LayerSpec named(LayerSpec layer) {
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
