package dev.dropwise.bench.study;

import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks a running service whether dropout is worth it. */
final class ComparisonClient {

    private static final String STUDIES = "/api/v1/studies";

    private final Api api;

    ComparisonClient(Api api) {
        this.api = api;
    }

    /** The article's network on 500 rows of {@code mnist-small} that something is wrong with. */
    ComparedDropout onMnist(String subject, String wrong) {
        String name = "mnist-" + subject.replaceAll("[^a-z0-9]+", "-");
        derive(name, "\"from\": \"mnist-small\", \"rows\": 500, \"seed\": 1, " + wrong);
        return compared(subject, request(name, 1, 3, 60, List.of("128", "64"), "0.5"));
    }

    /** A network on 300 rows of {@code digits}, a fifth of them mislabelled. */
    ComparedDropout onDigits(long seed) {
        String name = "digits-" + seed;
        derive(name, "\"from\": \"digits\", \"rows\": 300, \"labelNoise\": 0.2, \"seed\": " + seed);
        return compared("seed " + seed, request(name, seed, 10, 120, List.of("128", "64"), "0.5"));
    }

    /** Dropout of nothing. */
    ComparedDropout alike(long seed) {
        return compared("seed " + seed, request("iris", seed, 5, 10, List.of("16"), "0"));
    }

    private void derive(String name, String worse) {
        api.post("/api/v1/datasets/derive", "{\"name\": \"" + name + "\", " + worse + "}");
    }

    private static String request(
            String dataset, long seed, int pairs, int epochs, List<String> units, String rate) {
        StringBuilder plain = new StringBuilder();
        StringBuilder dropping = new StringBuilder();
        for (String width : units) {
            String dense =
                    "{\"type\": \"dense\", \"units\": " + width + ", \"activation\": \"relu\"}, ";
            plain.append(dense);
            dropping.append(dense).append("{\"type\": \"dropout\", \"rate\": ").append(rate);
            dropping.append("}, ");
        }
        return """
               {"type": "comparison", "seed": %d, "repeats": %d,
                "job": {"dataset": "%s", "training": {"epochs": %d, "batchSize": 32,
                        "earlyStopping": {"patience": 100000, "restoreBest": false}}},
                "variants": {"none": {"model": {"layers": [%s{"type": "dense"}]}},
                             "dropout": {"model": {"layers": [%s{"type": "dense"}]}}}}"""
                .formatted(seed, pairs, dataset, epochs, plain, dropping);
    }

    private ComparedDropout compared(String subject, String request) {
        String study = STUDIES + "/" + api.post(STUDIES, request).get("id").asString();
        JsonNode ended =
                await(study)
                        .atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> api.get(study), ComparisonClient::hasEnded);
        ComparedDropout found = ComparedDropout.of(subject, ended);
        System.out.println(found);
        return found;
    }

    private static boolean hasEnded(JsonNode study) {
        return List.of("succeeded", "failed", "cancelled").contains(study.get("state").asString());
    }
}
