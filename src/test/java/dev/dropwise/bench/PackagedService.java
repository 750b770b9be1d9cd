package dev.dropwise.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged service, started as its pages tell: {@code java -jar}, and all its defaults. */
public final class PackagedService implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String BOUNDARY = "part-of-a-benchmark";
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path home;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private PackagedService(Process process, Path home) {
        this.process = process;
        this.home = home;
        Thread reader = new Thread(this::read, "service output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the newest jar in {@code target} on a free port. */
    public static PackagedService start(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of("java", "-jar", jar().toString()));
        command.add("--server.port=0");
        command.add("--dropwise.home=" + home);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        try {
            PackagedService service = new PackagedService(builder.start(), home);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().matches(".*/dropwise-[^/]*\\.jar"))
                    .max((a, b) -> Long.compare(modified(a), modified(b)))
                    .orElseThrow(
                            () -> new IllegalStateException("no jar: ./mvnw -DskipTests package"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }

    private void read() {
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = PORT.matcher(line);
                if (matcher.find()) {
                    port.complete(Integer.valueOf(matcher.group(1)));
                }
            }
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
        port.completeExceptionally(new IllegalStateException("the service ended"));
    }

    /** It trains once libtorch is loaded. */
    private void awaitReady() {
        while (!get("/actuator/health/readiness").path("status").asString().equals("UP")) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    /** Submits a job; completes when the job has ended, with how it ended. */
    public CompletableFuture<JsonNode> submit(String job) {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/api/v1/jobs"))
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=300")
                        .POST(BodyPublishers.ofString(job))
                        .build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(PackagedService::json)
                .thenApply(PackagedService::succeeded);
    }

    private static JsonNode succeeded(JsonNode job) {
        if (!job.path("state").asString().equals("succeeded")) {
            throw new IllegalStateException("expected a job that succeeded, received " + job);
        }
        return job;
    }

    /** Uploads files as one data set. */
    public JsonNode upload(String options, List<Path> files) {
        List<BodyPublisher> body = new ArrayList<>(List.of(part("options", "")));
        body.add(BodyPublishers.ofString(options));
        for (Path file : files) {
            body.add(part("file", "; filename=\"%s\"".formatted(file.getFileName())));
            try {
                body.add(BodyPublishers.ofFile(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        body.add(BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY)));
        return send(
                HttpRequest.newBuilder(uri("/api/v1/datasets"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.concat(body.toArray(BodyPublisher[]::new)))
                        .build());
    }

    private static BodyPublisher part(String name, String more) {
        return BodyPublishers.ofString(
                "\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                        .formatted(BOUNDARY, name, more));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port.join() + path);
    }

    private JsonNode send(HttpRequest request) {
        try {
            return json(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public int port() {
        return port.join();
    }

    public long pid() {
        return process.pid();
    }

    /** Of the database's file, in bytes. */
    public long databaseSize() {
        return home.resolve("dropwise.mv.db").toFile().length();
    }

    /** Asks it to end, and waits for that. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
