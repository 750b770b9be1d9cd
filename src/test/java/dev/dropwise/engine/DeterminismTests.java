package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same program, seed and rows give the same bits, whatever happens around them. */
class DeterminismTests {

    private static final String MODEL =
            """
            {input: {shape: [1, 8, 8]}, layers: [
                {type: 'conv2d', filters: 4, kernel: 3, padding: 'same', activation: 'relu'},
                {type: 'batchNorm'},
                {type: 'maxPool2d'},
                {type: 'dropout', rate: 0.2},
                {type: 'dense', units: 32, activation: 'relu'},
                {type: 'dropout', rate: 0.5},
                {type: 'dense', units: 3}]}""";
    private static final String ADAM =
            "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'adamw'}, regularization: {weightDecay: 0.01}}";
    private static final String SGD =
            "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'sgd', momentum: 0.9, nesterov: true}}";
    private static final String REGULARIZED =
            """
            {loss: {type: 'softmaxCrossEntropy'}, regularization: {
                l1: 0.001, l2: 0.01, clipValue: 0.1, clipNorm: 1, maxNorm: 1.5, ema: 0.9}}""";
    private static final int EXAMPLES = 120;
    private static final int BATCH = 16;
    private static final int STEPS = 60;
    private static final float[] INPUTS = Probe.normal(61, EXAMPLES * 64);

    private static final ExecutorService OTHERS = Executors.newFixedThreadPool(2);
    private static final TorchExamples DATA = examples();

    @AfterAll
    static void close() {
        OTHERS.shutdownNow();
        DATA.close();
    }

    @Test
    void twoTrainingsOneAfterAnotherGiveTheSameArchive() {
        assertThat(trained(ADAM, 7)).isEqualTo(trained(ADAM, 7));
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        try (Probe one = Probe.of(MODEL, ADAM, 7);
                Probe other = Probe.of(MODEL, ADAM, 7)) {
            train(one, 7, 0, STEPS);
            train(other, 8, 0, STEPS);

            assertThat(other.weights()).isNotEqualTo(one.weights());
        }
    }

    @Test
    void aTrainingBesideOthersGivesTheArchiveOfATrainingAlone()
            throws InterruptedException, ExecutionException {
        byte[] alone = trained(ADAM, 7);
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(2);
        Future<?> first = OTHERS.submit(() -> keepTraining(enough, busy));
        Future<?> second = OTHERS.submit(() -> keepTraining(enough, busy));
        busy.await();

        for (int i = 0; i < 3; i++) {
            assertThat(trained(ADAM, 7)).isEqualTo(alone);
        }

        assertThat(first.isDone() || second.isDone()).as("the others gave up").isFalse();
        enough.set(true);
        first.get();
        second.get();
    }

    private static void keepTraining(AtomicBoolean enough, CountDownLatch busy) {
        Probe.TORCH.useThreads(1);
        try (Probe other = Probe.of(MODEL, SGD, 3)) {
            for (int step = 0; !enough.get(); step += STEPS) {
                train(other, 3, step, step + STEPS);
                busy.countDown();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ADAM,
                SGD,
                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'rmsprop', momentum: 0.5}}",
                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'adagrad'}}",
                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'nadam'}}",
                "{loss: {type: 'softmaxCrossEntropy'}, optimizer: {type: 'lion'}}",
                REGULARIZED
            })
    void stoppedAtHalfAndLoadedIsTheSameAsUninterrupted(String training) {
        try (Probe whole = Probe.of(MODEL, training, 7);
                Probe half = Probe.of(MODEL, training, 7)) {
            train(whole, 7, 0, STEPS);
            train(half, 7, 0, STEPS / 2);
            try (Probe resumed = half.reloaded(true)) {
                train(resumed, 7, STEPS / 2, STEPS);

                assertThat(resumed.weights()).isEqualTo(whole.weights());
                assertThat(resumed.program().predict(INPUTS, EXAMPLES))
                        .isEqualTo(whole.program().predict(INPUTS, EXAMPLES));
                assertThat(resumed.tensors()).isEqualTo(whole.tensors());
            }
        }
    }

    @Test
    void savingAndLoadingChangesNoTensor() {
        try (Probe probe = Probe.of(MODEL, ADAM, 7)) {
            train(probe, 7, 0, STEPS);
            try (Probe loaded = probe.reloaded(true)) {
                assertThat(loaded.tensors()).isEqualTo(probe.tensors());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "7, false", "60, false", "1, true", "7, true"})
    void theSizeOfChunksDoesNotMatter(int chunk, boolean regularized) {
        String training = regularized ? REGULARIZED : ADAM;
        try (Probe whole = Probe.of(MODEL, training, 7);
                Probe chunked = Probe.of(MODEL, training, 7)) {
            train(whole, 7, 0, STEPS);
            for (int step = 0; step < STEPS; step += chunk) {
                train(chunked, 7, step, Math.min(STEPS, step + chunk));
            }

            assertThat(chunked.archive()).isEqualTo(whole.archive());
        }
    }

    @Test
    void measuringAndSamplingInBetweenChangeNothing() {
        try (Probe undisturbed = Probe.of(MODEL, ADAM, 7);
                Probe watched = Probe.of(MODEL, ADAM, 7)) {
            train(undisturbed, 7, 0, STEPS);
            for (int step = 0; step < STEPS; step += 20) {
                train(watched, 7, step, step + 20);
                watched.program().evaluate(DATA, new int[] {0, 1, 2}, 2);
                watched.program().predict(INPUTS, EXAMPLES);
                watched.program().sample(INPUTS, 3, new long[EXAMPLES]);
                watched.program().samplePasses(INPUTS, EXAMPLES, new long[] {step});
            }

            assertThat(watched.archive()).isEqualTo(undisturbed.archive());
        }
    }

    /** Bits may differ from those of one thread; they may not differ from run to run. */
    @Test
    void twoThreadsRepeatThemselves() {
        Probe.TORCH.useThreads(2);
        try {
            assertThat(trained(ADAM, 7)).isEqualTo(trained(ADAM, 7));
        } finally {
            Probe.TORCH.useThreads(1);
        }
    }

    private static byte[] trained(String training, long seed) {
        try (Probe probe = Probe.of(MODEL, training, seed)) {
            train(probe, seed, 0, STEPS);
            return probe.archive();
        }
    }

    /** The steps {@code [from, to)} of the training that {@code seed} decides. */
    private static void train(Probe probe, long seed, int from, int to) {
        int[] rows = new Random(seed).ints((long) to * BATCH, 0, EXAMPLES).toArray();
        long[] seeds = new Random(seed + 1).longs(to).toArray();
        probe.program()
                .fit(
                        DATA,
                        Arrays.copyOfRange(rows, from * BATCH, to * BATCH),
                        BATCH,
                        Arrays.copyOfRange(seeds, from, to),
                        Probe.rates(to - from, 0.01));
    }

    private static TorchExamples examples() {
        float[] classes = new float[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            classes[i] = i % 3;
        }
        return Probe.TORCH.examples(INPUTS, 64, classes, true);
    }
}
