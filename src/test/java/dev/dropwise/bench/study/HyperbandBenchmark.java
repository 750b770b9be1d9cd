package dev.dropwise.bench.study;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import dev.dropwise.DropwiseApplication;
import dev.dropwise.support.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Whether Hyperband finds in half the epochs what a random search finds. Writes {@code
 * src/docs/searches.md}. Ends with exit code 1 where it does not.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.study.HyperbandBenchmark</pre>
 */
public final class HyperbandBenchmark {

    private static final String STUDIES = "/api/v1/studies";
    private static final Path PAGE = Path.of("src", "docs", "searches.md");
    private static final int SEEDS = 10;

    /** One round of groups for 27 epochs and factor 3: 357 epochs. */
    private static final String HYPERBAND = "\"trials\": 49, \"pruning\": \"hyperband\"";

    /** 729 epochs. */
    private static final String RANDOM = "\"trials\": 27";

    private static final String SEARCH =
            """
            {"type": "search", "seed": %d, "sampler": "random", "parallel": 8, "confirm": 1, %s,
             "job": {"dataset": "%s",
                     "model": {"layers": [{"type": "dense", "units": {"search": {"type": "int", "from": 4, "to": 128, "log": true}}, "activation": "relu"},
                                          {"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.8}}}, {"type": "dense"}]},
                     "training": {"epochs": 27, "batchSize": 16, "validation": {"type": "split", "fraction": 0.25},
                                  "optimizer": {"type": "adam", "learningRate": {"search": {"type": "float", "from": 1e-4, "to": 0.1, "log": true}}}}}}""";

    private final Api api;

    private HyperbandBenchmark(Api api) {
        this.api = api;
    }

    /**
     * Runs all searches, prints what they found and writes the page.
     *
     * @param args the number of seeds, if it is to be another than 10
     */
    public static void main(String[] args) throws IOException {
        int seeds = args.length == 0 ? SEEDS : Integer.parseInt(args[0]);
        Path home = Files.createTempDirectory("searches-");
        SearchClaims claims;
        try (ConfigurableApplicationContext service = start(home)) {
            int port = ((WebServerApplicationContext) service).getWebServer().getPort();
            claims = new HyperbandBenchmark(new Api(port)).claims(seeds);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.out.println(claims.text());
        Files.writeString(PAGE, claims.text());
        System.exit(claims.hold() ? 0 : 1);
    }

    private static ConfigurableApplicationContext start(Path home) {
        return new SpringApplication(DropwiseApplication.class)
                .run("--server.port=0", "--dropwise.home=" + home, "--logging.level.root=warn");
    }

    private SearchClaims claims(int seeds) {
        return new SearchClaims(
                seeds,
                Stream.of("breast-cancer", "diabetes").map(set -> onDataset(set, seeds)).toList());
    }

    private SearchClaims.OnDataset onDataset(String dataset, int seeds) {
        return new SearchClaims.OnDataset(
                dataset, found(dataset, RANDOM, seeds), found(dataset, HYPERBAND, seeds));
    }

    private List<SearchClaims.Found> found(String dataset, String how, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> found(SEARCH.formatted(seed, how, dataset)))
                .toList();
    }

    private SearchClaims.Found found(String request) {
        String study = STUDIES + "/" + api.post(STUDIES, request).get("id").asString();
        JsonNode ended =
                await(study)
                        .atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> api.get(study), one -> !one.get("finishedAt").isNull());
        JsonNode trials = api.get(study + "/trials?limit=200").get("items");
        int epochs =
                trials.valueStream()
                        .limit(trials.size() - 1)
                        .mapToInt(one -> one.get("epochs").asInt())
                        .sum();
        double best = ended.at("/result/best/objective").asDouble();
        System.out.println(
                Stream.of(study, best, epochs).map(Object::toString).collect(joining(" ")));
        return new SearchClaims.Found(best, epochs);
    }
}
