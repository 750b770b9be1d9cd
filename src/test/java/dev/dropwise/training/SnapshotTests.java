package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.engine.TorchSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/**
 * A program that is remembered is the one that would have been saved, and trains on undisturbed.
 */
class SnapshotTests {

    private static final TorchRuntime TORCH =
            new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    iris   | {type: 'dense', units: 8}, {type: 'dropout', rate: 0.4}, {type: 'dense'} | {}
                    iris   | {type: 'dense', units: 8}, {type: 'batchNorm'}, {type: 'dropout', rate: {schedule: 'late', from: 2, rate: 0.3}}, {type: 'dense'} | {ema: 0.9}
                    iris   | {type: 'dense', units: 8, bias: false}, {type: 'concreteDropout'}, {type: 'dense'} | {l2: 0.01}
                    iris   | {type: 'dense', units: 8}, {type: 'dropout', rate: 0.3}, {type: 'dense'} | {adversarialDropout: {budget: 0.25}}
                    digits | {type: 'conv2d', filters: 4, kernel: 3}, {type: 'residual', layers: [{type: 'layerNorm'}]}, {type: 'dense'} | {}
                    """)
    void savesWhatItWas(String dataset, String layers, String regularization) {
        Lesson lesson =
                Lesson.of(
                        dataset,
                        layers,
                        "{epochs: 3, batchSize: 64, seed: 5, validation: {type: 'none'}, regularization: %s}"
                                .formatted(regularization));
        MemoryTrainingListener undisturbed = new MemoryTrainingListener(Path.of(""));
        train(lesson, undisturbed);
        Remembering remembering = new Remembering();

        train(lesson, remembering);

        assertThat(remembering.savedLater).isEqualTo(remembering.savedAtOnce);
        assertThat(remembering.last).isEqualTo(undisturbed.last());
        assertThat(remembering.last).isNotEqualTo(remembering.savedAtOnce);
    }

    private static void train(Lesson lesson, TrainingListener listener) {
        new Trainer(
                        TORCH,
                        new TrainingProperties(
                                Duration.ofHours(1), Duration.ZERO, DataSize.ofBytes(0)))
                .start(
                        lesson.plan(),
                        lesson.data(),
                        new TrainingConditions(1),
                        listener,
                        () -> false);
    }

    /** Remembers the first epoch, and saves it after the last. */
    private static final class Remembering implements TrainingListener {

        private @Nullable TorchSnapshot first;
        private byte[] savedAtOnce = {};
        private byte[] savedLater = {};
        private byte[] last = {};

        @Override
        public void progress(TrainingProgress progress) {}

        @Override
        public void epoch(EpochMetrics metrics) {}

        @Override
        public void best(int epoch, TorchProgram program) {
            if (first == null) {
                first = program.snapshot();
                savedAtOnce = saved(program::save);
            }
        }

        @Override
        public void last(TrainingState state, TorchProgram program) {
            try (TorchSnapshot remembered = first) {
                savedLater = saved(out -> program.save(remembered, out));
            }
            last = saved(program::save);
        }

        @Override
        public Path bestProgram() {
            throw new IllegalStateException("there are no rows to test on");
        }

        private interface Saving {
            void to(ByteArrayOutputStream out) throws IOException;
        }

        private static byte[] saved(Saving saving) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                saving.to(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
