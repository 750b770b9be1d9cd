package dev.dropwise.bench.http;

import static org.awaitility.Awaitility.await;

import dev.dropwise.bench.PackagedService;
import dev.dropwise.hostile.DrippingRequests;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attacks the packaged service while it trains and predicts: slow heads, bodies and readers, large
 * bodies, packed ones, wide tables. Prints how long its health and predictions took, whether the
 * training kept its attempt, and what was left afterwards; ends with 1 where that is not as it
 * should be.
 */
public final class HostileDrill {

    private static final Duration TIME = Duration.ofSeconds(15);

    /** When an attack is over, slow connections end in this, and threads that idle for a minute. */
    private static final Duration LEFT_OVER = Duration.ofMinutes(2);

    private static final int CONNECTIONS = 260;
    private static final double HEALTH_BOUND = 1000;
    private static final double SLOWED_BOUND = 10;

    private static final String TRAINING =
            """
            {"name": "attacked", "dataset": "mnist-small", "modelSpec": "article-mlp",
             "training": {"epochs": 100000, "seed": 1}}""";
    private static final String MODEL =
            """
            {"dataset": "iris", "registerAs": "attacked", "training": {"epochs": 2, "seed": 1}}""";
    private static final String PREDICTION = "{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}";
    private static final String SLOW_BODY =
            "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000000";
    private static final String SLOW_READER =
            "GET /api/v1/datasets/mnist-small/content HTTP/1.1\r\nHost: localhost";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PackagedService service;
    private final ExecutorService clients;
    private final DrillClient attacker;
    private final DrillClient user;
    private final List<String> faults = new ArrayList<>();
    private double quiet;

    private HostileDrill(PackagedService service, ExecutorService clients) {
        this.service = service;
        this.clients = clients;
        attacker = new DrillClient(service.port());
        user = new DrillClient(service.port());
    }

    /** What an attacker does until the time is over; gives how each request was answered. */
    @FunctionalInterface
    private interface Attack {

