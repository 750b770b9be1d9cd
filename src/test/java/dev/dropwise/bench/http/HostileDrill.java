package dev.dropwise.bench.http;

import dev.dropwise.bench.PackagedService;
import dev.dropwise.hostile.DrippingRequests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Attacks the packaged service while it trains and predicts: slow bodies, large ones, packed ones,
 * wide tables. Prints how long its health and predictions took, whether the training kept its
 * attempt, and what was left afterwards.
 */
final class HostileDrill {

    private static final Duration TIME = Duration.ofSeconds(15);
    private static final String TRAINING =
            """
            {"name": "attacked", "dataset": "mnist-small", "modelSpec": "article-mlp",
             "training": {"epochs": 1000, "seed": 1}}""";
    private static final String MODEL =
            """
            {"dataset": "iris", "registerAs": "attacked", "training": {"epochs": 2, "seed": 1}}""";
    private static final String PREDICTION = "{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}";
    private static final String JSON = "application/json";
    private static final String PARTS = "multipart/form-data; boundary=b";

    private final PackagedService service;
    private final Path home;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    private HostileDrill(PackagedService service, Path home) {
        this.service = service;
        this.home = home;
    }

    /** What an attacker does once. */
    @FunctionalInterface
    private interface Attack {

        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("hostile-drill-");
        try (PackagedService service = PackagedService.start(home)) {
            new HostileDrill(service, home).run();
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        service.submit(MODEL).join();
        String job =
                JSON_MAPPER
                        .readTree(send("/api/v1/jobs", JSON, bytes(TRAINING)).body())
                        .get("id")
                        .asString();
        String slow =
                "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        + JSON
                        + "\r\nContent-Length: 1000000";
        byte[] large =
                bytes("{\"layers\": [" + "{\"type\": \"batchNorm\"},".repeat(1_200_000) + "{}]}");
        byte[] packed = part("bomb.csv.gz", packed());
        byte[] wide = part("wide.csv", wide());
        measure("quiet", () -> Thread.sleep(1000));
        String before = rest();
        try (DrippingRequests dripping = new DrippingRequests(service.port(), 260, slow, 3000)) {
            measure("260 slow bodies", () -> Thread.sleep(1000));
            System.out.println(dripping.statuses().stream().distinct().toList());
        }
        measure("12 checks of 27 MB", () -> atOnce(12, "/api/v1/model-specs/check", JSON, large));
        measure("gzip of 343 MiB", () -> atOnce(6, "/api/v1/datasets", PARTS, packed));
        measure("9,999 columns", () -> atOnce(6, "/api/v1/datasets", PARTS, wide));
        Thread.sleep(10_000);
        System.out.println("before: " + before);
        System.out.println("after:  " + rest());
        JsonNode events = service.get("/api/v1/jobs/" + job + "/events");
        long starts =
                events.valueStream()
                        .filter(event -> event.at("/data/state").asString("").equals("running"))
                        .count();
        System.out.printf(
                "the training is %s, started %d times%n",
                service.get("/api/v1/jobs/" + job).get("state"), starts);
        send("/api/v1/jobs/" + job + "/cancel", JSON, new byte[0]);
    }

    private static final tools.jackson.databind.json.JsonMapper JSON_MAPPER =
            new tools.jackson.databind.json.JsonMapper();

    private void measure(String name, Attack attack) throws Exception {
        statuses.clear();
        long end = System.nanoTime() + TIME.toNanos();
        CompletableFuture<List<Double>> health =
                CompletableFuture.supplyAsync(
                        () -> times(end, () -> service.get("/actuator/health")));
        CompletableFuture<List<Double>> predictions =
                CompletableFuture.supplyAsync(
                        () ->
                                times(
                                        end,
                                        () ->
                                                expectSuccess(
                                                        send(
                                                                "/api/v1/models/attacked/predict",
                                                                JSON,
                                                                bytes(PREDICTION)))));
        while (System.nanoTime() < end) {
            attack.run();
        }
        System.out.printf(
                "%-20s health %4.0f ms at most; predictions p99 %4.0f ms of %d; answers %s%n",
                name,
                quantile(health.join(), 1),
                quantile(predictions.join(), 0.99),
                predictions.join().size(),
                statuses);
    }

    private static List<Double> times(long end, Attack call) {
        List<Double> millis = new ArrayList<>();
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            try {
                call.run();
                millis.add((System.nanoTime() - start) / 1e6);
                Thread.sleep(10);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return millis;
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    private static void expectSuccess(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private void atOnce(int count, String path, String type, byte[] body) {
        List<CompletableFuture<Integer>> sent =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> send(path, type, body).statusCode()))
                        .toList();
        sent.forEach(answer -> statuses.merge(answer.join(), 1, Integer::sum));
    }

    private HttpResponse<String> send(String path, String type, byte[] body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] part(String file, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                bytes(
                        "--b\r\nContent-Disposition: form-data; name=\"options\"\r\n\r\n{\"name\": \"attack\", \"target\": \"b\"}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                                .formatted(file)));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--b--\r\n"));
        return body.toByteArray();
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes("a,b\n"));
            byte[] rows = bytes("0,0\n".repeat(1 << 18));
            for (int i = 0; i < 343; i++) {
                gzip.write(rows);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] wide() {
        String names =
                IntStream.range(0, 9999).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        return bytes(names + "\n" + ("1" + ",1".repeat(9998) + "\n").repeat(5));
    }

    /** Memory, threads, open files and the disk. */
    private String rest() throws IOException {
        Path process = Path.of("/proc", Long.toString(service.pid()));
        List<String> status = Files.readAllLines(process.resolve("status"));
        String memory = line(status, "VmRSS");
        String threads = line(status, "Threads");
        try (Stream<Path> open = Files.list(process.resolve("fd"));
                Stream<Path> files = Files.walk(home.resolve("scratch"))) {
            return "%s, %s, %d open files, %d in scratch"
                    .formatted(memory, threads, open.count(), files.count());
        }
    }

    private static String line(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\s+", " ");
    }
}
