package dev.dropwise.bench.job;

import dev.dropwise.support.Api;
import dev.dropwise.support.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * What the queue costs, with two api processes and workers on PostgreSQL: from submit to the end of
 * the first epoch, of one step, on an idle worker; from asking one process to pause to seeing it at
 * the other; submits while 10,000 jobs queue up, and how fast workers take them; how jobs of one
 * thread scale with workers on one machine. Ends with exit code 1 above 500 ms, 1 s, 20 ms, or when
 * picking slows down to less than two thirds.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.job.QueueBenchmark</pre>
 */
public final class QueueBenchmark {

    private static final int ROUNDS = 21;
    private static final int PAUSES = 7;
    private static final int QUEUED = 10_000;
    private static final int JOBS = 16;
    private static final int SHORT_ROUNDS = 3;
    private static final int MILLIS_PER_TICK = 10;
    private static final Duration WATCHED = Duration.ofSeconds(20);

    private static final String TINY =
            """
            {"dataset": "iris", "owner": "owner-%d", "model": {"layers": [{"type": "dense"}]},
             "training": {"epochs": 1, "batchSize": 150, "seed": 1}}""";

    private static final String LONG =
            """
            {"dataset": "digits", "model": {"layers": [{"type": "dense"}]},
             "training": {"epochs": 100000, "seed": 1}}""";

    private static final String SHORT =
            """
            {"dataset": "digits", "training": {"epochs": 60, "batchSize": 32, "seed": 1},
             "model": {"layers": [{"type": "dense", "units": 128, "activation": "relu"},
                                  {"type": "dense"}]}}""";

    private final Cluster cluster;
    private final Api api;
    private final Api other;

    private QueueBenchmark(Cluster cluster) throws Exception {
        this.cluster = cluster;
        this.api = cluster.api();
        this.other = cluster.apis().get(1).api();
    }

    /** Measures all of it and prints the figures. */
    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("queue-");
        boolean good;
        try (Cluster cluster = Cluster.start(home, 2, 1, "--dropwise.engine.threads=1")) {
            good = new QueueBenchmark(cluster).run();
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws Exception {
        IntStream.range(0, 20).forEach(i -> api.train(TINY.formatted(i)));
        double overhead = median(ROUNDS, this::millisToTheFirstStep);
        System.out.printf("submit to first step: median %.0f ms (at most 500)%n", overhead);
        double pause = median(PAUSES, this::millisToPause);
        System.out.printf("pause to paused: median %.0f ms (at most 1000)%n", pause);

        double one = secondsForShortJobs();
        cluster.startWorkerAndWait();
        double two = secondsForShortJobs();
        System.out.printf("%d short jobs: 2 workers are %.2f times as fast%n", JOBS, one / two);
        cluster.stopWorkers();

        queueUp(400);
        double few = takenPerSecond();
        double submit = queueUp(QUEUED);
        double many = takenPerSecond();
        System.out.printf("submit, up to %d queued: median %.1f ms (at most 20)%n", QUEUED, submit);
        System.out.printf("taken a second: %.1f of few, %.1f of %d queued%n", few, many, QUEUED);
        return overhead <= 500 && pause <= 1000 && submit <= 20 && many >= few * 2 / 3;
    }

    private double millisToTheFirstStep() {
        LockSupport.parkNanos(Duration.ofMillis(317).toNanos());
        JsonNode job = api.train(TINY.formatted(0));
        JsonNode epoch =
                api.list("/api/v1/jobs/" + job.get("id").asString() + "/events")
                        .valueStream()
                        .filter(event -> event.get("type").asString().equals("epoch"))
                        .findFirst()
                        .orElseThrow();
        return millis(time(job, "createdAt"), time(epoch, "createdAt"));
    }

    private double millisToPause() {
        String job = submit(LONG);
        api.awaitState(job, "running");
        long began = System.nanoTime();
        api.post("/api/v1/jobs/" + job + "/pause", "");
        other.awaitState(job, "paused");
        double took = (System.nanoTime() - began) / 1e6;
        api.post("/api/v1/jobs/" + job + "/cancel", "");
        return took;
    }

    /** The median of some rounds, after one that lets new processes compile what is hot. */
    private double secondsForShortJobs() {
        runShortJobs();
        long busy = processorMillis();
        long began = System.nanoTime();
        double seconds = median(SHORT_ROUNDS, this::runShortJobs);
        double cores = (processorMillis() - busy) * 1e6 / (System.nanoTime() - began);
        System.out.printf(
                "%d workers: %.1f s, of %d cores %.2f are busy%n",
                cluster.workers().size(),
                seconds,
                Runtime.getRuntime().availableProcessors(),
                cores);
        return seconds;
    }

    private double runShortJobs() {
        long began = System.nanoTime();
        List<String> jobs = IntStream.range(0, JOBS).mapToObj(i -> submit(SHORT)).toList();
        jobs.forEach(api::awaitEnd);
        return (System.nanoTime() - began) / 1e9;
    }

    /** What all processes of the machine have used, from {@code /proc/stat}. */
    private static long processorMillis() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElseThrow().split(" +", -1);
            return MILLIS_PER_TICK
                    * (Long.parseLong(ticks[1])
                            + Long.parseLong(ticks[2])
                            + Long.parseLong(ticks[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The median of the milliseconds that a submit took. */
    private double queueUp(int count) {
        int[] owner = new int[1];
        return median(
                count,
                () -> {
                    long began = System.nanoTime();
                    submit(TINY.formatted(owner[0]++ % 10));
                    return (System.nanoTime() - began) / 1e6;
                });
    }

    private double takenPerSecond() throws Exception {
        cluster.startWorkerAndWait();
        long before = cluster.count("select count(*) from jobs where state = 'SUCCEEDED'");
        LockSupport.parkNanos(WATCHED.toNanos());
        long after = cluster.count("select count(*) from jobs where state = 'SUCCEEDED'");
        cluster.stopWorkers();
        return (after - before) / (double) WATCHED.toSeconds();
    }

    private String submit(String body) {
        return api.post("/api/v1/jobs", body).get("id").asString();
    }

    private static Instant time(JsonNode job, String property) {
        return Instant.parse(job.get(property).asString());
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    private static double median(int count, DoubleSupplier measured) {
        double[] sorted = DoubleStream.generate(measured).limit(count).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
