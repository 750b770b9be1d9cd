package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.engine.archive.ProgramArchive;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that was stored before its scripts had PyTorch's names ({@code into}, {@code again},
 * {@code offsets}, {@code real}, {@code harden}), after ten steps of training, and what it gave
 * then.
 */
class EarlierProgramTests {

    private static final String MODEL =
            """
            {input: {shape: [4, 3]}, layers: [
                {type: 'lstm', name: 'reader', units: 2, zoneout: 0.1, returnSequences: true},
                {type: 'batchNorm', name: 'norm'},
                {type: 'dropout', name: 'drop', rate: 0.3},
                {type: 'gru', name: 'last', units: 2, bidirectional: true},
                {type: 'dense', name: 'head', units: 2}]}""";
    private static final String TRAINING =
            """
            {loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'adam', learningRate: 0.01},
             regularization: {ema: 0.9, maxNorm: 3, adversarialDropout: {budget: 0.2}}}""";

    private static final float[] PREDICTED = {
        0.48231483f, 0.5176852f, 0.50162023f, 0.49837974f, 0.50653875f, 0.49346128f, 0.4309018f,
        0.56909823f, 0.4755375f, 0.52446246f, 0.49376398f, 0.506236f, 0.4868396f, 0.51316035f,
        0.48451665f, 0.51548344f
    };
    private static final float[] SAMPLED = {
        0.48662254f,
        0.5133774f,
        0.49784917f,
        0.5021509f,
        0.51329017f,
        0.48670977f,
        0.43904462f,
        0.56095535f,
        0.45541647f,
        0.54458356f,
        0.50215423f,
        0.49784583f,
        0.48629025f,
        0.51370984f,
        0.48597947f,
        0.51402056f,
        0.4885918f,
        0.51140827f,
        0.4992943f,
        0.5007057f,
        0.50062823f,
        0.4993718f,
        0.41677648f,
        0.5832235f,
        0.4599547f,
        0.5400453f,
        0.5055611f,
        0.4944389f,
        0.4833316f,
        0.51666844f,
        0.4843495f,
        0.51565045f
    };
    private static final float[] AFTER_TEN_MORE_STEPS = {
        0.59405726f, 0.40594268f, 0.52518135f, 0.47481862f, 0.5585051f, 0.44149485f, 0.4309159f,
        0.5690841f, 0.61129457f, 0.3887055f, 0.4993712f, 0.50062877f, 0.56873363f, 0.43126634f,
        0.5414897f, 0.45851028f
    };

    @TempDir Path folder;

    private Path stored;

    @BeforeEach
    void copy() throws IOException {
        stored = folder.resolve("earlier-program.pt");
        try (var in = getClass().getResourceAsStream("/engine/earlier-program.pt")) {
            Files.write(stored, in.readAllBytes());
        }
    }

    @Test
    void predictsAsItDid() {
        try (TorchProgram program = Probe.TORCH.load(stored, false)) {
            assertThat(program.predict(inputs(), 8)).containsExactly(PREDICTED, within(1e-6f));
            assertThat(program.samplePasses(inputs(), 8, new long[] {5, 6}))
                    .containsExactly(SAMPLED, within(1e-6f));
        }
    }

    /** It draws for a whole batch: every example is one of its own. */
    @Test
    void samplesEachExampleAsAlone() {
        long[] seeds = {1, 2, 3, 4, 5, 6, 7, 8};
        try (TorchProgram program = Probe.TORCH.load(stored, false)) {
            float[] together = program.sample(inputs(), 3, seeds);

            for (int i = 0; i < 8; i++) {
                float[] example = Arrays.copyOfRange(inputs(), 12 * i, 12 * i + 12);
                float[] alone = program.sample(example, 3, new long[] {seeds[i]});
                for (int pass = 0; pass < 3; pass++) {
                    assertThat(Arrays.copyOfRange(alone, 2 * pass, 2 * pass + 2))
                            .containsExactly(
                                    Arrays.copyOfRange(
                                            together, 16 * pass + 2 * i, 16 * pass + 2 * i + 2));
                }
            }
        }
    }

    @Test
    void trainsOnAsItWouldHave() {
        try (TorchProgram program = Probe.TORCH.load(stored, true)) {
            assertThat(trainedOn(program)).containsExactly(AFTER_TEN_MORE_STEPS, within(1e-4f));
        }
    }

    @Test
    void keepsItsOwnSourceWhenItIsSavedAgain() throws IOException {
        Path saved = folder.resolve("saved.pt");
        try (TorchProgram program = Probe.TORCH.load(stored, true);
                OutputStream out = Files.newOutputStream(saved)) {
            program.save(out);
        }

        assertThat(ProgramArchive.source(saved))
                .isEqualTo(ProgramArchive.source(stored))
                .contains("self.into[k]", "def harden(");
        assertThat(saved).hasSameBinaryContentAs(stored);
    }

    /** To the bit: the mathematics is the same under other names. */
    @Test
    void givesItsWeightsToAProgramOfToday() {
        try (TorchProgram earlier = Probe.TORCH.load(stored, false);
                TorchProgram today = started("reader", "norm", "last", "head");
                TorchProgram head = started("head")) {
            assertThat(today.predict(inputs(), 8)).isEqualTo(earlier.predict(inputs(), 8));
            assertThat(head.predict(inputs(), 8)).isNotEqualTo(earlier.predict(inputs(), 8));
        }
    }

    private TorchProgram started(String... layers) {
        Program program = ProgramCompiler.compile(architecture(), SpecJson.training(TRAINING));
        return Probe.TORCH.start(program, 99, stored, List.of(layers));
    }

    private static float[] trainedOn(TorchProgram program) {
        int[] rows = IntStream.range(0, 8).toArray();
        float[] classes = {0, 1, 0, 1, 0, 1, 0, 1};
        try (TorchExamples data = Probe.TORCH.examples(inputs(), 12, classes, true)) {
            for (int step = 10; step < 20; step++) {
                program.fit(data, rows, 8, new long[] {step}, 0.01);
            }
        }
        return program.predict(inputs(), 8);
    }

    static Architecture architecture() {
        return ShapeInference.design(SpecJson.model(MODEL), null);
    }

    /** Sequences of 2 to 4 steps. */
    static float[] inputs() {
        float[] inputs = new float[96];
        Random random = new Random(3);
        for (int i = 0; i < inputs.length; i++) {
            boolean isPadding = i / 3 % 4 > 1 + i / 12 % 3;
            inputs[i] = isPadding ? 0 : (float) random.nextGaussian();
        }
        return inputs;
    }
}
