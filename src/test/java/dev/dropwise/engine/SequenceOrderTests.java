package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A task that needs order: of ten words one is 1 and one is 2, and the question is which comes
 * first. All sequences hold the same words, so a bag of words says nothing.
 */
class SequenceOrderTests {

    private static final int STEPS = 10;
    private static final int VOCABULARY = 8;
    private static final int TRAIN = 1600;
    private static final int TEST = 400;
    private static final int BATCH = 32;

    @Test
    void aBidirectionalLstmLearnsWhatComesFirst() {
        assertThat(accuracy("{type: 'lstm', units: 16, bidirectional: true}", 12, 0.005))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aTransformerEncoderLearnsWhatComesFirst() {
        assertThat(
                        accuracy(
                                """
                                {type: 'positionalEncoding'},
                                {type: 'transformerEncoder', heads: 4, feedForward: 32, dropout: 0.1},
                                {type: 'globalAveragePool'}""",
                                16,
                                0.002))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aBagOfWordsDoesNot() {
        assertThat(accuracy("{type: 'globalAveragePool'}", 12, 0.005)).isLessThan(0.65);
    }

    private static double accuracy(String layers, int epochs, double rate) {
        Random random = new Random(3);
        float[] words = new float[(TRAIN + TEST) * STEPS];
        float[] classes = new float[TRAIN + TEST];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = write(words, row * STEPS, random);
        }
        String model =
                """
                {input: {shape: [10]}, layers: [
                    {type: 'embedding', units: 16, vocabulary: 8}, %s, {type: 'dense', units: 2}]}"""
                        .formatted(layers);
        try (TorchExamples data = Probe.TORCH.examples(words, STEPS, classes, true);
                Probe probe =
                        Probe.of(
                                model,
                                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'adam'}}")) {
            int[] rows = IntStream.range(0, TRAIN).toArray();
            int steps = TRAIN / BATCH;
            for (int epoch = 0; epoch < epochs; epoch++) {
                long[] seeds =
                        LongStream.range((long) epoch * steps, (epoch + 1L) * steps).toArray();
                probe.program().fit(data, rows, BATCH, seeds, Probe.rates(steps, rate));
            }
            int[] test = IntStream.range(TRAIN, TRAIN + TEST).toArray();
            return probe.program().evaluate(data, test, 100).metric() / TEST;
        }
    }

    /** Ten words; the class is 1 where word 1 comes before word 2. */
    private static int write(float[] words, int at, Random random) {
        int one = random.nextInt(STEPS);
        int other = (one + 1 + random.nextInt(STEPS - 1)) % STEPS;
        for (int step = 0; step < STEPS; step++) {
            words[at + step] = 3 + random.nextInt(VOCABULARY - 3);
        }
        words[at + one] = 1;
        words[at + other] = 2;
        return one < other ? 1 : 0;
    }
}
