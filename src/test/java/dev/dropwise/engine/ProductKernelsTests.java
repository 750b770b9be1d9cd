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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductKernelsTests {

    /** The first product of a step of 64 rows is large, the second is not. */
    private static final String MODEL =
            """
            {input: {shape: [400]}, layers: [
                {type: 'dense', units: 100, activation: 'relu'}, {type: 'dense', units: 3}]}""";

    private static final int ROWS = 64;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "amd64, vendor_id : AuthenticAMD, true",
        "x86_64, AMD64 Family 25 Model 97 AuthenticAMD, true",
        "amd64, vendor_id : GenuineIntel, false",
        "amd64, '', false",
        "aarch64, vendor_id : Whoever, false"
    })
    void areBetterOnX86ThatIsNotIntels(String architecture, String vendor, boolean better) {
        assertThat(ProductKernels.areBetter(architecture, vendor)).isEqualTo(better);
    }

    @Test
    void storedProgramsLoadWithoutThem() throws IOException {
        Path stored = folder.resolve("stored.pt");
        try (TorchProgram program = Probe.TORCH.start(program(), 7)) {
            train(program);
            try (OutputStream out = Files.newOutputStream(stored)) {
                program.save(out);
            }
        }

        assertThat(ProgramArchive.source(stored))
                .isEqualTo(program().source())
                .doesNotContain("mkldnn");
    }

    /** Autograd takes BLAS's, whatever the machine. */
    @Test
    void trainAsBlasDoes() {
        float[] features = Probe.normal(3, ROWS * 400);
        String byBackward = ScriptClass.named("gradients_by_backward").text();
        String byAutograd = ScriptClass.named("gradients_by_autograd").text();
        Program plain =
                new Program(program().source().replace(byBackward, byAutograd), program().root());
        try (TorchProgram fast = Probe.TORCH.start(program(), 7);
                TorchProgram slow = Probe.TORCH.start(plain, 7)) {
            train(fast);
            train(slow);

            assertThat(fast.predict(features, ROWS))
                    .containsExactly(slow.predict(features, ROWS), within(1e-5f));
        }
    }

    @Test
    void aProgramThatIsLoadedAgainTrainsOnToTheBit() throws IOException {
        Path stored = folder.resolve("stored.pt");
        float[] features = Probe.normal(3, ROWS * 400);
        try (TorchProgram program = Probe.TORCH.start(program(), 7)) {
            train(program);
            try (OutputStream out = Files.newOutputStream(stored)) {
                program.save(out);
            }
            train(program);
            try (TorchProgram loaded = Probe.TORCH.load(stored, true)) {
                train(loaded);

                assertThat(loaded.predict(features, ROWS))
                        .isEqualTo(program.predict(features, ROWS));
            }
        }
    }

    private static Program program() {
        return ProgramCompiler.compile(
                ShapeInference.design(SpecJson.model(MODEL), null),
                SpecJson.training("{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}}"));
    }

    private static void train(TorchProgram program) {
        int[] rows = IntStream.range(0, ROWS).toArray();
        try (TorchExamples data = data()) {
            program.fit(data, rows, ROWS, new long[] {1}, 0.01);
        }
    }

    private static TorchExamples data() {
        TorchExamples data = Probe.TORCH.examples(ROWS, 400, 3, false);
        data.put(0, Probe.normal(5, ROWS * 400), Probe.normal(6, ROWS * 3));
        return data;
    }
}
