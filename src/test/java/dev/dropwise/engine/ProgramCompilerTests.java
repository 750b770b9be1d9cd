package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCompilerTests {

    private static final String MODEL =
            """
            {input: {shape: [1, 8, 8]}, layers: [
                {type: 'conv2d', filters: 4, kernel: 3, activation: 'relu', name: 'eyes'},
                {type: 'maxPool2d'},
                {type: 'dropout', rate: 0.25},
                {type: 'dense', units: 8, activation: 'selu'},
                {type: 'dropout', rate: 0.5},
                {type: 'dense', units: 3, name: 'verdict'}]}""";

    @Test
    void namesEveryLayerInTheSource() {
        assertThat(compile(MODEL).source())
                .contains(
                        "eyes : __torch__.Convolution",
                        "maxPool2d1 : __torch__.MaxPool2d",
                        "dropout1 : __torch__.Dropout",
                        "dense1 : __torch__.Dense",
                        "dropout2 : __torch__.Dropout",
                        "verdict : __torch__.Dense")
                .containsSubsequence(
                        "x = __torch__.relu(self.eyes.forward(x, rng))",
                        "x = self.maxPool2d1.forward(x, rng)",
                        "x = self.dropout1.forward(x, rng)",
                        "x = __torch__.selu(self.dense1.forward(x, rng))",
                        "x = self.dropout2.forward(x, rng)",
                        "x = self.verdict.forward(x, rng)");
    }

    @Test
    void takesOnlyTheScriptsThatTheSpecUses() {
        String source = compile(MODEL).source();

        assertThat(source).containsOnlyOnce("class Dense(").containsOnlyOnce("class Dropout(");
        assertThat(source).doesNotContain("class AvgPool2d", "class Sgd", "def gelu");
    }

    /**
     * Layers, augmentations, losses and optimizers may meet in one program, by any of their names.
     */
    @Test
    void everyScriptHasAClassNameOfItsOwn() throws IOException {
        URI root = URI.create(String.valueOf(ScriptClass.class.getResource("/torchscript")));
        Path folder = Path.of(root);
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> classes =
                    files.map(file -> folder.relativize(file).toString())
                            .filter(file -> file.endsWith(".py"))
                            // those take a layer's place
                            .filter(file -> !file.contains("adversarial"))
                            // as this one does another's
                            .filter(file -> !file.equals("objective_of_runs.py"))
                            .map(file -> ScriptClass.named(file.substring(0, file.length() - 3)))
                            .filter(script -> script.text().contains("(Module):"))
                            .map(ScriptClass::className)
                            .toList();

            assertThat(classes).contains("Dropout", "Adam", "Rotation").doesNotHaveDuplicates();
        }
    }

    @Test
    void compilesEqualSpecsToEqualBytes() {
        assertThat(compile(MODEL)).isEqualTo(compile(MODEL));
        assertThat(compile(MODEL).archive()).isEqualTo(compile(MODEL).archive());
        assertThat(compile(MODEL).archive())
                .isNotEqualTo(compile(MODEL.replace("0.25", "0.26")).archive());
    }

    @Test
    void needsALoss() {
        assertThatThrownBy(
                        () ->
                                ProgramCompiler.compile(
                                        ShapeInference.design(SpecJson.model(MODEL), null),
                                        SpecJson.training("{}")))
                .hasMessageContaining("loss");
    }

    @Test
    void saysWhichScriptIsMissing() {
        assertThatThrownBy(() -> ScriptClass.named("layers/telepathy"))
                .hasMessage("there is no script /torchscript/layers/telepathy.py");
    }

    @Test
    void saysWhichAttributeAScriptMisses() {
        ScriptClass dropout = ScriptClass.named("layers/dropout");

        assertThatThrownBy(() -> dropout.instance(Map.of("speed", 3)))
                .hasMessage("Dropout needs rate, there are [speed]");
    }

    /** Whatever Architect lets through is a field of a class, in the source and in the archive. */
    @Test
    void compilesNamesThatMeanSomethingElsewhere() {
        List<String> names =
                List.of(
                                "Tensor List Net Program Dropout Module x rng device found rates",
                                "int float bool str list dict tuple len range isinstance annotate Optional",
                                "Generator Device loss optimizer net bias weight delete newline eof ops",
                                "uninitialized unchecked_cast inf nan fork super object type eval",
                                "train modules children apply to cpu cuda state_dict add_module zero_grad",
                                "requires_grad named_parameters buffers fit evaluate predict sample step",
                                "match case exec T a A_1 Self")
                        .stream()
                        .flatMap(line -> Stream.of(line.split(" ")))
                        .toList();
        String layers =
                names.stream()
                        .map("{type: 'dropout', rate: 0.1, name: '%s'}"::formatted)
                        .collect(Collectors.joining(", "));
        float[] inputs = Probe.normal(2, 12);

        try (Probe probe = Probe.ofLayers("[4]", layers);
                Probe loaded = probe.reloaded(true)) {
            assertThat(probe.scores(inputs, 3)).isEqualTo(inputs);
            assertThat(loaded.scores(inputs, 3)).isEqualTo(inputs);
        }
    }

    @Test
    void compilesAHundredLayers() {
        String block =
                "{type: 'dense', units: 4, activation: 'relu'}, {type: 'dropout', rate: 0.1}, ";
        try (Probe probe = Probe.ofLayers("[4]", block.repeat(49) + "{type: 'dense', units: 1}")) {
            assertThat(probe.shape(Probe.normal(2, 12), 3)).containsExactly(3L, 1L);
        }
    }

    @Test
    void aFileThatIsNoProgramIsSaidToBeUnreadable(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("torn.pt"), "PK but no more");

        assertThatThrownBy(() -> Probe.TORCH.load(file, false))
                .isInstanceOf(UnreadableProgram.class)
                .hasMessageContaining("torn.pt");
    }

    private static Program compile(String model) {
        return ProgramCompiler.compile(
                ShapeInference.design(SpecJson.model(model), null),
                SpecJson.training("{loss: {type: 'softmaxCrossEntropy'}}"));
    }
}
