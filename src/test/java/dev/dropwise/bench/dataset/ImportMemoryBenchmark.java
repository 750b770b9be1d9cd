package dev.dropwise.bench.dataset;

import dev.dropwise.dataset.upload.table.TableFiles;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Memory of a whole service with {@code -Xmx512m} while it takes a CSV of 2 GiB over HTTP, by
 * Linux' account: what is its own (anonymous), and what are pages of files that are mapped, which
 * the system takes back when it needs them. Ends with exit code 1 where its own reaches 1 GiB.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.dataset.ImportMemoryBenchmark</pre>
 */
public final class ImportMemoryBenchmark {

    private static final long BYTES = 2L << 30;
    private static final long MOST = 1 << 20;
    private static final String BOUNDARY = "----table";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ImportMemoryBenchmark() {}

    /** Sends one file and prints the peaks. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("import-");
        int port = freePort();
        Process service = null;
        boolean isWell;
        try {
            Path file = TableFiles.write(folder, Long.MAX_VALUE, BYTES);
            service = start(folder, port);
            awaitReady(service, port);
            Map<String, Long> peaks = new TreeMap<>();
            look(service, peaks);
            System.out.println("before, in KiB: " + peaks);
            long began = System.nanoTime();
            CompletableFuture<HttpResponse<String>> sent = send(file, port);
            while (!isDone(sent)) {
                look(service, peaks);
            }
            System.out.printf(
                    "%d in %.0f s: %s%n",
                    sent.join().statusCode(),
                    (System.nanoTime() - began) / 1e9,
                    sent.join().body().replaceAll("(?s)\"features.*", "…"));
            System.out.println("peaks, in KiB: " + peaks);
            isWell = sent.join().statusCode() == 201 && peaks.getOrDefault("RssAnon", MOST) < MOST;
        } finally {
            if (service != null) {
                service.destroyForcibly().waitFor();
            }
            TableFiles.delete(folder);
        }
        System.exit(isWell ? 0 : 1);
    }

    private static Process start(Path folder, int port) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.dropwise.DropwiseApplication",
                        "--server.port=" + port,
                        "--dropwise.home=" + folder.resolve("home"));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static CompletableFuture<HttpResponse<String>> send(Path file, int port)
            throws IOException {
        String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=";
        BodyPublisher body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(
                                part
                                        + "\"options\"\r\n\r\n{\"name\": \"large\", \"target\": \"y\"}\r\n"
                                        + part
                                        + "\"file\"; filename=\"large.csv\"\r\n\r\n"),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/datasets"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private static boolean isDone(CompletableFuture<?> sent) throws Exception {
        try {
            sent.get(50, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static void look(Process service, Map<String, Long> peaks) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + service.pid() + "/status"))) {
            if (line.startsWith("VmRSS") || line.startsWith("Rss")) {
                String kibibytes = line.replaceAll("\\D", "");
                peaks.merge(
                        line.substring(0, line.indexOf(':')), Long.valueOf(kibibytes), Math::max);
            }
        }
    }

    private static void awaitReady(Process service, int port) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + port + "/actuator/health/readiness"))
                        .build();
        while (service.isAlive()) {
            try {
                if (CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                service.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("the service ended before it was ready");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
