package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.layer.Activation;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.spec.loss.LossSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class JavaDenseNetworkTests {

    private static final String NETWORK =
            """
            {input: {shape: [20]}, layers: [
                {type: 'gaussianNoise', stddev: 0.1},
                {type: 'dense', units: 16, activation: '%s'}, {type: 'dropout', rate: 0.5},
                {type: 'dense', units: 12, activation: '%s', bias: false}, {type: 'flatten'},
                {type: 'dense', units: 4}]}""";

    private final TorchRuntime torch = new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            mode = Mode.EXCLUDE,
            names = {"GELU", "SOFTMAX"})
    void predictsWhatTheProgramPredicts(Activation activation) throws IOException {
        String name = SpecJson.write(activation).replace("\"", "");
        agrees(NETWORK.formatted(name, name), "softmaxCrossEntropy", 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmaxCrossEntropy",
                "focal",
                "meanSquaredError",
                "meanAbsoluteError",
                "huber"
            })
    void makesOfScoresWhatTheLossMakes(String loss) throws IOException {
        agrees(NETWORK.formatted("relu", "tanh"), loss, 20);
    }

    @Test
    void leavesOutWhateverPassesNumbersAtInference() throws IOException {
        agrees(
                "{input: {shape: [20]}, layers: [{type: 'concreteDropout', rate: 0.3},"
                        + " {type: 'reshape', shape: [1, 4, 5]}, {type: 'dense', units: 8, activation: 'relu'},"
                        + " {type: 'alphaDropout', rate: 0.1}, {type: 'dense', units: 3}]}",
                "softmaxCrossEntropy",
                20);
    }

    @Test
    void flattensImages() throws IOException {
        agrees(
                "{input: {shape: [1, 5, 4]}, layers: [{type: 'dense', units: 8, activation: 'relu'},"
                        + " {type: 'dense', units: 3}]}",
                "softmaxCrossEntropy",
                20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{input: {shape: [20]}, layers: [{type: 'dense', units: 8, activation: 'gelu'}, {type: 'dense', units: 3}]}",
                "{input: {shape: [20]}, layers: [{type: 'dense', units: 8, activation: 'softmax'}, {type: 'dense', units: 3}]}",
                "{input: {shape: [20]}, layers: [{type: 'dense', units: 8}, {type: 'batchNorm'}, {type: 'dense', units: 3}]}",
                "{input: {shape: [20]}, layers: [{type: 'dense', units: 8, activation: 'relu'}, {type: 'standout'}, {type: 'dense', units: 3}]}",
                "{input: {shape: [20]}, layers: [{type: 'reshape', shape: [4, 5]}, {type: 'dense', units: 3}, {type: 'flatten'}, {type: 'dense', units: 3}]}",
                "{input: {shape: [5, 4]}, layers: [{type: 'dense', units: 8}, {type: 'dense', units: 3}]}",
                "{input: {shape: [600]}, layers: [{type: 'dense', units: 600}, {type: 'dense', units: 3}]}"
            })
    void leavesOtherNetworksToLibtorch(String model) {
        Architecture architecture = ShapeInference.design(SpecJson.model(model), null);
        assertThat(JavaDenseNetwork.of(folder, architecture, loss("softmaxCrossEntropy")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binaryCrossEntropy", "gaussianNegativeLogLikelihood"})
    void leavesOtherLossesToLibtorch(String loss) {
        Architecture architecture =
                ShapeInference.design(SpecJson.model(NETWORK.formatted("relu", "relu")), null);
        assertThat(JavaDenseNetwork.of(folder, architecture, loss(loss))).isEmpty();
    }

    @Test
    void saysThatAFileIsGoneAsLibtorchWould() {
        Architecture architecture =
                ShapeInference.design(SpecJson.model(NETWORK.formatted("relu", "relu")), null);
        assertThatThrownBy(
                        () ->
                                JavaDenseNetwork.of(
                                        folder.resolve("gone.pt"),
                                        architecture,
                                        loss("softmaxCrossEntropy")))
                .isInstanceOf(UnreadableProgram.class)
                .hasMessageContaining("gone.pt");
    }

    private void agrees(String model, String loss, int width) throws IOException {
        Architecture architecture = ShapeInference.design(SpecJson.model(model), null);
        TrainingSpec training = training(loss);
        Path archive = folder.resolve("program.pt");
        try (TorchProgram program =
                        torch.start(ProgramCompiler.compile(architecture, training), 7);
                OutputStream out = Files.newOutputStream(archive)) {
            program.save(out);
        }
        Optional<JavaDenseNetwork> chain = JavaDenseNetwork.of(archive, architecture, loss(loss));
        assertThat(chain).isPresent();
        Random random = new Random(1);
        try (TorchProgram program = torch.load(archive, false)) {
            for (int example = 0; example < 20; example++) {
                float[] features = new float[width];
                for (int i = 0; i < width; i++) {
                    features[i] = i % 3 == 0 ? 0 : (float) (4 * random.nextGaussian());
                }
                float[] untouched = features.clone();
                float[] predicted = chain.get().predict(features);
                assertThat(predicted).containsExactly(program.predict(features, 1), within(2e-6f));
                assertThat(features).isEqualTo(untouched);
                assertThat(chain.get().predict(features)).isEqualTo(predicted);
            }
        }
    }

    private static TrainingSpec training(String loss) {
        return SpecJson.training("{loss: {type: '%s'}}".formatted(loss));
    }

    private static LossSpec loss(String type) {
        return SpecJson.read("{type: '%s'}".formatted(type), LossSpec.class);
    }
}
