package dev.dropwise.spec;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Shape;
import dev.dropwise.layer.ShapeMismatch;
import dev.dropwise.layer.rate.ComponentFault;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the layers of a model spec and follows the shapes through it; collects every fault on the
 * way.
 */
public final class ShapeInference {

    private static final long MOST_NUMBERS = 1L << 40;

    /** Far beyond what trains, and soon looked at. */
    private static final int MOST_LAYERS = 1000;

    private final List<Fault> faults = new ArrayList<>();
    private final LayerNames names;

    private ShapeInference(LayerNames names) {
        this.names = names;
        faults.addAll(names.faults());
    }

    /**
     * The architecture of a spec, with every open rate decided.
     *
     * @param data what the data set asks for, or null to look at the spec alone
     * @throws Invalid with all the faults, as pointers into the model spec
     */
    public static Architecture design(ModelSpec spec, @Nullable DataSignature data) {
        requireFew(count(spec.layers()));
        ShapeInference shapeInference = new ShapeInference(new LayerNames(spec.layers()));
        Architecture architecture = shapeInference.follow(spec, shapeInference.input(spec, data));
        Invalid.throwIfAny(shapeInference.faults);
        return AutoRates.decide(architecture);
    }

    private static void requireFew(int layers) {
        if (layers > MOST_LAYERS) {
            throw new Invalid(
                    "/layers",
                    "expected at most %,d layers, those within others too, received %d"
                            .formatted(MOST_LAYERS, layers));
        }
    }

    private static int count(List<LayerSpec> layers) {
        return layers.stream().mapToInt(layer -> 1 + count(layer.body())).sum();
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
            ShapedLayer layer = shaped(names.named(layers.get(i)), shape, at + i, isLast);
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
        Optional<ComponentFault> missing = layer.missing(last);
        if (missing.isPresent()) {
            faults.add(new Fault(at + missing.get().pointer(), missing.get().message()));
            return null;
        }
        List<ShapedLayer> body = follow(layer.body(), input, at + "/layers/", false);
        if (body.size() < layer.body().size()) {
            return null;
        }
        LayerRegularizationFaults.contradictions(layer)
                .forEach(fault -> faults.add(fault.under(at + "/regularization")));
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

    /** Far beyond any machine, and small enough to be added up without a second thought. */
    private static void requireBounded(long numbers) {
        if (numbers > MOST_NUMBERS) {
            throw new ArithmeticException(numbers + " numbers");
        }
    }
}
