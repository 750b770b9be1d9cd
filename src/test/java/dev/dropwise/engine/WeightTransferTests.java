package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that begin with what another program's layers have learned. */
class WeightTransferTests {

    private static final String BODY =
            "{type: 'conv2d', name: 'edges', filters: 3, kernel: 3%s}, {type: 'batchNorm', name: 'norm'%s}";
    private static final String ADAM =
            "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'adam'}, regularization: {ema: 0.9}}";
    private static final float[] INPUTS = Probe.normal(5, 4 * 36);
    private static final int[] ROWS = IntStream.range(0, 8).toArray();

    @TempDir Path folder;

    @Test
    void takesWeightsAndRunningStatisticsOfTheLayersNamed() throws IOException {
        String body = BODY.formatted("", "");
        try (Probe source = learned(net(body, "{type: 'dense', name: 'head', units: 2}"));
                TorchProgram taken =
                        start(
                                net(body, "{type: 'dense', name: 'other', units: 5}"),
                                source,
                                "edges",
                                "norm");
                Probe of = Probe.of(net(body, ""), ADAM);
                TorchProgram bodyAlone = start(net(body, ""), source, "edges", "norm")) {
            assertThat(bodyAlone.predict(INPUTS, 4)).isNotEqualTo(of.program().predict(INPUTS, 4));
            assertThat(taken.predict(INPUTS, 4)).hasSize(4 * 5).doesNotContain(Float.NaN);
            // The whole net taken layer by layer is the net itself, optimizer and average aside.
            try (TorchProgram whole =
                    start(
                            net(body, "{type: 'dense', name: 'head', units: 2}"),
                            source,
                            "edges",
                            "norm",
                            "head")) {
                assertThat(whole.predict(INPUTS, 4)).isEqualTo(source.program().predict(INPUTS, 4));
            }
        }
    }

    @Test
    void whatWasTakenLearnsOnAndWhatIsFrozenStays() throws IOException {
        String head = "{type: 'dense', name: 'head', units: 2}";
        try (Probe source = learned(net(BODY.formatted("", ""), head));
                TorchProgram free =
                        start(net(BODY.formatted("", ""), head), source, "edges", "norm");
                TorchProgram frozen =
                        start(
                                net(BODY.formatted(", frozen: true", ", frozen: true"), head),
                                source,
                                "edges",
                                "norm");
                TorchExamples data = data()) {
            float[] before = free.predict(INPUTS, 4);
            assertThat(frozen.predict(INPUTS, 4)).isEqualTo(before);
            fit(free, data);
            fit(frozen, data);
            assertThat(frozen.predict(INPUTS, 4))
                    .isNotEqualTo(before)
                    .isNotEqualTo(free.predict(INPUTS, 4));
        }
    }

    @Test
    void listsAllThatDoesNotFit() throws IOException {
        String head = "{type: 'dense', name: 'head', units: 2}";
        String wider =
                "{type: 'conv2d', name: 'edges', filters: 4, kernel: 3}, {type: 'batchNorm', name: 'norm'}";
        try (Probe source = learned(net(BODY.formatted("", ""), head))) {
            assertThatThrownBy(() -> start(net(wider, head), source, "edges", "norm", "head"))
                    .isInstanceOf(WeightTransferMismatch.class)
                    .hasMessageContaining(
                            "edges.weight: expected [4, 1, 3, 3], received [3, 1, 3, 3]")
                    .hasMessageContaining("norm.running_mean: expected [4], received [3]")
                    .hasMessageContaining("head.weight: expected [64, 2], received [48, 2]");
        }
    }

    @Test
    void takesLayersWithinLayersByTheirOrderAndLeavesThoseThatHoldNothing() throws IOException {
        String block =
                """
                {type: 'residual', name: 'block', layers: [
                    {type: 'dense', units: 4, activation: 'relu'%s}, %s {type: 'dense', units: 4%s}]},
                {type: 'dense', name: 'head', units: 2}""";
        String flat = "{type: 'flatten'}, ";
        String plain = flat + block.formatted("", "", "");
        String adversarial =
                flat
                        + block.formatted(
                                ", name: 'inner'",
                                "{type: 'dropout', rate: 0.5},",
                                ", name: 'outer'");
        try (Probe source = learned(net(plain, ""));
                TorchProgram taken =
                        started(
                                net(adversarial, ""),
                                ADAM.replace("ema: 0.9", "adversarialDropout: {}"),
                                source,
                                "block",
                                "head");
                TorchExamples data = data()) {
            assertThat(taken.predict(INPUTS, 4)).isEqualTo(source.program().predict(INPUTS, 4));
            fit(taken, data);
            assertThat(taken.predict(INPUTS, 4)).isNotEqualTo(source.program().predict(INPUTS, 4));
        }
    }

    @Test
    void listsWhatALayerWithinAnotherLacks() throws IOException {
        String block =
                "{type: 'flatten'}, {type: 'residual', name: 'block', layers: [{type: 'dense', units: 36}%s]}";
        String more = block.formatted(", {type: 'dense', name: 'second', units: 36}");
        try (Probe one = learned(net(block.formatted(""), ""));
                Probe two = learned(net(more, ""))) {
            assertThatThrownBy(() -> start(net(more, ""), one, "block"))
                    .isInstanceOf(WeightTransferMismatch.class)
                    .hasMessageContaining("block.second: expected a layer, received nothing");
            assertThatThrownBy(() -> start(net(block.formatted(""), ""), two, "block"))
                    .isInstanceOf(WeightTransferMismatch.class)
                    .hasMessageContaining("block: expected no more layers, received something");
        }
    }

    private static String net(String body, String head) {
        return "{input: {shape: [1, 6, 6]}, layers: [%s]}"
                .formatted(head.isEmpty() ? body : body + ", " + head);
    }

    private TorchProgram start(String model, Probe source, String... layers) throws IOException {
        return started(model, ADAM, source, layers);
    }

    private TorchProgram started(String model, String training, Probe source, String... layers)
            throws IOException {
        Path archive = Files.createTempFile(folder, "source", ".pt");
        try (OutputStream out = Files.newOutputStream(archive)) {
            source.program().save(out);
        }
        Program program =
                ProgramCompiler.compile(
                        ShapeInference.design(SpecJson.model(model), null),
                        SpecJson.training(training));
        return Probe.TORCH.start(program, 99, archive, List.of(layers));
    }

    private static Probe learned(String model) {
        Probe probe = Probe.of(model, ADAM);
        try (TorchExamples data = data()) {
            fit(probe.program(), data);
        }
        return probe;
    }

    private static TorchExamples data() {
        return Probe.TORCH.examples(
                Probe.normal(6, 8 * 36), 36, new float[] {0, 1, 0, 1, 0, 1, 0, 1}, true);
    }

    private static void fit(TorchProgram program, TorchExamples data) {
        for (int step = 0; step < 20; step++) {
            program.fit(data, ROWS, 8, new long[] {step}, 0.01);
        }
    }
}
