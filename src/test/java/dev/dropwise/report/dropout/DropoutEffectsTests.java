package dev.dropwise.report.dropout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropoutEffectsTests {

    private static final int ROWS = 400;

    private final TorchRuntime torch = new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));
    @TempDir private Path folder;

    @Test
    void countsWhatIsDroppedOfWhatIsThere() throws IOException {
        DropoutEffects effects =
                effects(
                        """
                        {type: 'dropout', rate: 0.2}, {type: 'dense', units: 50, activation: 'relu'},
                        {type: 'dropout', rate: 0.6, name: 'second'}, {type: 'gaussianDropout', rate: 0.5},
                        {type: 'dense', units: 1}""");

        assertThat(effects.rates()).extracting("layer").containsExactly("dropout1", "second");
        RealisedRate onInputs = effects.rates().get(0);
        RealisedRate hidden = effects.rates().get(1);
        assertThat(onInputs.numbers()).isEqualTo(10L * ROWS);
        assertThat(onInputs.realised()).isCloseTo(0.2, within(0.025));
        assertThat(hidden.rate()).isEqualTo(0.6);
        assertThat(hidden.realised()).isCloseTo(0.6, within(0.02));
        // relu gives zeros, of which nothing can be dropped
        assertThat(hidden.numbers()).isLessThan(50L * ROWS);
    }

    /** The mean of a linear network over masks is what weight scaling says. */
    @Test
    void passesOfALinearNetworkComeToWeightScalingAsTheirRootGrows() throws IOException {
        DropoutEffects effects = effects("{type: 'dropout', rate: 0.5}, {type: 'dense', units: 1}");

        ScalingAgreement one = effects.agreement().get(0);
        ScalingAgreement hundred = effects.agreement().get(effects.agreement().size() - 1);
        assertThat(one.samples()).isEqualTo(1);
        assertThat(hundred.samples()).isEqualTo(100);
        assertThat(one.difference() / hundred.difference()).isCloseTo(10, within(1.5));
    }

    @Test
    void hiddenLayersAreMeasuredWithoutMasks() throws IOException {
        DropoutEffects effects =
                effects(
                        """
                        {type: 'dense', units: 4, activation: 'relu'}, {type: 'dropout', rate: 0.9},
                        {type: 'dense', units: 3}, {type: 'dense', units: 1}""");

        assertThat(effects.layers()).extracting("layer").containsExactly("dense1", "dense2");
        assertThat(effects.layers().get(0).sparsity()).isBetween(0.2, 0.8);
        assertThat(effects.layers().get(1).sparsity()).isZero();
        assertThat(effects.layers().get(1).units()).isEqualTo(3);
    }

    @Test
    void nothingIsDrawnWithoutDropout() throws IOException {
        DropoutEffects effects =
                effects("{type: 'dense', units: 4, activation: 'relu'}, {type: 'dense', units: 1}");

        assertThat(effects.rates()).isEmpty();
        assertThat(effects.agreement()).isEmpty();
        assertThat(effects.layers()).hasSize(1);
    }

    private DropoutEffects effects(String layers) throws IOException {
        Architecture architecture =
                ShapeInference.design(
                        SpecJson.model("{input: {shape: [10]}, layers: [%s]}".formatted(layers)),
                        null);
        Path archive = folder.resolve("program.pt");
        try (TorchProgram program =
                        torch.start(
                                ProgramCompiler.compile(
                                        architecture,
                                        SpecJson.training("{loss: {type: 'meanSquaredError'}}"),
                                        architecture.input()),
                                7);
                OutputStream out = Files.newOutputStream(archive)) {
            program.save(out);
        }
        return DropoutEffects.of(torch, archive, architecture, features());
    }

    private static float[] features() {
        Random random = new Random(5);
        float[] features = new float[10 * ROWS];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        return features;
    }
}
