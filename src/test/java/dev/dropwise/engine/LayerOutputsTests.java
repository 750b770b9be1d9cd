package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerOutputsTests {

    private static final String MODEL =
            """
            {input: {shape: [2]}, layers: [
                {type: 'dense', units: 3, activation: 'relu', name: 'hidden'},
                {type: 'dropout', rate: 0.5, name: 'drop'},
                {type: 'dense', units: 1, name: 'last'}]}""";

    /** Of hidden: x, y and their sum; of last: all of them; then the biases 0, 0, -1 and 10. */
    private static final float[] WEIGHTS = {1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, -1, 10};

    private static final float[] EXAMPLES = {1, 2, -3, 4};
    private static final List<Integer> WIDTHS = List.of(3, 3, 1);

    @TempDir private Path folder;

    @Test
    void tellsWhatEachLayerGivesAfterItsActivation() throws IOException {
        try (LayerOutputs outputs = load()) {
            assertThat(outputs.layers()).containsExactly("hidden", "drop", "last");
            Map<String, float[]> active = outputs.active(EXAMPLES, 2, WIDTHS);

            assertThat(active.get("hidden")).containsExactly(1, 2, 2, 0, 4, 0);
            assertThat(active.get("drop")).containsExactly(1, 2, 2, 0, 4, 0);
            assertThat(active.get("last")).containsExactly(15, 14);
            assertThat(outputs.program().predict(EXAMPLES, 2)).containsExactly(15, 14);
        }
    }

    @Test
    void tellsWhatMasksLeave() throws IOException {
        try (LayerOutputs outputs = load()) {
            for (int seed = 0; seed < 20; seed++) {
                Map<String, float[]> masked = outputs.masked(EXAMPLES, 2, WIDTHS, seed);

                float[] given = Objects.requireNonNull(masked.get("hidden"));
                float[] left = Objects.requireNonNull(masked.get("drop"));
                assertThat(given).containsExactly(1, 2, 2, 0, 4, 0);
                for (int i = 0; i < left.length; i++) {
                    assertThat(left[i]).isIn(0f, 2 * given[i]);
                }
                assertThat(masked.get("last"))
                        .containsExactly(
                                10 + left[0] + left[1] + left[2], 10 + left[3] + left[4] + left[5]);
            }
        }
    }

    @Test
    void reshapesAndNestsAsTheNetworkDoes() throws IOException {
        String model =
                """
                {input: {shape: [1, 4, 4]}, layers: [
                    {type: 'conv2d', filters: 2, kernel: 3, padding: 'same', activation: 'relu'},
                    {type: 'residual', layers: [
                        {type: 'conv2d', filters: 2, kernel: 3, padding: 'same'}, {type: 'dropout', rate: 0.3}]},
                    {type: 'batchNorm'}, {type: 'maxPool2d'}, {type: 'flatten'}, {type: 'dense', units: 3}]}""";
        try (Probe probe = Probe.of(model, "{loss: {type: 'meanSquaredError'}}");
                LayerOutputs outputs = LayerOutputs.load(Probe.TORCH, stored(probe))) {
            float[] examples = Probe.normal(5, 2 * 16);
            Map<String, float[]> active = outputs.active(examples, 2, List.of(32, 32, 32, 8, 8, 3));

            assertThat(active.keySet())
                    .containsExactly(
                            "conv2d1",
                            "residual1",
                            "batchNorm1",
                            "maxPool2d1",
                            "flatten1",
                            "dense1");
            assertThat(active.get("dense1")).containsExactly(probe.scores(examples, 2));
            assertThat(active.get("flatten1")).containsExactly(active.get("maxPool2d1"));
        }
    }

    @Test
    void doesNotChangeWhatIsStored() throws IOException {
        try (Probe probe = probe()) {
            Path archive = stored(probe);
            byte[] before = Files.readAllBytes(archive);

            LayerOutputs.load(Probe.TORCH, archive).close();

            assertThat(archive).hasBinaryContent(before);
        }
    }

    @Test
    void saysWhatDoesNotFit() throws IOException {
        try (LayerOutputs outputs = load()) {
            assertThatThrownBy(() -> outputs.active(EXAMPLES, 2, List.of(3, 3)))
                    .hasMessage(
                            "expected the widths of [hidden, drop, last], 7 numbers together, received [3, 3]");
        }
        Path none = Files.writeString(folder.resolve("none.pt"), "x", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> LayerOutputs.load(Probe.TORCH, none))
                .isInstanceOf(UnreadableProgram.class);
    }

    private LayerOutputs load() throws IOException {
        try (Probe probe = probe()) {
            return LayerOutputs.load(Probe.TORCH, stored(probe));
        }
    }

    private static Probe probe() {
        Probe probe = Probe.of(MODEL, "{loss: {type: 'meanSquaredError'}}");
        probe.assign(WEIGHTS);
        return probe;
    }

    private Path stored(Probe probe) throws IOException {
        return Files.write(folder.resolve("stored.pt"), probe.archive());
    }
}
