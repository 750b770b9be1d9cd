package dev.dropwise.engine;

import dev.dropwise.engine.InferenceEnds.Inputs;
import dev.dropwise.engine.InferenceEnds.Outputs;
import dev.dropwise.engine.archive.ProgramFile;
import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.layer.Activation;
import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.loss.LossSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trained network as a program that does nothing but predict: {@code forward(x)} takes raw
 * numbers and gives what the service answers. Layers are modules of the program by their names, and
 * hold their tensors as PyTorch's modules do, so that {@code torch.jit.load} reads it without
 * anything of ours and its {@code state_dict()} fits an ordinary module.
 */
public final class InferenceExport {

    /** What a loss makes of scores. */
    private static final List<String> PREDICTION = List.of("prediction");

    private final Architecture architecture;
    private final LossSpec loss;
    private final ProgramFile file;
    private final ScriptLibrary library = new ScriptLibrary();

    private InferenceExport(Architecture architecture, LossSpec loss, ProgramFile file) {
        this.architecture = architecture;
        this.loss = loss;
        this.file = file;
    }

    /**
     * Writes the program.
     *
     * @param archive of a program that was compiled from the architecture and the loss
     * @param extra files that go with it, by name: {@code torch.jit.load} gives them as {@code
     *     _extra_files}
     */
    public static void write(
            Path archive,
            Architecture architecture,
            LossSpec loss,
            Inputs inputs,
            Outputs outputs,
            Map<String, byte[]> extra,
            OutputStream out)
            throws IOException {
        try (ProgramFile file = new ProgramFile(archive)) {
            Program program =
                    new InferenceExport(architecture, loss, file).program(inputs, outputs);
            file.write(program, extra, out);
        }
    }

    private Program program(Inputs inputs, Outputs outputs) {
        ScriptClass before = library.use("inference/" + inputs.script());
        ScriptClass after = library.use("inference/" + outputs.script());
        ScriptClass prediction = prediction();
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("training", false);
        attributes.put("_inputs", silenced(inputs.object(before)));
        attributes.put("_prediction", silenced(prediction.instance(lossValues())));
        attributes.put("_outputs", silenced(outputs.object(after)));
        InferenceChain chain =
                chain(architecture.layers(), file.root().object("net"), hasPaddedSteps());
        attributes.putAll(chain.objects());
        String forward =
                """
                  def forward(self, x: Tensor) -> Tensor:
                    x = self._inputs.forward(x)
                %s%s    return self._outputs.forward(self._prediction.prediction(x))
                """
                        .formatted(before(), chain.forward());
        ScriptClass root =
                new ScriptClass(
                        """
                        class Model(Module):
                          __parameters__ = []
                          __buffers__ = []
                          training : bool
                          _inputs : __torch__.%s
                          _prediction : __torch__.%s
                          _outputs : __torch__.%s
                        %s
                        %s"""
                                .formatted(
                                        before.className(),
                                        prediction.className(),
                                        after.className(),
                                        chain.fields(),
                                        forward));
        String source = TorchConstant.numbered(library.text() + "\n" + root.text());
        return new Program(source, new ScriptObject("Model", attributes));
    }

    /** An exported program is never in training, and says so. */
    private static ScriptObject silenced(ScriptObject object) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(object.attributes());
        attributes.put("training", false);
        return new ScriptObject(object.type(), attributes);
    }

    private ScriptClass prediction() {
        String path = "losses/" + ScriptClass.snake(loss.typeName());
        ScriptClass script =
                used(new ScriptEdit(ScriptClass.named(path).text()).onlyFor(PREDICTION));
        library.add(path, script);
        return script;
    }

    private Map<String, Object> lossValues() {
        Map<String, Object> values = ScriptAttributes.of(loss);
        values.put("label_smoothing", 0.0);
        values.put("class_weights", List.of());
        return values;
    }

    /** The script with those of the functions that it names which it still calls. */
    private static ScriptClass used(ScriptEdit edit) {
        String text = edit.text();
        List<String> called =
                new ScriptClass(text)
                        .used().stream()
                                .filter(
                                        path ->
                                                ScriptClass.named(path)
                                                        .methods()
                                                        .anyMatch(
                                                                name ->
                                                                        text.contains(
                                                                                "__torch__."
                                                                                        + name
                                                                                        + "(")))
                                .toList();
        String uses = called.isEmpty() ? "" : "# uses " + String.join(" ", called) + "\n";
        return new ScriptClass(uses + text.replaceFirst("^# uses .*\n", ""));
    }

    private boolean hasPaddedSteps() {
        return architecture.input().rank() == 2;
    }

    /** As a program does it that trains. */
    private String before() {
        StringBuilder before = new StringBuilder();
        Shape input = architecture.input();
        if (input.rank() > 1) {
            before.append("    x = torch.reshape(x, %s)\n".formatted(NetworkWriter.batchOf(input)));
        }
        if (hasPaddedSteps()) {
            library.use("steps");
            before.append("    mask = __torch__.step_mask(x)\n");
            before.append("    x = __torch__.masked(x, mask)\n");
        }
        return before.toString();
    }

    private InferenceChain chain(
            List<ShapedLayer> layers, ScriptObject trained, boolean knowsPadding) {
        InferenceChain chain = new InferenceChain(knowsPadding);
        for (ShapedLayer layer : layers) {
            if (layer.spec().role() != LayerRole.NOISE || !layer.spec().passesAtInference()) {
                ExportedLayer exported =
                        exported(layer, trained.object(layer.name()), chain.knowsPadding());
                chain.add(layer, exported, activation(layer));
            }
        }
        if (chain.forward().contains("__torch__.masked(")) {
            library.use("steps");
        }
        return chain;
    }

    private @Nullable ActivationScript activation(ShapedLayer layer) {
        Activation activation = layer.spec().activation();
        return activation == Activation.NONE ? null : ActivationScript.of(activation, library);
    }

    private ExportedLayer exported(ShapedLayer layer, ScriptObject trained, boolean knowsPadding) {
        Map<String, Object> values = NetworkWriter.values(layer);
        String body = "Body_" + layer.name();
        if (!layer.body().isEmpty()) {
            InferenceChain within = chain(layer.body(), trained.object("body"), knowsPadding);
            library.add("chains/" + body, within.script(body));
            values.put("body", new ScriptObject(body, within.attributes()));
        }
        ExportedLayer exported =
                ExportedLayer.of(
                        layer,
                        values,
                        trained,
                        file,
                        module -> library.add("modules/" + module.className(), module));
        ScriptClass script =
                used(
                        new ScriptEdit(exported.script().text())
                                .replace("__torch__\\.Body\\b", "__torch__." + body));
        library.add("layers/" + script.className(), script);
        return new ExportedLayer(script, exported.object());
    }
}
