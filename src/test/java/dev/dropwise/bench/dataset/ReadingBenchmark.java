package dev.dropwise.bench.dataset;

import dev.dropwise.bench.BestProgram;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.MatrixFile;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.array.IdxReader;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.Reading;
import dev.dropwise.training.Resident;
import dev.dropwise.training.Streamed;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingProperties;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * How fast the article's network trains on the images of a folder with MNIST's four files: held on
 * the heap, mapped from a file, and streamed in windows of two sizes. Whole trainings are timed, to
 * the last measurement; each round runs them in another order.
 */
final class ReadingBenchmark {

    private static final int ROUNDS = 5;

    private static final String NET =
            """
            {layers: [{type: 'dense', units: 128, activation: 'relu'}, {type: 'dropout', rate: 0.5},
                      {type: 'dense', units: 64, activation: 'relu'}, {type: 'dropout', rate: 0.3},
                      {type: 'dense', units: 10}]}""";

    private static final TorchRuntime TORCH =
            new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));

    private static final Trainer LOOP =
            new Trainer(
                    TORCH,
                    new TrainingProperties(
                            Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0)));

    private ReadingBenchmark() {}

    private record Way(String name, Dataset dataset, Reading reading) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("expected a folder with MNIST's four files");
        }
        int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        DatasetContent heap = read(Path.of(arguments[0]));
        Path file = Files.createTempFile("mnist-", ".matrix");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                MatrixFile.write(heap, out);
            }
            DatasetContent mapped = MatrixFile.open(file);
            compare(
                    List.of(
                            new Way("heap, resident", dataset(heap), new Resident()),
                            new Way("mapped, resident", dataset(mapped), new Resident()),
                            new Way("mapped, windows of 16384", dataset(mapped), streamed(16_384)),
                            new Way("mapped, windows of 2048", dataset(mapped), streamed(2048))),
                    epochs);
        } finally {
            Files.delete(file);
        }
    }

    private static Streamed streamed(int window) {
        return new Streamed(window / 32, window);
    }

    private static DatasetContent read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Resource[] resources =
                    files.sorted().map(FileSystemResource::new).toArray(Resource[]::new);
            return new IdxReader()
                    .read(
                            UploadSources.of(resources),
                            UploadSources.options(""),
                            UploadSources.heap());
        }
    }

    private static Dataset dataset(DatasetContent content) {
        return new Dataset("mnist", Instant.EPOCH, false, () -> content);
    }

    private static void compare(List<Way> ways, int epochs) {
        double[][] seconds = new double[ways.size()][ROUNDS];
        ways.forEach(way -> train(way, 1));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < ways.size(); i++) {
                int turn = (i + round) % ways.size();
                seconds[turn][round] = train(ways.get(turn), epochs);
            }
        }
        double heap = median(seconds[0]);
        for (int i = 0; i < ways.size(); i++) {
            double took = median(seconds[i]);
            System.out.printf(
                    Locale.ROOT,
                    "%-26s %7.2f s, speed %3.0f %% of the heap's%n",
                    ways.get(i).name(),
                    took,
                    100 * heap / took);
        }
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /** The seconds that a training takes. */
    private static double train(Way way, int epochs) {
        TrainingSpec asked = SpecJson.training("{epochs: %d, seed: 7}".formatted(epochs));
        TrainingData data = TrainingData.of(way.dataset(), asked, 7);
        SpecCompleter.Specs specs =
                SpecCompleter.complete(SpecJson.model(NET), asked, data.signature());
        Plan plan =
                new Plan(
                        null,
                        "mnist",
                        way.dataset().version(),
                        specs.model(),
                        specs.training(),
                        null);
        long began = System.nanoTime();
        try (BestProgram journal = new BestProgram()) {
            LOOP.start(plan, data, new TrainingConditions(1, way.reading()), journal, () -> false);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
