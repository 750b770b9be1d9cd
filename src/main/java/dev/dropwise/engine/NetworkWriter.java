package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.layer.Activation;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the class {@code Net}, which chains an architecture's layers, and its object. */
final class NetworkWriter {

    private final Architecture architecture;
    private final Shape example;
    private final boolean perturbsMasks;
    private final ScriptLibrary scriptLibrary;
    private boolean hasBackward = true;

    /**
     * @param example the shape of examples, as they are augmented
     * @param perturbsMasks whether dropout masks are perturbed against the network
     */
    NetworkWriter(
            Architecture architecture,
            Shape example,
            boolean perturbsMasks,
            ScriptLibrary scriptLibrary) {
        this.architecture = architecture;
        this.example = example;
        this.perturbsMasks = perturbsMasks;
        this.scriptLibrary = scriptLibrary;
    }

    ScriptObject object() {
        StringBuilder before = new StringBuilder();
        Shape input = architecture.input();
        if (input.rank() > 1) {
            // Examples come as rows of numbers.
            before.append("    x = torch.reshape(x, %s)\n".formatted(batchOf(input)));
        }
        if (hasPaddedSteps()) {
            scriptLibrary.use("steps");
            before.append("    x = __torch__.masked(x, mask)\n");
        }
        boolean knowsPadding = hasPaddedSteps() || hasPaddedTokens();
        return chain("Net", architecture.layers(), before.toString(), knowsPadding);
    }

    /** Whether all layers know their gradients; once the object is there. */
    boolean hasBackward() {
        return hasBackward;
    }

    /**
     * The method {@code mask}, which finds out what is padding before anything changes examples:
     * what a first layer says of its tokens, or steps of zeros only. Images have none.
     */
    String mask() {
        String found = "None";
        if (hasPaddedTokens()) {
            found = ScriptHook.MASK.of("self.net." + architecture.layers().get(0).name(), "x");
        } else if (hasPaddedSteps()) {
            found =
                    "__torch__.step_mask(torch.reshape(x, %s))"
                            .formatted(batchOf(architecture.input()));
        }
        return """

          # which steps of every example are no padding; None where there are no steps
          def mask(self, x: Tensor) -> Optional[Tensor]:
            return %s
        """
                .formatted(found);
    }

    private boolean hasPaddedTokens() {
        return script(architecture.layers().get(0)).has(ScriptHook.MASK);
    }

    private boolean hasPaddedSteps() {
        return architecture.input().rank() == 2 && example.rank() != 3;
    }

    /** Every layer by where it is in the program, without those within a frozen one. */
    Map<String, ShapedLayer> places(String net) {
        return places(net, architecture.layers());
    }

    private static Map<String, ShapedLayer> places(String at, List<ShapedLayer> layers) {
        Map<String, ShapedLayer> places = new LinkedHashMap<>();
        for (ShapedLayer layer : layers) {
            String self = at + "." + layer.name();
            places.put(self, layer);
            if (!layer.spec().frozen()) {
                places.putAll(places(self + ".body", layer.body()));
            }
        }
        return places;
    }

    /** An object that applies layers one after another, and its class. */
    private ScriptObject chain(
            String className, List<ShapedLayer> layers, String before, boolean knowsPadding) {
        ForwardWriter forwardWriter = new ForwardWriter(before, knowsPadding, scriptLibrary::use);
        for (ShapedLayer layer : layers) {
            ScriptObject object = object(layer, forwardWriter.knowsPadding());
            forwardWriter.add(layer, script(layer), object, activation(layer));
        }
        hasBackward &= forwardWriter.hasBackward();
        ScriptClass script = forwardWriter.script(className);
        scriptLibrary.add("chains/" + className, script);
        return forwardWriter.instance(script);
    }

    private ScriptObject object(ShapedLayer layer, boolean knowsPadding) {
        Map<String, Object> values = values(layer);
        if (!layer.body().isEmpty()) {
            values.put("body", chain(bodyOf(layer), layer.body(), "", knowsPadding));
        }
        return script(layer).instance(values);
    }

    /** What the script of a layer may ask for, the layers within it aside. */
    static Map<String, Object> values(ShapedLayer layer) {
        Map<String, Object> values = ScriptAttributes.of(layer.spec());
        values.put("input_shape", layer.input().sizes());
        values.put("output_shape", layer.output().sizes());
        layer.spec()
                .derived(layer.input())
                .forEach((name, value) -> values.put(ScriptClass.snake(name), value));
        return values;
    }

    ScriptClass script(ShapedLayer layer) {
        String folder =
                perturbsMasks && layer.spec().hasPerturbableMask()
                        ? "layers/adversarial/"
                        : "layers/";
        String path = folder + ScriptClass.snake(layer.spec().script());
        return layer.body().isEmpty() ? scriptLibrary.use(path) : around(layer, path);
    }

    /** A layer around others has a class of its own, as each body has. */
    private ScriptClass around(ShapedLayer layer, String path) {
        ScriptClass script = ScriptClass.named(path);
        String name = script.className();
        ScriptClass own =
                new ScriptClass(
                        script.text()
                                .replace("class " + name, "class " + name + "_" + layer.name())
                                .replace("__torch__.Body", "__torch__." + bodyOf(layer)));
        scriptLibrary.add(path + "/" + layer.name(), own);
        return own;
    }

    private static String bodyOf(ShapedLayer layer) {
        return "Body_" + layer.name();
    }

    private @Nullable ActivationScript activation(ShapedLayer layer) {
        Activation activation = layer.spec().activation();
        return activation == Activation.NONE
                ? null
                : ActivationScript.of(activation, scriptLibrary);
    }

    /** The shape of examples of a shape. */
    static String batchOf(Shape shape) {
        return shape.sizes().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "[-1, ", "]"));
    }
}
