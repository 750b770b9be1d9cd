package dev.dropwise.bench.job;

import dev.dropwise.bench.PackagedService;
import dev.dropwise.support.Api;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a job of nothing but a data set and a seed reaches on the test rows of each bundled set, by
 * the packaged service with its defaults, the mean of three seeds, beside scikit-learn's MLP with
 * its own defaults on the same rows. Writes {@code src/docs/default-jobs.md}. Ends with exit code 1
 * where a job is worse by more than 1.5 points, or 0.03 of R².
 *
 * <pre>
 * ./mvnw -q -DskipTests package
 * ./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.job.DefaultJobBenchmark -Dbench.arguments=PYTHON
 * </pre>
 */
public final class DefaultJobBenchmark {

    private static final List<String> DATASETS =
            List.of(
                    "iris",
                    "wine",
                    "penguins",
                    "breast-cancer",
                    "diabetes",
                    "digits",
                    "mnist-small");
    private static final int SEEDS = 3;
    private static final int ROWS_AT_ONCE = 50;
    private static final Path PAGE = Path.of("src", "docs", "default-jobs.md");
    private static final Path PEERS = Path.of("src", "test", "python", "default_peers.py");
    private static final JsonMapper JSON = DropwiseJson.mapper();

    private final Api api;
    private final Path rows;

    private DefaultJobBenchmark(Api api, Path rows) {
        this.api = api;
        this.rows = rows;
    }

    /**
     * Measures all of it, prints the figures and writes the page.
     *
     * @param args a Python with scikit-learn, {@code python3} if left out
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("default-jobs-");
        boolean good;
        try (PackagedService service = PackagedService.start(folder.resolve("home"))) {
            Path rows = Files.createDirectory(folder.resolve("rows"));
            good =
                    new DefaultJobBenchmark(new Api(service.port()), rows)
                            .run(args.length == 0 ? "python3" : args[0]);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(String python) throws IOException, InterruptedException {
        Map<String, JsonNode> datasets = new TreeMap<>();
        for (String name : DATASETS) {
            datasets.put(name, prepare(name));
        }
        Map<String, List<Double>> peers = peers(python);
        List<DefaultJobScore> scores = new ArrayList<>();
        for (String name : DATASETS) {
            DefaultJobScore score = score(name, datasets.get(name), peers.get(name));
            System.out.println(DefaultJobPage.table(List.of(score)));
            scores.add(score);
        }
        DefaultJobPage.write(scores, PAGE);
        return scores.stream().allMatch(DefaultJobScore::isGood);
    }

    /** The data set, whose rows are put where the peer finds them. */
    private JsonNode prepare(String name) throws IOException {
        JsonNode dataset = api.get("/api/v1/datasets/" + name);
        Path folder = Files.createDirectory(rows.resolve(name));
        Files.writeString(folder.resolve("dataset.json"), dataset.toString());
        for (String split : List.of("training", "test")) {
            Files.writeString(folder.resolve(split + ".csv"), csv(dataset, "?split=" + split));
        }
        return dataset;
    }

    private String csv(JsonNode dataset, String query) {
        String name = dataset.get("name").asString();
        return api.text("/api/v1/datasets/" + name + "/content" + query, "text/csv");
    }

    private Map<String, List<Double>> peers(String python)
            throws IOException, InterruptedException {
        Process script =
                new ProcessBuilder(python, PEERS.toString(), rows.toString(), "" + SEEDS)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String lines = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (script.waitFor() != 0) {
            throw new IOException("%s %s failed: is scikit-learn there?".formatted(python, PEERS));
        }
        Map<String, List<Double>> scores = new TreeMap<>();
        for (String line : lines.lines().toList()) {
            JsonNode found = JSON.readTree(line);
            scores.put(
                    found.get("name").asString(),
                    found.get("scores").valueStream().map(JsonNode::asDouble).toList());
        }
        return scores;
    }

    private DefaultJobScore score(String name, JsonNode dataset, List<Double> peers)
            throws IOException {
        List<JsonNode> runs =
                IntStream.rangeClosed(1, SEEDS).mapToObj(seed -> train(dataset, seed)).toList();
        boolean isRegression = dataset.get("task").asString().equals("regression");
        List<Double> ours = new ArrayList<>();
        for (JsonNode run : runs) {
            ours.add(
                    isRegression
                            ? rSquared(name, dataset, run)
                            : run.at("/metrics/testAccuracy").asDouble());
        }
        int test = dataset.get("testRows").asInt();
        double seconds =
                runs.stream().mapToDouble(DefaultJobBenchmark::seconds).max().orElseThrow();
        int training = dataset.get("rows").asInt() - test;
        return new DefaultJobScore(name, isRegression, training, test, ours, peers, seconds);
    }

    private JsonNode train(JsonNode dataset, int seed) {
        JsonNode job =
                api.train(
                        "{\"dataset\": \"%s\", \"training\": {\"seed\": %d}}"
                                .formatted(dataset.get("name").asString(), seed));
        return api.get("/api/v1/runs/" + job.get("run").asString());
    }

    private static double seconds(JsonNode run) {
        Instant started = Instant.parse(run.get("startedAt").asString());
        Instant finished = Instant.parse(run.get("finishedAt").asString());
        return Duration.between(started, finished).toMillis() / 1e3;
    }

    /** Of what the run predicts for the test rows: 1 less the share of variance that is left. */
    private double rSquared(String name, JsonNode dataset, JsonNode run) throws IOException {
        String target = dataset.at("/target/name").asString();
        List<Double> truth = new ArrayList<>();
        List<ObjectNode> instances = new ArrayList<>();
        for (ObjectNode row : numbers(rows.resolve(name).resolve("test.csv"))) {
            truth.add(row.remove(target).asDouble());
            instances.add(row);
        }
        double mean = truth.stream().mapToDouble(value -> value).average().orElseThrow();
        List<Double> predicted = predict(run, instances);
        double left = 0;
        double all = 0;
        for (int row = 0; row < truth.size(); row++) {
            left += Math.pow(truth.get(row) - predicted.get(row), 2);
            all += Math.pow(truth.get(row) - mean, 2);
        }
        return 1 - left / all;
    }

    /** The rows of a table of numbers. */
    private static List<ObjectNode> numbers(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        String[] names = lines.get(0).split(",", -1);
        List<ObjectNode> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            ObjectNode row = JSON.createObjectNode();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], Double.parseDouble(cells[i]));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<Double> predict(JsonNode run, List<ObjectNode> instances) {
        String path = "/api/v1/runs/" + run.get("id").asString() + "/predict";
        List<Double> values = new ArrayList<>();
        for (int from = 0; from < instances.size(); from += ROWS_AT_ONCE) {
            ObjectNode body = JSON.createObjectNode();
            body.putArray("instances")
                    .addAll(
                            instances.subList(
                                    from, Math.min(from + ROWS_AT_ONCE, instances.size())));
            api.post(path, body.toString())
                    .get("predictions")
                    .valueStream()
                    .forEach(prediction -> values.add(prediction.get("value").asDouble()));
        }
        return values;
    }
}
