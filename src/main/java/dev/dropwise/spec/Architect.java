package dev.dropwise.spec;

import dev.dropwise.layer.Dense;
import dev.dropwise.layer.Embedding;
import dev.dropwise.layer.LayerRegularization;
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
                    "biases",
                    "training",
                    "print");

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private Architect() {}

    /**
     * The architecture of a spec, with every open rate decided.
     *
     * @param data what the data set asks for, or null to look at the spec alone
     * @throws Invalid with all the faults, as pointers into the model spec
     */
    public static Architecture design(ModelSpec spec, @Nullable DataSignature data) {
        Architect architect = new Architect();
        architect.reserveNames(spec.layers(), "/layers/");
        Architecture architecture = architect.follow(spec, architect.input(spec, data));
        Invalid.throwIfAny(architect.faults);
        return AutoRates.decide(architecture);
    }

    private void reserveNames(List<LayerSpec> layers, String at) {
        for (int i = 0; i < layers.size(); i++) {
            reserve(layers.get(i).name(), at + i + "/name");
            reserveNames(layers.get(i).body(), at + i + "/layers/");
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
        return new Architecture(input, follow(spec.layers(), input, "/layers/", true));
    }

    /**
     * The layers as far as their shapes can be followed.
     *
     * @param at the pointer that an index completes
     * @param last whether the last of them is the last of all
     */
    private List<ShapedLayer> follow(List<LayerSpec> layers, Shape input, String at, boolean last) {
        List<ShapedLayer> shaped = new ArrayList<>();
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            boolean isLast = last && i == layers.size() - 1;
            ShapedLayer layer = shaped(named(layers.get(i)), shape, at + i, isLast);
            if (layer == null) {
                break;
            }
            shaped.add(layer);
            shape = layer.output();
        }
        return shaped;
    }

    /** Null, and a fault, where it cannot be told what comes out. */
    private @Nullable ShapedLayer shaped(LayerSpec layer, Shape input, String at, boolean last) {
        if (layer instanceof Dense dense && dense.units() == null) {
            faults.add(
                    new Fault(
                            at + "/units",
                            last
                                    ? "expected units, or a data set to take them from, received neither"
                                    : "expected units >= 1, received nothing (only the last layer's come from the data set)"));
            return null;
        }
        if (layer instanceof Embedding embedding && embedding.vocabulary() == null) {
            faults.add(
                    new Fault(
                            at + "/vocabulary",
                            "expected how many tokens there are, or a first layer over a data set of texts to take it from, received neither"));
            return null;
        }
        List<ShapedLayer> body = follow(layer.body(), input, at + "/layers/", false);
        if (body.size() < layer.body().size()) {
            return null;
        }
        checkRestraints(layer, at + "/regularization");
        LayerSpec whole = layer.around(body.stream().map(ShapedLayer::spec).toList());
        try {
            Shape output = whole.outputShape(input);
            requireBounded(output.elements());
            requireBounded(whole.parameters(input));
            return new ShapedLayer(whole, input, output, body);
        } catch (ShapeMismatch mismatch) {
            faults.add(new Fault(at, layer.name() + ": " + mismatch.getMessage()));
        } catch (ArithmeticException overflow) {
            faults.add(
                    new Fault(
                            at,
                            layer.name()
                                    + ": too many numbers to count, expected at most 2^40 outputs and parameters"));
        }
        return null;
    }

    private void checkRestraints(LayerSpec layer, String at) {
        LayerRegularization alone = layer.regularization();
        if (alone == null) {
            return;
        }
        if (layer.frozen()) {
            faults.add(new Fault(at, "expected nothing for a frozen layer, received an object"));
        }
        if (alone.elasticNet() != null && (alone.l1() != null || alone.l2() != null)) {
            faults.add(
                    new Fault(
                            at + "/elasticNet",
                            "expected either elasticNet or l1 and l2, received both"));
        }
        if (alone.maxNorm() != null && alone.unitNorm()) {
            faults.add(
                    new Fault(
                            at + "/unitNorm",
                            "expected either maxNorm or unitNorm, received both"));
        }
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
