package dev.dropwise.bench.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.Cluster;
import dev.dropwise.support.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Kills, stalls and ends workers, kills and restarts the api process and restarts the database
 * while jobs are trained, then looks whether anything was lost: every job ends once, with the very
 * weights and metrics of the same plan trained undisturbed.
 *
 * <pre>
 * ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.job.FaultDrill -Dbench.arguments="60 300"
 * </pre>
 */
public final class FaultDrill {

    private static final int WORKERS = 3;
    private static final int PLANS = 3;
    private static final int EPOCHS_IN_SHORT = 60;

    /** So that 60 jobs keep two cores busy for some five minutes. */
    private static final int EPOCHS = 300;

    private static final String JOB =
            """
            {"name": "%s", "dataset": "digits", "owner": "owner-%d",
             "training": {"epochs": %d, "batchSize": 32, "seed": %d},
             "model": {"layers": [{"type": "dense", "units": 128, "activation": "relu"},
                                  {"type": "dropout", "rate": 0.5},
                                  {"type": "dense", "units": 64, "activation": "relu"},
                                  {"type": "dense"}]}}""";

    private final Cluster cluster;
    private final int epochs;
    private final Random random;
    private final Map<Integer, JsonNode> undisturbed = new HashMap<>();
    private final List<String> jobs = new ArrayList<>();

    private FaultDrill(Cluster cluster, int epochs, long seed) {
        this.cluster = cluster;
        this.epochs = epochs;
        this.random = new Random(seed);
    }

    /**
     * The full drill.
     *
     * @param args how many jobs, and for how many seconds something fails: 60 and 300
     */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        Duration time = Duration.ofSeconds(args.length > 1 ? Integer.parseInt(args[1]) : 300);
        long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        Path home = Files.createTempDirectory("drill-");
        try (Cluster cluster = start(home)) {
            FaultDrill drill = new FaultDrill(cluster, EPOCHS, seed);
            System.out.printf("seed %d%n", seed);
            drill.trainUndisturbed();
            drill.submit(count);
            drill.failFor(time);
            drill.check();
            System.out.printf("%d jobs, all as if nothing had happened%n", count);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(0);
    }

    /** One fault of each kind. */
    public static void inShort(Path home) throws Exception {
        try (Cluster cluster = start(home)) {
            FaultDrill drill = new FaultDrill(cluster, EPOCHS_IN_SHORT, 1);
            drill.showsOnlyItsHealth(cluster.workers().get(0));
            drill.trainUndisturbed();
            drill.submit(5);
            drill.awaitRunning(WORKERS);
            cluster.workers().get(0).stall();
            cluster.workers().remove(1).kill();
            cluster.restartDatabase(Duration.ofSeconds(2));
            cluster.killApi();
            drill.awaitEnded(2);
            cluster.workers().get(0).goOn();
            drill.check();
            // A database that is away is no reason for a stack trace several times a second.
            assertThat(cluster.workers())
                    .noneMatch(worker -> worker.output().contains("Unhandled exception"));
        }
    }

    private static Cluster start(Path home) throws Exception {
        return Cluster.start(
                home,
                1,
                WORKERS,
                "--dropwise.engine.threads=1",
                "--dropwise.training.checkpoint-every=500ms",
                // It is this drill that kills workers, not the jobs.
                "--dropwise.jobs.max-worker-losses=1000");
    }

    private void showsOnlyItsHealth(ServiceProcess worker) throws Exception {
        Api api = worker.api();
        assertThat(api.problem(404, "GET", "/api/v1/jobs", "").get("detail").asString())
                .contains("this process is a worker");
        assertThat(api.get("/actuator/health/readiness").get("status").asString()).isEqualTo("UP");
        assertThat(api.text("/actuator/prometheus", "text/plain")).contains("jvm_");
        assertThat(cluster.api().get("/api/v1/workers").get("items")).hasSize(WORKERS);
    }

    private void trainUndisturbed() {
        List<String> references =
                IntStream.range(0, PLANS).mapToObj(plan -> submit("undisturbed", plan)).toList();
        for (int plan = 0; plan < PLANS; plan++) {
            undisturbed.put(plan, cluster.api().awaitEnd(references.get(plan)));
        }
    }

    private void submit(int count) {
        IntStream.range(0, count).forEach(i -> jobs.add(submit("job " + i, i % PLANS)));
    }

    private String submit(String name, int plan) {
        String body = JOB.formatted(name, random.nextInt(4), epochs, 100 + plan);
        return cluster.api().post("/api/v1/jobs", body).get("id").asString();
    }

    private void failFor(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long middle = System.nanoTime() + time.toNanos() / 2;
        boolean restarted = false;
        while (System.nanoTime() < end) {
            if (!restarted && System.nanoTime() > middle) {
                tell("the database restarts");
                cluster.restartDatabase(Duration.ofSeconds(3));
                restarted = true;
            } else {
                failSomehow();
            }
            Thread.sleep(3000 + random.nextInt(5000));
        }
    }

    private void failSomehow() throws Exception {
        int worker = random.nextInt(WORKERS);
        int what = random.nextInt(10);
        if (what == 0) {
            tell("the api process is killed");
            cluster.killApi();
        } else if (what == 1) {
            tell("the api process is asked to end: exit code " + cluster.restartApi());
        } else if (what == 2) {
            tell("worker %d is asked to end".formatted(worker));
            cluster.restartWorker(worker);
        } else if (what < 5) {
            tell("worker " + worker + " is stalled for 15 s");
            cluster.workers().get(worker).stall();
            Thread.sleep(15_000);
            cluster.workers().get(worker).goOn();
        } else {
            tell("worker " + worker + " is killed");
            cluster.killWorker(worker);
        }
    }

    private void tell(String what) {
        System.out.printf("%d of %d ended; %s%n", ended(), jobs.size(), what);
    }

    private void awaitRunning(int count) {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                cluster.api().get("/api/v1/jobs?state=running").get("items").size()
                                        >= count);
    }

    private void awaitEnded(int count) {
        await().atMost(Duration.ofMinutes(3)).until(() -> ended() >= count);
    }

    private long ended() {
        return jobs.stream().filter(job -> !show(job).get("finishedAt").isNull()).count();
    }

    private JsonNode show(String job) {
        return cluster.api().get("/api/v1/jobs/" + job);
    }

    private void check() {
        jobs.forEach(cluster.api()::awaitEnd);
        for (int i = 0; i < jobs.size(); i++) {
            check(show(jobs.get(i)), undisturbed.get(i % PLANS));
        }
    }

    private void check(JsonNode job, JsonNode reference) {
        Api api = cluster.api();
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        for (String kind : List.of("last", "best")) {
            assertThat(api.checkpoint(job, kind)).isEqualTo(api.checkpoint(reference, kind));
        }
        assertThat(figures(job)).isEqualTo(figures(reference)).hasLineCount(epochs + 1);
        List<JsonNode> events =
                api.list("/api/v1/jobs/" + job.get("id").asString() + "/events")
                        .valueStream()
                        .toList();
        assertThat(events)
                .filteredOn(event -> event.get("type").asString().equals("epoch"))
                .extracting(event -> event.at("/data/epoch").asInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, epochs).boxed().toList());
        assertThat(events)
                .filteredOn(event -> event.at("/data/state").asString("").equals("succeeded"))
                .hasSize(1);
    }

    /** All epochs, without how long each took. */
    private String figures(JsonNode job) {
        return cluster.api()
                .text("/api/v1/runs/" + job.get("run").asString() + "/metrics", "text/csv")
                .replaceAll("(?m),[^,]*$", "");
    }
}
