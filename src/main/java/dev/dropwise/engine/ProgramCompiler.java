package dev.dropwise.engine;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.layer.Activation;
import dev.dropwise.layer.Rate;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.LossSpec;
import dev.dropwise.spec.OptimizerSpec;
import dev.dropwise.spec.Regularization;
import dev.dropwise.spec.TrainingSpec;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the program for an architecture: takes the scripts that its layers, loss and optimizer are
 * named after, and adds a class {@code Net} that chains them.
 */
public final class ProgramCompiler {

    private final Map<String, Script> scripts = new TreeMap<>();
    private final Architecture architecture;
    private final TrainingSpec training;
    private final Shape example;

    private ProgramCompiler(Architecture architecture, TrainingSpec training, Shape example) {
        this.architecture = architecture;
        this.training = training;
        this.example = example;
    }

    /** For examples in the shape that the network takes. */
    public static Program compile(Architecture architecture, TrainingSpec training) {
        return compile(architecture, training, architecture.input());
    }

    /**
     * The program that trains {@code architecture} as {@code training} says; its loss must be
     * known.
     *
     * @param example the shape of examples, as they are augmented
     */
    public static Program compile(Architecture architecture, TrainingSpec training, Shape example) {
        LossSpec loss = training.loss();
        if (loss == null) {
            throw new IllegalArgumentException("a program needs a loss");
        }
        return new ProgramCompiler(architecture, training, example).program(loss);
    }

    private Program program(LossSpec loss) {
        OptimizerSpec optimizer = training.optimizer();
        Regularization regularization = training.regularization();
        Script lossScript = script("losses/" + Script.snake(loss.typeName()));
        Map<String, Object> lossValues = values((Record) loss);
        lossValues.put("label_smoothing", regularization.smoothing());
        lossValues.put("class_weights", regularization.weightsOfClasses());
        Script optimizerScript = script("optimizers/" + optimizer.script());
        ScriptObject net = chain("Net", architecture.layers(), shaped(architecture.input()));
        Restraints restraints = new Restraints(regularization, this::script);
        Script main =
                new Script(
                        (Script.named("program").text() + reach())
                                .replace("__torch__.Loss", "__torch__." + lossScript.className())
                                .replace(
                                        "__torch__.Optimizer",
                                        "__torch__." + optimizerScript.className()));
        ScriptObject root =
                main.instance(
                        Map.of(
                                "net",
                                net,
                                "augmentation",
                                augmentation(),
                                "objective",
                                objective(regularization),
                                "loss",
                                lossScript.instance(lossValues),
                                "optimizer",
                                optimizerScript.instance(values((Record) optimizer)),
                                "restraints",
                                restraints.instance(),
                                "weight_decay",
                                regularization.decay(),
                                "draws_per_batch",
                                architecture.drawsPerBatch()));
        scripts.put("restraints", restraints.script());
        String library =
                scripts.values().stream()
                        .map(Script::text)
                        .collect(Collectors.joining("\n"))
                        .replace("__torch__.Loss", "__torch__." + lossScript.className());
        return new Program(library + "\n" + main.text(), root);
    }

    /** What changes examples before the network sees them, and its class. */
    private ScriptObject augmentation() {
        List<AugmentationSpec> augmentations = training.augmentation();
        Shape input = architecture.input();
        StringBuilder fields = new StringBuilder();
        StringBuilder forward = new StringBuilder();
        Map<String, Object> objects = new LinkedHashMap<>();
        for (AugmentationSpec augmentation : augmentations) {
            Script script = script("augmentations/" + Script.snake(augmentation.typeName()));
            String name = "change" + (objects.size() + 1);
            objects.put(name, script.instance(values((Record) augmentation)));
            fields.append("  %s : __torch__.%s\n".formatted(name, script.className()));
            forward.append("    x, y, = self.%s.forward(x, y, rng)\n".formatted(name));
        }
        if (!augmentations.isEmpty()) {
            forward.insert(0, "    x = torch.reshape(x, %s)\n".formatted(batchOf(example)));
            forward.append("    x = torch.reshape(x, [-1, %d])\n".formatted(input.elements()));
        }
        Script script =
                new Script(
                        """
                        class Augmentation(Module):
                          __parameters__ = []
                          __buffers__ = []
                          training : bool
                        %s
                          def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
                        %s    return x, y
                        """
                                .formatted(fields, forward));
        scripts.put("augmentation", script);
        return script.instance(objects);
    }

