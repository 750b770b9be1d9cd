package dev.dropwise.bench.http;

import com.sun.management.OperatingSystemMXBean;
import dev.dropwise.DropwiseApplication;
import dev.dropwise.inference.PredictionRequest;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Requests a second of a prediction (one instance of 784 numbers, a small network) and of an
 * endpoint that reads the same body and answers a constant, by turns, over 16 connections. Uses wrk
 * where it is installed. Only the ratio counts: both share the machine with their load.
 *
 * <pre>{@code ./mvnw -Pbench test-compile exec:exec -Dbench=bench.http.HttpPredictionBenchmark}
 * </pre>
 */
public final class HttpPredictionBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 9;
    private static final int SECONDS = 4;

    static final String NETWORK =
            """
            [{"type": "dense", "units": 128, "activation": "relu"}, {"type": "dropout", "rate": 0.5},
             {"type": "dense", "units": 64, "activation": "relu"}, {"type": "dropout", "rate": 0.3},
             {"type": "dense", "units": 10}]\
            """;

    private static final OperatingSystemMXBean PROCESSOR =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private HttpPredictionBenchmark() {}

    /** Reads what predictions read. */
    @TestComponent
    @RestController
    static class Constant {

        /** A bare endpoint has nobody before it who asks for keys. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        SecurityFilterChain constantChain() {
            return new DefaultSecurityFilterChain(
                    request -> request.getRequestURI().equals("/constant"));
        }

        @PostMapping("/constant")
        Map<String, Object> answer(@RequestBody PredictionRequest request) {
            return Map.of("label", "7", "probability", 0.98);
        }
    }

    public static void main(String[] arguments) throws Exception {
        SpringApplication application =
                new SpringApplication(DropwiseApplication.class, TrainedRuns.class, Constant.class);
        String home = "target/tests/" + UUID.randomUUID();
        try (ConfigurableApplicationContext context =
                application.run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--dropwise.home=" + home,
                        "--spring.datasource.url=jdbc:h2:mem:"
                                + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1")) {
            UUID run = context.getBean(TrainedRuns.class).train("mnist-small", NETWORK, 1);
            context.getBean(ModelRegistry.class).registerServed("mnist", run);
            String base =
                    "http://127.0.0.1:"
                            + context.getEnvironment().getRequiredProperty("local.server.port");
            compare(base + "/constant", base + "/api/v1/models/mnist/predict");
        }
    }

    private static void compare(String constant, String predict) throws Exception {
        System.out.println(send(predict, "Accept", "*/*").body());
        load(constant);
        load(predict);
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Load most = load(constant);
            Load reached = load(predict);
            ratios[round] = reached.rate / most.rate;
            System.out.printf(
                    "constant %.0f/s (%.0f us of processor each), prediction %.0f/s (%.0f us),"
                            + " ratio %.2f%n",
                    most.rate,
                    most.microseconds,
                    reached.rate,
                    reached.microseconds,
                    ratios[round]);
        }
        Arrays.sort(ratios);
        System.out.printf("median ratio %.2f%n", ratios[ROUNDS / 2]);
    }

    /** What one endpoint reached: requests a second, and processor time of the service for each. */
    record Load(double rate, double microseconds) {}

    private static Load load(String url) throws Exception {
        return load(url, "Accept", "*/*");
    }

    /** What is reached with another header. */
    static Load load(String url, String header, String value) throws Exception {
        long before = PROCESSOR.getProcessCpuTime();
        double rate = hasWrk() ? wrk(url, header, value) : threads(url, header, value);
        double nanos = PROCESSOR.getProcessCpuTime() - before;
        return new Load(rate, nanos / 1000 / (rate * SECONDS));
    }

    private static boolean hasWrk() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }

    private static double wrk(String url, String header, String value)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("predict", ".lua");
        Files.writeString(
                script,
                """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json"
                wrk.headers["%s"] = "%s"
                wrk.body = '%s'
                """
                        .formatted(header, value, body()));
        Process process =
                new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c" + CONNECTIONS,
                                "-d" + SECONDS + "s",
                                "-s",
                                script.toString(),
                                url)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(script);
        Matcher rate = Pattern.compile("Requests/sec:\\s+([0-9.]+)").matcher(output);
        if (!rate.find() || output.contains("Non-2xx")) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static double threads(String url, String header, String value)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        Callable<Integer> client = () -> requests(url, header, value, end);
        int done = 0;
        for (Future<Integer> each : clients.invokeAll(Collections.nCopies(CONNECTIONS, client))) {
            done += each.get();
        }
        clients.shutdown();
        return (double) done / SECONDS;
    }

    private static int requests(String url, String header, String value, long end) {
        int done = 0;
        while (System.nanoTime() < end) {
            send(url, header, value);
            done++;
        }
        return done;
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpResponse<String> send(String url, String header, String value) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(body()))
                        .build();
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.body());
            }
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pixels as a digit has them: mostly 0, else up to 255. */
    private static String body() {
        return IntStream.range(0, 784)
                .mapToObj(i -> String.valueOf(i % 28 < 8 || i % 28 > 19 ? 0 : i * 7 % 256))
                .collect(Collectors.joining(",", "{\"instances\":[[", "]]}"));
    }
}
