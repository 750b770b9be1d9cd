package dev.dropwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.bench.BestProgram;
import dev.dropwise.dataset.column.CategorySink;
import dev.dropwise.dataset.column.ColumnLimits;
import dev.dropwise.dataset.column.PixelSink;
import dev.dropwise.dataset.column.SpilledColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.MatrixFile;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.training.Reading;
import dev.dropwise.training.Resident;
import dev.dropwise.training.Streamed;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingProperties;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A child with a small heap trains on more than the heap could hold, encoded or not. */
@OnEveryJdk
class BeyondTheHeapIntegrationTests {

    private static final int ROWS = 100_000;
    private static final int SIDE = 28;

    @TempDir Path folder;

    @Test
    void trainsOnMoreRowsThanTheHeapHolds() throws IOException, InterruptedException {
        Path file = folder.resolve("images.matrix");
        write(file);
        assertThat(Files.size(file)).isGreaterThan(DataSize.ofMegabytes(64).toBytes());

        Path log = folder.resolve("child.log");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Training.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();

        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String told = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(child.exitValue()).as(told).isZero();
        assertThat(told).contains("resident: rightly 1.0", "streamed: rightly 1.0");
    }

    /** Images that are bright above or below, in the order of their classes. */
    private void write(Path file) throws IOException {
        try (SpilledColumns columns = new SpilledColumns(folder, ColumnLimits.unbounded());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            PixelSink pixels = columns.pixels(SIDE * SIDE);
            CategorySink labels = new CategorySink("bright", columns);
            for (int row = 0; row < ROWS; row++) {
                boolean above = row < ROWS / 2;
                byte[] image = new byte[SIDE * SIDE];
                for (int i = 0; i < image.length / 2; i++) {
                    image[above ? i : image.length / 2 + i] = (byte) (128 + (row + i) % 128);
                }
                pixels.add(image, 0, image.length);
                labels.add(above ? "above" : "below");
            }
            MatrixFile.write(
                    new ImageContent(
                            "image",
                            List.of(1, SIDE, SIDE),
                            255,
                            pixels.finish(),
                            labels.finish(),
                            1000),
                    out);
        }
    }

    /** The child. */
    static final class Training {

        private Training() {}

        public static void main(String[] arguments) throws IOException {
            DatasetContent content = MatrixFile.open(Path.of(arguments[0]));
            Dataset dataset = new Dataset("images", Instant.EPOCH, false, () -> content);
            tell("resident", train(dataset, new Resident()));
            tell("streamed", train(dataset, new Streamed(256, 8192)));
        }

        private static void tell(String way, TrainingOutcome outcome) {
            System.out.printf(Locale.ROOT, "%s: rightly %s%n", way, outcome.lastTest().accuracy());
        }

        private static TrainingOutcome train(Dataset dataset, Reading reading) {
            TrainingSpec asked = SpecJson.training("{epochs: 1, seed: 7, batchSize: 256}");
            TrainingData data = TrainingData.of(dataset, asked, 7);
            SpecCompleter.Specs specs =
                    SpecCompleter.complete(
                            SpecJson.model("{layers: [{type: 'dense'}]}"), asked, data.signature());
            Plan plan =
                    new Plan(
                            null,
                            dataset.name(),
                            dataset.version(),
                            specs.model(),
                            specs.training(),
                            null);
            Trainer trainer =
                    new Trainer(
                            new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1)),
                            new TrainingProperties(
                                    Duration.ofHours(1),
                                    Duration.ofMillis(100),
                                    DataSize.ofBytes(0)));
            try (BestProgram journal = new BestProgram()) {
                return trainer.start(
                        plan, data, new TrainingConditions(1, reading), journal, () -> false);
            }
        }
    }
}