        List<Integer> run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("hostile-drill-");
        ExecutorService clients = Executors.newCachedThreadPool();
        List<String> faults;
        try (PackagedService service = PackagedService.start(home)) {
            HostileDrill drill = new HostileDrill(service, clients);
            drill.run(home);
            faults = drill.faults;
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        faults.forEach(fault -> System.out.println("FAULT: " + fault));
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private void run(Path home) throws Exception {
        service.submit(MODEL).join();
        long disk = Remainder.disk(home);
        String job = submit(TRAINING);
        String path = "/api/v1/jobs/" + job;
        await("the training runs")
                .atMost(LEFT_OVER)
                .until(() -> service.get(path).get("state").asString().equals("running"));
        quiet = measure("quiet", HostileDrill::nothing);
        Remainder before = Remainder.of(service.pid(), home);
        attack();
        awaitRemainder(before, home);
        checkTraining(path);
        delete(path);
        awaitDisk(disk, home);
    }

    /** What is left on the disk is then what the attacks have left there. */
    private void delete(String path) {
        user.post(path + "/cancel", "");
        expect("the training ends", () -> user.delete(path).statusCode() == 204);
    }

    private String submit(String job) {
        return MAPPER.readTree(user.post("/api/v1/jobs", job).body()).get("id").asString();
    }

    private void attack() throws Exception {
        try (DrippingRequests heads = DrippingRequests.heads(service.port(), CONNECTIONS, 3000)) {
            measure(CONNECTIONS + " slow heads", HostileDrill::nothing);
            expect("slow heads end", () -> heads.count() == 0);
        }
        try (DrippingRequests bodies =
                new DrippingRequests(service.port(), CONNECTIONS, SLOW_BODY, 3000)) {
            measure(CONNECTIONS + " slow bodies", HostileDrill::nothing);
            System.out.println("slow bodies are answered " + new TreeSet<>(bodies.statuses()));
        }
        try (DrippingRequests readers =
                new DrippingRequests(service.port(), CONNECTIONS, SLOW_READER, 3000)) {
            measure(CONNECTIONS + " slow readers", HostileDrill::nothing);
            expect("slow readers end", () -> readers.count() == 0);
        }
        byte[] layers = HostileBodies.manyLayers();
        byte[] packed = HostileBodies.packedTable();
        byte[] wide = HostileBodies.wideTable();
        byte[] attributes = HostileBodies.manyAttributes();
        String parts = HostileBodies.PARTS;
        measure(
                "12 checks of 27 MB",
                () -> send(12, "/api/v1/model-specs/check", DrillClient.JSON, layers));
        measure("gzip of 343 MiB", () -> send(6, "/api/v1/datasets", parts, packed));
        measure("9,999 columns", () -> send(6, "/api/v1/datasets", parts, wide));
        measure("50,000 attributes", () -> send(6, "/api/v1/datasets", parts, attributes));
    }

    private void awaitRemainder(Remainder before, Path home) {
        System.out.println("before: " + before);
        expect(
                "what was taken is given back",
                () -> Remainder.of(service.pid(), home).isAsFewAs(before));
        System.out.println("after:  " + Remainder.of(service.pid(), home));
    }

    private void awaitDisk(long before, Path home) {
        expect(
                "the disk is given back",
                () -> Remainder.disk(home) <= before + Remainder.MOST_DISK);
        System.out.printf(
                "disk: %.1f MiB before the training, %.1f MiB after it%n",
                before / 1048576.0, Remainder.disk(home) / 1048576.0);
    }

    private void expect(String what, Callable<Boolean> condition) {
        try {
            await(what).atMost(LEFT_OVER).pollInterval(Duration.ofSeconds(2)).until(condition);
        } catch (ConditionTimeoutException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    private void checkTraining(String path) {
        String state = service.get(path).get("state").asString();
        long starts =
                MAPPER.readTree(user.getJson(path + "/events").body())
                        .valueStream()
                        .filter(event -> event.at("/data/state").asString("").equals("running"))
                        .count();
        System.out.printf("the training is %s, started %d times%n", state, starts);
        if (!state.equals("running") || starts != 1) {
            faults.add("the training lost its attempt");
        }
    }

    /** Gives the 99th percentile of predictions' milliseconds. */
    private double measure(String name, Attack attack) throws Exception {
        long end = System.nanoTime() + TIME.toNanos();
        CompletableFuture<List<Double>> health =
                CompletableFuture.supplyAsync(
                        () -> times(end, () -> service.get("/actuator/health").get("status")),
                        clients);
        CompletableFuture<List<Double>> predictions =
                CompletableFuture.supplyAsync(() -> times(end, this::predict), clients);
        Map<Integer, Integer> statuses = new TreeMap<>();
        Duration longest = Duration.ZERO;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            attack.run().forEach(status -> statuses.merge(status, 1, Integer::sum));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        double slowest = quantile(health.join(), 1);
        double p99 = quantile(predictions.join(), 0.99);
        System.out.printf(
                "%-18s health %4.0f ms at most; predictions p99 %4.0f ms of %d;"
                        + " answers %s, all at once in %.1f s at most%n",
                name, slowest, p99, predictions.join().size(), statuses, longest.toMillis() / 1e3);
        if (slowest > HEALTH_BOUND) {
            faults.add("%s: health took %.0f ms".formatted(name, slowest));
        }
        if (quiet > 0 && p99 > SLOWED_BOUND * quiet) {
            faults.add("%s: predictions' p99 is %.1f times quiet".formatted(name, p99 / quiet));
        }
        return p99;
    }

    private JsonNode predict() {
        HttpResponse<String> answer = user.post("/api/v1/models/attacked/predict", PREDICTION);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return MAPPER.readTree(answer.body());
    }

    private static List<Double> times(long end, Callable<JsonNode> call) {
        List<Double> millis = new ArrayList<>();
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            try {
                call.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            millis.add((System.nanoTime() - start) / 1e6);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return millis;
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    private static List<Integer> nothing() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        return List.of();
    }

    private List<Integer> send(int count, String path, String type, byte[] body) {
        List<CompletableFuture<Integer>> sent =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> attacker.post(path, type, body).statusCode(),
                                                clients))
                        .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
