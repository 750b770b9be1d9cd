package dev.dropwise.bench.job;

import dev.dropwise.bench.Medians;
import dev.dropwise.bench.PackagedService;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Whole jobs over HTTP, from submit to success, on the packaged service with its defaults, in turn
 * with the same trainings as a user would write them in PyTorch, by one thread and by two; and what
 * ten thousand epochs of small data take, what they leave in the database, and what a second job at
 * the same time costs. Ends with exit code 1 where a figure is worse than it should be.
 *
 * <pre>
 * ./mvnw -q -DskipTests package
 * ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.job.JobBenchmark -Dbench.arguments="MNIST_FOLDER PYTHON"
 * </pre>
 *
 * MNIST_FOLDER has MNIST's four files; {@code -} where there is none. PYTHON has torch, numpy and
 * pandas; an environment is made where it is left out.
 */
public final class JobBenchmark {

    private static final int ROUNDS = 3;
    private static final int MANY_EPOCHS = 10_000;
    private static final double MOST_SECONDS = 12;
    private static final double MOST_BYTES_AN_EPOCH = 1024;
    private static final double MOST_FOR_A_SECOND_JOB = 1.2;
    private static final double CSV_RATIO = 1.2;
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 20;

    private final Path folder;
    private final @Nullable TorchPeer torch;
    private boolean isGood = true;

    private JobBenchmark(Path folder, @Nullable TorchPeer torch) {
        this.folder = folder;
        this.torch = torch;
    }

    /** Measures all of it and prints the figures. */
    public static void main(String[] args) throws IOException {
        Optional<TorchPeer> torch =
                args.length > 1 ? Optional.of(new TorchPeer(args[1])) : TorchPeer.install();
        Path folder = Files.createTempDirectory("job-benchmark-");
        JobBenchmark benchmark = new JobBenchmark(folder, torch.orElse(null));
        try {
            benchmark.run(args.length > 0 ? Path.of(args[0]) : Path.of("-"));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(benchmark.isGood ? 0 : 1);
    }

    private void run(Path mnist) throws IOException {
        try (PackagedService service = PackagedService.start(folder.resolve("home"))) {
            warmUp(service);
            compare(service, JobGroup.mlp());
            compare(service, JobGroup.cnn());
            compare(service, JobGroup.iris(400));
            manyEpochs(service);
            table(service);
            if (Files.isDirectory(mnist)) {
                service.upload("{\"name\": \"mnist\", \"format\": \"idx\"}", files(mnist));
                compare(service, JobGroup.mnist(mnist));
            } else {
                print("Full MNIST is left out: there is no folder %s".formatted(mnist));
            }
        }
        twoAtOnce();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void warmUp(PackagedService service) {
        String options = "{\"name\": \"%s\", \"target\": \"species\"}";
        service.upload(options.formatted(JobGroup.ALL_IRIS), List.of(JobGroup.IRIS_FILE));
        seconds(service, JobGroup.iris(100));
    }

    private void compare(PackagedService service, JobGroup group) {
        List<Double> ours = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(seconds(service, group));
            if (torch != null) {
                one.add(peer(group, 1).training());
                two.add(peer(group, 2).training());
            }
        }
        print("%s: %.2f s".formatted(group.title(), Medians.of(ours)));
        if (torch != null) {
            double best = Math.min(Medians.of(one), Medians.of(two));
            print(
                    "  PyTorch, 1 thread %.2f s, 2 threads %.2f s"
                            .formatted(Medians.of(one), Medians.of(two)));
            atLeast("  times as fast as its better", best / Medians.of(ours), group.ratio());
        }
    }

    private static double seconds(PackagedService service, JobGroup group) {
        return timed(() -> service.submit(group.job(1)).join());
    }

    private TorchPeer.Times peer(JobGroup group, int threads) {
        return torch.job(group.kind(), group.epochs(), group.batch(), threads, group.data());
    }

    private void manyEpochs(PackagedService service) {
        long before = service.databaseSize();
        double seconds = seconds(service, JobGroup.iris(MANY_EPOCHS));
        double bytes = (service.databaseSize() - before) / (double) MANY_EPOCHS;
        atMost("seconds for %,d epochs of iris".formatted(MANY_EPOCHS), seconds, MOST_SECONDS);
        atMost("bytes of database an epoch", bytes, MOST_BYTES_AN_EPOCH);
    }

    private void table(PackagedService service) throws IOException {
        Path csv = folder.resolve("million.csv");
        write(csv);
        double upload =
                timed(
                        () ->
                                service.upload(
                                        "{\"name\": \"million\", \"target\": \"class\"}",
                                        List.of(csv)));
        compare(service, JobGroup.table(csv, 64, 2));
        JobGroup group = JobGroup.table(csv, 1024, 1.5);
        compare(service, group);
        double ours = upload + seconds(service, group);
        print(
                "from CSV to trained network: %.2f s, of which the upload %.2f s"
                        .formatted(ours, upload));
        if (torch != null) {
            double peer = Math.min(peer(group, 1).all(), peer(group, 2).all());
            print("  pandas and PyTorch %.2f s".formatted(peer));
            atLeast("  times as fast", peer / ours, CSV_RATIO);
        }
    }

    /** Two classes on either side of a plane, blurred. */
    private static void write(Path csv) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            IntStream.range(0, COLUMNS).forEach(i -> append(out, "x" + i + ","));
            append(out, "class\n");
            for (int row = 0; row < ROWS; row++) {
                double sum = random.nextGaussian();
                for (int i = 0; i < COLUMNS; i++) {
                    double value = random.nextGaussian();
                    sum += i % 2 == 0 ? value : -value;
                    append(out, String.format(Locale.ROOT, "%.5f,", value));
                }
                append(out, sum > 0 ? "yes\n" : "no\n");
            }
        }
    }

    private static void append(BufferedWriter out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void twoAtOnce() {
        try (PackagedService service =
                PackagedService.start(folder.resolve("two"), "--dropwise.jobs.concurrency=2")) {
            JobGroup group = JobGroup.mlp();
            warmUp(service);
            double alone = seconds(service, group);
            double together =
                    timed(
                            () -> {
                                CompletableFuture<JsonNode> first = service.submit(group.job(1));
                                CompletableFuture<JsonNode> second = service.submit(group.job(2));
                                first.join();
                                second.join();
                            });
            print(
                    "two of %s at once: %.2f s, one %.2f s"
                            .formatted(group.title(), together, alone));
            atMost("  of one's time", together / alone, MOST_FOR_A_SECOND_JOB);
        }
    }

    private static double timed(Runnable task) {
        long began = System.nanoTime();
        task.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private void atLeast(String what, double figure, double least) {
        isGood &= figure >= least;
        print("%s: %.2f, expected at least %.2f".formatted(what, figure, least));
    }

    private void atMost(String what, double figure, double most) {
        isGood &= figure <= most;
        print("%s: %.2f, expected at most %.2f".formatted(what, figure, most));
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
