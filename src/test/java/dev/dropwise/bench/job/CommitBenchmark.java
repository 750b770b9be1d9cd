package dev.dropwise.bench.job;

import dev.dropwise.support.Api;
import dev.dropwise.support.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * How often training commits to PostgreSQL: a long and a short job of quick epochs, by an api
 * process and a worker; and what both commit in an idle second. Ends with exit code 1 above one
 * writing transaction in ten epochs.
 *
 * <pre>{@code ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.job.CommitBenchmark}</pre>
 */
public final class CommitBenchmark {

    private static final String JOB =
            """
            {"dataset": "iris", "training": {"epochs": %d, "batchSize": 32, "seed": 1},
             "model": {"layers": [{"type": "dense", "units": 64, "activation": "relu"},
                                  {"type": "dense", "units": 64, "activation": "relu"},
                                  {"type": "dense"}]}}""";
    private static final int MANY = 10_000;
    private static final int FEW = 10;
    private static final double MOST_PER_EPOCH = 0.1;
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** PostgreSQL's processes tell what they counted once a second. */
    private static final Duration UNTIL_COUNTED = Duration.ofSeconds(2);

    private final Cluster cluster;

    private CommitBenchmark(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Measures and prints all of it. */
    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("commits-");
        boolean good;
        try (Cluster cluster = Cluster.start(home, 1, 1, "--dropwise.engine.threads=1")) {
            good = new CommitBenchmark(cluster).run();
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws SQLException {
        train(FEW);
        Count idle = during(() -> pause(IDLE));
        System.out.printf(
                Locale.ROOT,
                "idle, a second: %.1f commits, %.1f of them writing%n",
                idle.commits / idle.seconds,
                idle.writes / idle.seconds);
        print(FEW, idle);
        return print(MANY, idle) <= MOST_PER_EPOCH;
    }

    /** The writing transactions of an epoch. */
    private double print(int epochs, Count idle) throws SQLException {
        Count job = during(() -> train(epochs)).without(idle);
        System.out.printf(
                Locale.ROOT,
                "a job of %,d epochs, %.1f s: %.0f commits, %.0f of them writing; an epoch: %.4f, %.4f%n",
                epochs,
                job.seconds,
                job.commits,
                job.writes,
                job.commits / epochs,
                job.writes / epochs);
        return job.writes / epochs;
    }

    private void train(int epochs) {
        Api api = cluster.api();
        api.exchange("POST", "/api/v1/jobs", JOB.formatted(epochs), "Prefer", "wait=120");
    }

    private Count during(Runnable work) throws SQLException {
        Count before = count(0);
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        Count after = count(seconds);
        return new Count(seconds, after.commits - before.commits, after.writes - before.writes);
    }

    private Count count(double seconds) throws SQLException {
        pause(UNTIL_COUNTED);
        return new Count(
                seconds,
                cluster.count(
                        "select xact_commit from pg_stat_database"
                                + " where datname = current_database()"),
                cluster.count("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"));
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }

    /**
     * Of some time.
     *
     * @param writes the transactions that changed something
     */
    private record Count(double seconds, double commits, double writes) {

        /** What an idle service would not have counted in that time. */
        Count without(Count idle) {
            double share =
                    (seconds + UNTIL_COUNTED.toSeconds())
                            / (idle.seconds + UNTIL_COUNTED.toSeconds());
            return new Count(seconds, commits - share * idle.commits, writes - share * idle.writes);
        }
    }
}
