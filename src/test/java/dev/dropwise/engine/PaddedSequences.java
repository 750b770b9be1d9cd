package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;

/** Sequences, the same with padding behind them, and networks that learn from either. */
final class PaddedSequences {

    static final int FEATURES = 4;
    static final int LENGTH = 4;
    static final int STEPS = 8;
    static final int BATCH = 3;
    static final int WIDTH = STEPS * FEATURES;
    static final Offset<Float> CLOSE = within(2e-5f);

    /** What reads or mixes steps, as clients write it. */
    static final List<String> LAYERS =
            List.of(
                    "{type: 'lstm', units: 3}",
                    "{type: 'lstm', units: 3, layers: 2, bidirectional: true, returnSequences: true}",
                    "{type: 'gru', units: 3, layers: 2, bidirectional: true}",
                    "{type: 'gru', units: 3, zoneout: 0.2, returnSequences: true}",
                    "{type: 'multiHeadAttention', heads: 2}",
                    "{type: 'multiHeadAttention', heads: 2, causal: true}",
                    "{type: 'transformerEncoder', heads: 2, layers: 2, dropout: 0}",
                    "{type: 'batchNorm'}",
                    "{type: 'layerNorm'}",
                    "{type: 'activation', function: 'softmax'}",
                    "{type: 'groupNorm', groups: 2}",
                    "{type: 'conv1d', filters: 3, kernel: 3}",
                    "{type: 'conv1d', filters: 3, kernel: 3, padding: 'same'}",
                    "{type: 'conv1d', filters: 3, kernel: 2, stride: 2}",
                    "{type: 'conv1d', filters: 3, kernel: 2, stride: 2, padding: 'same'}",
                    "{type: 'conv1d', filters: 3, kernel: 2, dilation: 2}",
                    "{type: 'maxPool1d'}",
                    "{type: 'maxPool1d', size: 3, stride: 1, padding: 'same'}",
                    "{type: 'maxPool1d', size: 3, stride: 1}",
                    "{type: 'avgPool1d'}",
                    "{type: 'avgPool1d', size: 3, stride: 1, padding: 'same'}",
                    "{type: 'avgPool1d', size: 3, stride: 1}",
                    "{type: 'globalAveragePool'}",
                    "{type: 'globalMaxPool'}",
                    "{type: 'residual', layers: [{type: 'gru', units: 3, returnSequences: true}, {type: 'batchNorm'}]}");

    /** Sequences of {@link #LENGTH} steps. */
    static final float[] SHORT = Probe.normal(4, BATCH * LENGTH * FEATURES);

    /** The same with as many steps of padding behind each. */
    static final float[] PADDED = lengthened(SHORT, 0);

    private PaddedSequences() {}

    /** The examples with four steps more, {@code before} of them in front. */
    static float[] lengthened(float[] examples, int before) {
        float[] longer = new float[examples.length / LENGTH * STEPS];
        int width = LENGTH * FEATURES;
        for (int row = 0; row < examples.length / width; row++) {
            System.arraycopy(examples, row * width, longer, row * WIDTH + before * FEATURES, width);
        }
        return longer;
    }

    static float[] example(float[] all, int row, int count) {
        int width = all.length / count;
        return Arrays.copyOfRange(all, row * width, (row + 1) * width);
    }

    static Probe learner(int steps, String layers) {
        return Probe.of(
                "{input: {shape: [%d, %d]}, layers: [%s {type: 'dense', units: 1}]}"
                        .formatted(steps, FEATURES, layers),
                "{loss: {type: 'meanSquaredError'}, optimizer: {type: 'sgd'}}");
    }
}
