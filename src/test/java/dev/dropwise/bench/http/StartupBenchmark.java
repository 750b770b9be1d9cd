package dev.dropwise.bench.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Time from the start of the process to readiness, against an empty Boot application with web, JPA
 * and H2 on the same class path: medians of alternating starts. Ends with exit code 1 above 1.6
 * times.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.http.StartupBenchmark</pre>
 */
public final class StartupBenchmark {

    private static final int ROUNDS = 5;
    private static final double MOST = 1.6;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private StartupBenchmark() {}

    /** Alternates both applications and prints the ratio. */
    public static void main(String[] args) throws Exception {
        double[] empty = new double[ROUNDS];
        double[] dropwise = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            empty[round] =
                    seconds(
                            "dev.dropwise.bench.http.EmptyApplication",
                            "--spring.config.location=optional:classpath:/none.yml",
                            "--management.endpoint.health.probes.enabled=true",
                            "--spring.datasource.url=jdbc:h2:mem:empty");
            Path home = Files.createTempDirectory("startup-");
            dropwise[round] =
                    seconds("dev.dropwise.DropwiseApplication", "--dropwise.home=" + home);
            System.out.printf("empty %.2f s, dropwise %.2f s%n", empty[round], dropwise[round]);
        }
        double ratio = median(dropwise) / median(empty);
        System.out.printf("median ratio %.2f (at most %.1f)%n", ratio, MOST);
        System.exit(ratio <= MOST ? 0 : 1);
    }

    private static double seconds(String application, String... arguments) throws Exception {
        int port = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                application,
                                "--server.port=" + port));
        command.addAll(List.of(arguments));
        long began = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            while (!isReady(port)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(application + " ended before it was ready");
                }
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            return (System.nanoTime() - began) / 1e9;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + port + "/actuator/health/readiness"))
                        .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
