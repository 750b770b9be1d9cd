package dev.dropwise.bench.diagnosis;

import dev.dropwise.DropwiseApplication;
import dev.dropwise.bench.Medians;
import dev.dropwise.model.TrainedRuns;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long the report of a run takes when it is first asked for, and then its page with all plots:
 * 10,000 test rows, as many others, and networks of 100,000 parameters, of images, of a table with
 * 22 columns for two classes, and of one for a number. At most 2 s each, the page with it.
 *
 * <pre>{@code ./mvnw -Pbench test-compile exec:exec -Dbench=bench.diagnosis.ReportBenchmark}</pre>
 */
public final class ReportBenchmark {

    private static final int ROUNDS = 5;

    private static final String NETWORK =
            """
            [{"type": "dense", "units": %d, "activation": "relu"}, {"type": "dropout", "rate": 0.3},
             {"type": "dense", "units": %<d, "activation": "relu"}, {"type": "dense"}]""";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ReportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        SpringApplication application =
                new SpringApplication(DropwiseApplication.class, TrainedRuns.class);
        try (ConfigurableApplicationContext context =
                application.run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--dropwise.home=target/tests/" + UUID.randomUUID(),
                        "--spring.datasource.url=jdbc:h2:mem:"
                                + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1")) {
            String base =
                    "http://127.0.0.1:"
                            + context.getEnvironment().getRequiredProperty("local.server.port")
                            + "/api/v1";
            TrainedRuns trained = context.getBean(TrainedRuns.class);
            measure("images", "digits", 0, 205, base, trained);
            measure("two classes", "moons", 20, 300, base, trained);
            measure("a number", "friedman", 12, 300, base, trained);
        }
    }

    private static void measure(
            String title, String type, int irrelevant, int units, String base, TrainedRuns trained)
            throws IOException, InterruptedException {
        String dataset = "report-" + type;
        send(
                HttpRequest.newBuilder(URI.create(base + "/datasets/synthesize"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"name": "%s", "type": "%s", "rows": 20000, "seed": 7,
                                         "testFraction": 0.5, "irrelevant": %d}"""
                                                .formatted(dataset, type, irrelevant))));
        List<Double> seconds = new ArrayList<>();
        List<Double> pages = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            UUID run = trained.train(dataset, NETWORK.formatted(units), 1);
            long began = System.nanoTime();
            URI address = URI.create(base + "/runs/" + run + "/report");
            String report = send(HttpRequest.newBuilder(address));
            seconds.add((System.nanoTime() - began) / 1e9);
            send(HttpRequest.newBuilder(address).header("Accept", "text/html"));
            pages.add((System.nanoTime() - began) / 1e9);
            if (round == 0) {
                System.out.println(report.replaceAll(".*\"summary\":\\[(.*?)\\].*", "$1"));
            }
        }
        System.out.printf(
                "%s: first %.2f s, with its page %.2f s; then in the median %.2f s, with its page %.2f s;"
                        + " heap in use %d MiB%n",
                title,
                seconds.get(0),
                pages.get(0),
                Medians.of(seconds.subList(1, ROUNDS)),
                Medians.of(pages.subList(1, ROUNDS)),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private static String send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.body());
        }
        return response.body();
    }
}
