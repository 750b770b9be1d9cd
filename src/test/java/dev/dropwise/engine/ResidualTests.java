package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResidualTests {

    private static final int WIDTH = 8;
    private static final int BATCH = 2000;

    @Test
    void addsWhatItsLayersGive() {
        float[] inputs = {1, -2, 3};
        try (Probe probe =
                Probe.ofLayers(
                        "[3]",
                        "{type: 'residual', layers: [{type: 'activation', function: 'relu'}]}")) {
            assertThat(probe.scores(inputs, 1)).containsExactly(2, -2, 6);
        }
    }

    @Test
    void leavesItsLayersOutForWholeExamples() {
        float[] ones = new float[BATCH * WIDTH];
        Arrays.fill(ones, 1);
        try (Probe probe =
                Probe.ofLayers(
                        "[" + WIDTH + "]",
                        """
                        {type: 'residual', stochasticDepth: 0.4, layers: [
                            {type: 'activation', function: 'relu'}]}""")) {
            float[] masked = probe.masked(ones, BATCH, 3);
            int left = 0;
            for (int row = 0; row < BATCH; row++) {
                float[] example = Arrays.copyOfRange(masked, row * WIDTH, (row + 1) * WIDTH);
                boolean isLeft = example[0] == 1;
                left += isLeft ? 1 : 0;
                for (float value : example) {
                    assertThat(value).isCloseTo(isLeft ? 1 : 1 + 1 / 0.6f, within(1e-6f));
                }
            }

            double deviation = Math.sqrt(0.4 * 0.6 / BATCH);
            assertThat((double) left / BATCH).isCloseTo(0.4, within(4 * deviation));
            assertThat(probe.scores(ones, BATCH)).containsOnly(2);
        }
    }
}
