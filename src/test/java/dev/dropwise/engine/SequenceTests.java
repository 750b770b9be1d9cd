package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers on {@code [steps, features]}, and what padding is to them. */
class SequenceTests {

    private static final int STEPS = 5;
    private static final int FEATURES = 4;
    private static final int LENGTH = 3;
    private static final Offset<Float> CLOSE = within(1e-5f);

    private static final float[] SEQUENCE = Probe.normal(4, LENGTH * FEATURES);

    /** The sequence and two steps of padding. */
    private static final float[] PADDED = Arrays.copyOf(SEQUENCE, STEPS * FEATURES);

    private static void assertZeros(float[] values) {
        for (float value : values) {
            assertThat(Math.abs(value)).isZero();
        }
    }

    private static float[] scores(String layer, int steps, float[] inputs) {
        try (Probe probe = Probe.ofLayers("[%d, %d]".formatted(steps, FEATURES), layer)) {
            return probe.scores(inputs, inputs.length / steps / FEATURES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'lstm', units: 3}",
                "{type: 'lstm', units: 3, layers: 2, bidirectional: true}",
                "{type: 'gru', units: 3}",
                "{type: 'gru', units: 3, layers: 2, bidirectional: true}",
                "{type: 'gru', units: 3, zoneout: 0.2}"
            })
    void readsAPaddedSequenceAsTheShorterOne(String layer) {
        assertThat(scores(layer, STEPS, PADDED))
                .containsExactly(scores(layer, LENGTH, SEQUENCE), CLOSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'lstm', units: 3, bidirectional: true, returnSequences: true}",
                "{type: 'gru', units: 3, layers: 2, returnSequences: true}",
                "{type: 'multiHeadAttention', heads: 2}",
                "{type: 'transformerEncoder', heads: 2, layers: 2}",
                "{type: 'positionalEncoding'}"
            })
    void leavesPaddingAsItIs(String layer) {
        float[] padded = scores(layer, STEPS, PADDED);
        float[] plain = scores(layer, LENGTH, SEQUENCE);

        assertThat(Arrays.copyOf(padded, plain.length)).containsExactly(plain, CLOSE);
        assertZeros(Arrays.copyOfRange(padded, plain.length, padded.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'lstm', units: 3, layers: 2, bidirectional: true, returnSequences: true}",
                "{type: 'gru', units: 3, layers: 2, bidirectional: true, returnSequences: true}"
            })
    void comesToTheSameStepByStepAsAtOnce(String layer) {
        float[] full = Probe.normal(6, STEPS * FEATURES);
        float[] both = Arrays.copyOf(full, 2 * full.length);
        System.arraycopy(PADDED, 0, both, full.length, full.length);

        float[] alone = scores(layer, STEPS, full);
        float[] besidePadding = scores(layer, STEPS, both);
        // as good as none, and it makes each step one of its own
        float[] stepwise = scores(layer.replace("units", "zoneout: 1e-12, units"), STEPS, both);

        assertThat(Arrays.copyOf(besidePadding, alone.length)).containsExactly(alone, CLOSE);
        assertThat(besidePadding).containsExactly(stepwise, CLOSE);
    }

    /** Wherever it stands: the state goes on as if there were nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'lstm', units: 3, layers: 2, bidirectional: true}",
                "{type: 'gru', units: 3, layers: 2, bidirectional: true}",
                "{type: 'gru', units: 3, bidirectional: true, zoneout: 0.1}"
            })
    void readsOverPaddingInTheMiddle(String layer) {
        float[] scattered = new float[2 * STEPS * FEATURES];
        int[] places = {0, 2, 3, STEPS + 1, STEPS + 2, STEPS + 4};
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(
                    SEQUENCE, i % LENGTH * FEATURES, scattered, places[i] * FEATURES, FEATURES);
        }
        float[] expected = scores(layer, LENGTH, SEQUENCE);
        float[] found = scores(layer, STEPS, scattered);

        assertThat(Arrays.copyOf(found, expected.length)).containsExactly(expected, CLOSE);
        assertThat(Arrays.copyOfRange(found, expected.length, found.length))
                .containsExactly(expected, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru"})
    void movesByTheShareThatIsNotZonedOut(String type) {
        float[] step = Arrays.copyOf(SEQUENCE, FEATURES);
        float[] free = scores("{type: '%s', units: 3}".formatted(type), 1, step);
        float[] zoned = scores("{type: '%s', units: 3, zoneout: 0.4}".formatted(type), 1, step);

        for (int i = 0; i < free.length; i++) {
            assertThat(zoned[i]).isCloseTo(0.6f * free[i], CLOSE);
        }
    }

    /** A cell, too, has numbers that may stay: the masks behind show how many were drawn before. */
    @ParameterizedTest
    @CsvSource({"gru, 1", "lstm, 2"})
    void drawsOnceForEveryNumberThatMayStay(String type, int states) {
        String layers = "{type: '%s', units: 40%s}, %s{type: 'dropout', rate: 0.5}";
        String drawn = "{type: 'dropout', rate: 1e-12}, ";
        float[] step = Arrays.copyOf(SEQUENCE, FEATURES);

        float[] zoned = masked(layers.formatted(type, ", zoneout: 1e-12", ""), step);

        assertThat(zoned)
                .containsExactly(
                        masked(layers.formatted(type, "", drawn.repeat(states)), step), CLOSE);
        assertThat(masked(layers.formatted(type, "", drawn.repeat(3 - states)), step))
                .isNotEqualTo(zoned);
    }

    private static float[] masked(String layers, float[] step) {
        try (Probe probe = Probe.ofLayers("[1, %d]".formatted(FEATURES), layers)) {
            return probe.masked(step, 1, 8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru"})
    void zonesOutItsRateOfTheState(String type) {
        int units = 2000;
        float[] step = Arrays.copyOf(SEQUENCE, FEATURES);
        try (Probe probe =
                Probe.ofLayers(
                        "[1, %d]".formatted(FEATURES),
                        "{type: '%s', units: %d, zoneout: 0.3}".formatted(type, units))) {
            float[] state = probe.masked(step, 1, 8);
            int kept = 0;
            for (float value : state) {
                kept += value == 0 ? 1 : 0;
            }

            assertThat((double) kept / units)
                    .isCloseTo(0.3, within(4 * Math.sqrt(0.3 * 0.7 / units)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'multiHeadAttention', heads: 2, causal: true}",
                "{type: 'transformerEncoder', heads: 2, causal: true}"
            })
    void seesNothingThatComesLaterWhereItIsCausal(String layer) {
        float[] other = SEQUENCE.clone();
        other[other.length - 1] += 1;
        int before = (LENGTH - 1) * FEATURES;
        float[] one = scores(layer, LENGTH, SEQUENCE);
        float[] two = scores(layer, LENGTH, other);

        assertThat(Arrays.copyOf(two, before)).containsExactly(Arrays.copyOf(one, before), CLOSE);
        assertThat(two[two.length - 1]).isNotEqualTo(one[one.length - 1]);
    }

    @Test
    void dropsWordsWhereverTheyOccur() {
        int steps = 400;
        float[] tokens = new float[steps];
        for (int i = 0; i < steps; i++) {
            tokens[i] = i % 100;
        }
        try (Probe probe =
                Probe.ofLayers(
                        "[%d]".formatted(steps),
                        "{type: 'embedding', units: 2, vocabulary: 100, dropout: 0.4}")) {
            float[] kept = probe.scores(tokens, 1);
            float[] masked = probe.masked(tokens, 1, 3);
            Map<Integer, Boolean> dropped = new HashMap<>();
            for (int i = 0; i < steps; i++) {
                int word = (int) tokens[i];
                boolean isDropped = Math.abs(masked[2 * i]) < 1e-15;
                assertThat(dropped.merge(word, isDropped, Boolean::logicalAnd))
                        .isEqualTo(isDropped);
                assertThat(masked[2 * i])
                        .isCloseTo(isDropped ? 0 : kept[2 * i] / 0.6f, within(1e-4f));
            }

            assertThat(dropped.values().stream().filter(Boolean::booleanValue).count())
                    .isBetween(25L, 57L);
        }
    }

    /** A dropped word is a word still, not padding: the mean over words stays what it is. */
    @Test
    void aDroppedWordCountsAmongTheWords() {
        float[] tokens = {1, 2, 3, 4, 5, 6, 0, 0};
        try (Probe probe =
                Probe.ofLayers(
                        "[8]",
                        "{type: 'embedding', units: 1, vocabulary: 7, dropout: 0.5}, {type: 'globalAveragePool'}")) {
            int draws = 4000;
            double sum = 0;
            double squares = 0;
            for (int draw = 0; draw < draws; draw++) {
                double mean = probe.masked(tokens, 1, draw)[0];
                sum += mean;
                squares += mean * mean;
            }
            double expected = probe.scores(tokens, 1)[0];
            double deviation = Math.sqrt(squares / draws - Math.pow(sum / draws, 2));
            assertThat(sum / draws).isCloseTo(expected, within(4 * deviation / Math.sqrt(draws)));
            assertThat(Math.abs(expected)).isGreaterThan(8 * deviation / Math.sqrt(draws));
        }
    }

    @Test
    void givesZerosForPaddingAndForUnknownTokens() {
        try (Probe probe = Probe.ofLayers("[4]", "{type: 'embedding', units: 2, vocabulary: 3}")) {
            float[] found = probe.scores(new float[] {1, 0, 3, -1}, 1);

            assertThat(Arrays.copyOf(found, 2)).doesNotContain(0);
            assertZeros(Arrays.copyOfRange(found, 2, 8));
        }
    }
}
