package dev.dropwise.engine;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.LossSpec;
import dev.dropwise.spec.OptimizerSpec;
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

    private ProgramCompiler(Architecture architecture) {
        this.architecture = architecture;
    }

    /**
     * The program that trains {@code architecture} as {@code training} says; its loss must be
     * known.
     */
    public static Program compile(Architecture architecture, TrainingSpec training) {
        LossSpec loss = training.loss();
        if (loss == null) {
            throw new IllegalArgumentException("a program needs a loss");
        }
        return new ProgramCompiler(architecture)
                .program(loss, training.optimizer(), training.regularization().decay());
    }

    private Program program(LossSpec loss, OptimizerSpec optimizer, double weightDecay) {
        Script lossScript = script("losses/" + Script.snake(loss.typeName()));
        Script optimizerScript = script("optimizers/" + optimizer.script());
        Map<String, Object> layers = new LinkedHashMap<>();
        architecture.layers().forEach(layer -> layers.put(layer.name(), object(layer)));
        Script net = net();
        Script main =
                new Script(
                        Script.named("program")
                                .text()
                                .replace("__torch__.Loss", "__torch__." + lossScript.className())
                                .replace(
                                        "__torch__.Optimizer",
                                        "__torch__." + optimizerScript.className()));
        ScriptObject root =
                main.instance(
                        Map.of(
                                "net", net.instance(layers),
                                "loss", lossScript.instance(values((Record) loss)),
                                "optimizer", optimizerScript.instance(values((Record) optimizer)),
                                "weight_decay", weightDecay));
        String library =
                scripts.values().stream().map(Script::text).collect(Collectors.joining("\n"));
        return new Program(library + "\n" + net.text() + "\n" + main.text(), root);
    }

    private ScriptObject object(ShapedLayer layer) {
        Map<String, Object> values = values((Record) layer.spec());
        values.put("input_shape", layer.input().sizes());
        layer.spec()
                .derived(layer.input())
                .forEach((name, value) -> values.put(Script.snake(name), value));
        return layerScript(layer).instance(values);
    }

    private Script net() {
        StringBuilder fields = new StringBuilder();
        StringBuilder build = new StringBuilder();
        StringBuilder weights = new StringBuilder();
        StringBuilder biases = new StringBuilder();
        StringBuilder forward = new StringBuilder();
        for (ShapedLayer layer : architecture.layers()) {
            Script script = layerScript(layer);
            String self = "self." + layer.name();
            fields.append("  %s : __torch__.%s\n".formatted(layer.name(), script.className()));
            if (script.defines("build")) {
                build.append("    %s.build(device, rng)\n".formatted(self));
            }
            if (script.defines("weights")) {
                weights.append("    found.extend(%s.weights())\n".formatted(self));
            }
            if (script.defines("biases")) {
                biases.append("    found.extend(%s.biases())\n".formatted(self));
            }
            forward.append("    x = %s\n".formatted(activated(layer, self + ".forward(x, rng)")));
        }
        return new Script(
                """
                class Net(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                %s
                  def build(self, device: Device, rng: Generator) -> None:
                %s    pass

                  # what decay and penalties hold back
                  def weights(self) -> List[Tensor]:
                    found = annotate(List[Tensor], [])
                %s    return found

                  def parameters(self) -> List[Tensor]:
                    found = self.weights()
                %s    return found

                  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
                    x = torch.reshape(x, %s)
                %s    return x
                """
                        .formatted(
                                fields,
                                build,
                                weights,
                                biases,
                                batchOf(architecture.input()),
                                forward));
    }

    private String activated(ShapedLayer layer, String value) {
        Activation activation = layer.spec().activation();
        if (activation == Activation.NONE) {
            return value;
        }
        String function = activation.name().toLowerCase(Locale.ROOT);
        script("activations/" + function);
        return "__torch__.%s(%s)".formatted(function, value);
    }

    private static String batchOf(Shape shape) {
        return shape.sizes().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "[-1, ", "]"));
    }

    private Script layerScript(ShapedLayer layer) {
        Script script = script("layers/" + Script.snake(layer.spec().typeName()));
        if (script.text().contains("__torch__.initial_")) {
            script("initializers");
        }
        return script;
    }

    private Script script(String path) {
        return scripts.computeIfAbsent(path, Script::named);
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
