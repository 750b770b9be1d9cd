package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.engine.archive.ProgramArchive;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        0.48542747f, 0.5145725f, 0.50071716f, 0.4992828f, 0.5147963f, 0.4852037f, 0.43862972f,
        0.5613702f, 0.4725426f, 0.52745736f, 0.50019956f, 0.49980044f, 0.4746431f, 0.5253569f,
        0.48799226f, 0.5120078f, 0.49232236f, 0.5076777f, 0.503217f, 0.49678305f, 0.50804454f,
        0.49195543f, 0.4171625f, 0.58283746f, 0.4631928f, 0.53680724f, 0.49480867f, 0.5051914f,
        0.49841455f, 0.5015854f, 0.4899218f, 0.5100782f
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
            assertThat(program.sample(inputs(), 8, 2, 5)).containsExactly(SAMPLED, within(1e-6f));
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
        Program program =
                ProgramCompiler.compile(
                        ShapeInference.design(SpecJson.model(MODEL), null),
                        SpecJson.training(TRAINING));
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

    /** Sequences of 2 to 4 steps. */
    private static float[] inputs() {
        float[] inputs = new float[96];
        Random random = new Random(3);
        for (int i = 0; i < inputs.length; i++) {
            boolean isPadding = i / 3 % 4 > 1 + i / 12 % 3;
            inputs[i] = isPadding ? 0 : (float) random.nextGaussian();
        }
        return inputs;
    }
}