    /** What a step brings down, and its class. */
    private ScriptObject objective(Regularization asked) {
        Objective objective = new Objective(asked, example);
        Map<String, Script> layers = new LinkedHashMap<>();
        places("net", architecture.layers())
                .forEach((place, layer) -> layers.put(place, layerScript(layer)));
        Script script = objective.script(layers);
        scripts.put("objective", script);
        script.used().forEach(this::script);
        return objective.instance(script);
    }

    private ScriptObject object(ShapedLayer layer) {
        Map<String, Object> values = values((Record) layer.spec());
        values.put("input_shape", layer.input().sizes());
        values.put("output_shape", layer.output().sizes());
        layer.spec()
                .derived(layer.input())
                .forEach((name, value) -> values.put(Script.snake(name), value));
        if (!layer.body().isEmpty()) {
            values.put("body", chain(bodyOf(layer), layer.body(), ""));
        }
        return layerScript(layer).instance(values);
    }

    /** An object that applies layers one after another, and its class. */
    private ScriptObject chain(String className, List<ShapedLayer> layers, String before) {
        Chain chain = new Chain(before);
        for (ShapedLayer layer : layers) {
            chain.add(layer, layerScript(layer), object(layer), activation(layer));
        }
        Script script = chain.script(className);
        scripts.put("chains/" + className, script);
        return chain.instance(script);
    }

    private String reach() {
        Reach reach = new Reach(this::script);
        places("self.net", architecture.layers())
                .forEach((place, layer) -> reach.add(place, layer, layerScript(layer)));
        return reach.methods();
    }

    /** Every layer by where it is in the program, without those within a frozen one. */
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

    /** Examples come as rows of numbers. */
    private static String shaped(Shape input) {
        return input.rank() == 1 ? "" : "    x = torch.reshape(x, %s)\n".formatted(batchOf(input));
    }

    /** The function's name in the program; empty where there is none. */
    private String activation(ShapedLayer layer) {
        Activation activation = layer.spec().activation();
        if (activation == Activation.NONE) {
            return "";
        }
        String function = activation.name().toLowerCase(Locale.ROOT);
        script("activations/" + function);
        return "__torch__." + function;
    }

    private static String batchOf(Shape shape) {
        return shape.sizes().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "[-1, ", "]"));
    }

    private Script layerScript(ShapedLayer layer) {
        String path = "layers/" + Script.snake(layer.spec().script());
        String turned = "layers/adversarial/" + Script.snake(layer.spec().script());
        if (training.regularization().adversarialDropout() != null && Script.exists(turned)) {
            path = turned;
        }
        return layer.body().isEmpty() ? script(path) : around(layer, path);
    }

    /** A layer around others has a class of its own, as each body has. */
    private Script around(ShapedLayer layer, String path) {
        Script script = Script.named(path);
        script.used().forEach(this::script);
        String name = script.className();
        Script own =
                new Script(
                        script.text()
                                .replace("class " + name, "class " + name + "_" + layer.name())
                                .replace("__torch__.Body", "__torch__." + bodyOf(layer)));
        scripts.put(path + "/" + layer.name(), own);
        return own;
    }

    private static String bodyOf(ShapedLayer layer) {
        return "Body_" + layer.name();
    }

    private Script script(String path) {
        Script known = scripts.get(path);
        if (known != null) {
            return known;
        }
        Script script = Script.named(path);
        scripts.put(path, script);
        script.used().forEach(this::script);
        return script;
    }

    /**
     * A record's components by the names that scripts give them; enumerations by theirs in lower
     * case.
     */
    private static Map<String, Object> values(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(component, record);
            if (value instanceof Enum<?> constant) {
                values.put(
                        Script.snake(component.getName()),
                        constant.name().toLowerCase(Locale.ROOT));
            } else if (value instanceof Rate rate) {
                // The training sets those of every epoch before it begins.
                values.put(Script.snake(component.getName()), rate.at(1, 1));
            } else if (value instanceof Boolean
                    || value instanceof Number
                    || value instanceof List<?>) {
                values.put(Script.snake(component.getName()), value);
            }
        }
        return values;
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of " + record, e);
        }
    }
}
