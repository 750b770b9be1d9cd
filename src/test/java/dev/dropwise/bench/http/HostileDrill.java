package dev.dropwise.bench.http;

import static org.awaitility.Awaitility.await;

import dev.dropwise.bench.PackagedService;
import dev.dropwise.hostile.DrippingRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
 * Attacks the packaged service while it trains and predicts: slow heads and bodies, large ones,
 * packed ones, wide tables. Prints how long its health and predictions took, whether the training
 * kept its attempt, and what was left afterwards; ends with 1 where that is not as it should be.
 */
public final class HostileDrill {

    private static final Duration TIME = Duration.ofSeconds(15);

    /** When an attack is over, slow connections end in this. */
    private static final Duration LEFT_OVER = Duration.ofMinutes(1);

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
    private static final String JSON = "application/json";
    private static final String SLOW_BODY =
            "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000000";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PackagedService service;
    private final ExecutorService clients;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> faults = new ArrayList<>();
    private double quiet;

    private HostileDrill(PackagedService service, ExecutorService clients) {
        this.service = service;
        this.clients = clients;
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
        send(path + "/cancel", JSON, new byte[0]);
    }

    private String submit(String job) {
        return MAPPER.readTree(send("/api/v1/jobs", JSON, HostileBodies.bytes(job)).body())
                .get("id")
                .asString();
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
        byte[] layers = HostileBodies.manyLayers();
        byte[] packed = HostileBodies.packedTable();
        byte[] wide = HostileBodies.wideTable();
        byte[] attributes = HostileBodies.manyAttributes();
        String parts = HostileBodies.PARTS;
        measure("12 checks of 27 MB", () -> send(12, "/api/v1/model-specs/check", JSON, layers));
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
                events(path)
                        .valueStream()
                        .filter(event -> event.at("/data/state").asString("").equals("running"))
                        .count();
        System.out.printf("the training is %s, started %d times%n", state, starts);
        if (!state.equals("running") || starts != 1) {
            faults.add("the training lost its attempt");
        }
    }

    /** As a list: as a stream they would last as long as the job. */
    private JsonNode events(String path) {
        return MAPPER.readTree(send(request(path + "/events").header("Accept", JSON).GET()).body());
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
        HttpResponse<String> answer =
                send("/api/v1/models/attacked/predict", JSON, HostileBodies.bytes(PREDICTION));
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
                                                () -> send(path, type, body).statusCode(), clients))
                        .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private HttpResponse<String> send(String path, String type, byte[] body) {
        return send(
                request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
