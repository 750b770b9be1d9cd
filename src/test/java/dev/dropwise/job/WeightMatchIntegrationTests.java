package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * A network that begins with another's weights predicts what that one does, on data whose columns,
 * categories, classes and targets stand elsewhere or are scaled otherwise.
 */
@DropwiseTest
class WeightMatchIntegrationTests {

    private static final String HIDDEN =
            "{\"type\": \"dense\", \"name\": \"entry\", \"units\": 16, \"activation\": \"tanh\"}";
    private static final String NET =
            HIDDEN
                    + ", {\"type\": \"dropout\", \"rate\": 0.1}, {\"type\": \"dense\", \"name\": \"head\"%s}";

    private static final String BAG = "{\"width\": %s, \"colour\": \"%s\", \"height\": %s}";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    /** What a row may hold, and the order in which a file has it. */
    private record Table(List<String> columns, List<String> colours, double width, int seed) {

        String csv(int rows, String... targets) {
            Random random = new Random(seed);
            StringBuilder csv = new StringBuilder(String.join(",", columns));
            csv.append(',').append(String.join(",", targets)).append('\n');
            for (int row = 0; row < rows; row++) {
                double wide = width + random.nextGaussian();
                double high = 3 * random.nextGaussian();
                // the first rows say the order of categories
                String colour =
                        colours.get(row < colours.size() ? row : random.nextInt(colours.size()));
                Map<String, String> cells =
                        Map.of(
                                "width",
                                "" + wide,
                                "height",
                                row % 7 == 6 ? "" : "" + high,
                                "colour",
                                colour);
                csv.append(columns.stream().map(cells::get).collect(Collectors.joining(",")));
                for (String target : targets) {
                    csv.append(',').append(value(target, wide, high, colour));
                }
                csv.append('\n');
            }
            return csv.toString();
        }

        private static String value(String target, double wide, double high, String colour) {
            double sum = wide + high + colour.length();
            return switch (target) {
                case "kind" -> sum < 0 ? "small" : sum < 8 ? "fair" : "large";
                case "heavy" -> sum < 4 ? "no" : "yes";
                case "price" -> "" + 10 * sum;
                case "weight" -> "" + (1000 - sum);
                default -> throw new IllegalArgumentException(target);
            };
        }
    }

    private static final Table FIRST =
            new Table(List.of("width", "height", "colour"), List.of("red", "green", "blue"), 0, 1);

    /** Other means, deviations and orders, and no blue. */
    private static final Table SECOND =
            new Table(List.of("colour", "height", "width"), List.of("green", "red"), 2, 2);

    /** The last column is the target unless the options say otherwise. */
    private void upload(String name, String csv, String options) {
        String header = csv.lines().findFirst().orElseThrow();
        String target =
                options.contains("target")
                        ? ""
                        : ", \"target\": \"%s\""
                                .formatted(header.substring(header.lastIndexOf(',') + 1));
        HttpResponse<String> made =
                api.upload(
                        Upload.with("{\"name\": \"%s\"%s%s}".formatted(name, target, options))
                                .file("rows.csv", csv));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private static String job(String dataset, String layers, String more, String training) {
        return """
               {"dataset": "%s", "model": {"layers": [%s]}%s,
                "training": {"epochs": 8, "batchSize": 32, "seed": 1, "validation": {"type": "none"}%s}}"""
                .formatted(dataset, layers, more, training);
    }

    private void teach(String name, String layers, String training) {
        JsonNode job =
                api.train(job(name, layers, ", \"registerAs\": \"%s\"".formatted(name), training));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
    }

    /** Begins with a model's weights, and all but stays there. */
    private static String from(String model, String training) {
        return """
               , "initializeFrom": {"model": "%s"}, "optimizer": {"type": "sgd", "learningRate": 1e-9}%s"""
                .formatted(model, training);
    }

    private JsonNode begin(String dataset, String model, String layers, String training) {
        JsonNode job = api.train(job(dataset, layers, "", from(model, training)));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return api.get("/api/v1/runs/" + job.get("run").asString());
    }

    private void assertPredictsTheSame(JsonNode run, String model, String... at) {
        List<String> bags = new ArrayList<>();
        for (String colour : List.of("red", "green")) {
            bags.add(BAG.formatted("0.5", colour, "1.5"));
            bags.add(BAG.formatted("3", colour, "-4"));
            bags.add(BAG.formatted("-2", colour, "null"));
        }
        String body = "{\"instances\": [" + String.join(", ", bags) + "]}";
        JsonNode expected = api.post("/api/v1/models/" + model + "/predict", body);
        JsonNode found = api.post("/api/v1/runs/" + run.get("id").asString() + "/predict", body);
        for (int i = 0; i < bags.size(); i++) {
            for (String value : at) {
                double right = expected.at("/predictions/" + i + value).asDouble();
                assertThat(found.at("/predictions/" + i + value).asDouble())
                        .as(value + " of " + bags.get(i))
                        .isCloseTo(right, within(1e-4 * Math.max(1, Math.abs(right))));
            }
        }
    }

    @Test
    void classesStandWhereTheirNamesAre() {
        String rows = "1,a\n2,b\n3,c\n".repeat(40);
        assertKeepsItsClasses("abc", rows, "cba", "3,c\n2,b\n1,a\n" + rows);
    }

    @Test
    void classesAreTheSameHoweverTheyAreWritten() {
        String rows = "1,1.0\n2,True\n3,other\n".repeat(40);
        String others = "3,other\n2,true\n1,1\n".repeat(40);
        assertKeepsItsClasses("written", rows, "written-otherwise", others);
        assertThat(api.get("/api/v1/datasets/written").at("/target/classes").toString())
                .isEqualTo("[\"1.0\",\"True\",\"other\"]");
    }

    private void assertKeepsItsClasses(String name, String rows, String other, String others) {
        upload(name, "x,y\n" + rows, ", \"target\": \"y\"");
        upload(other, "x,y\n" + others, ", \"target\": \"y\"");
        String layers = NET.formatted("");
        JsonNode source =
                api.train(
                        job(
                                        name,
                                        layers,
                                        ", \"registerAs\": \"%s\"".formatted(name),
                                        ", \"optimizer\": {\"type\": \"adam\", \"learningRate\": 0.05}")
                                .replace("\"epochs\": 8", "\"epochs\": 60"));
        assertThat(accuracy(source)).isEqualTo(1);

        JsonNode run = begin(other, name, layers, "");

        assertThat(run.at("/metrics/trainAccuracy").asDouble()).isEqualTo(1);
    }

    private double accuracy(JsonNode job) {
        return api.get("/api/v1/runs/" + job.get("run").asString())
                .at("/metrics/trainAccuracy")
                .asDouble();
    }

    @Test
    void columnsCategoriesAndScalesAreMatched() {
        upload("bags-1", FIRST.csv(300, "kind"), "");
        upload("bags-2", SECOND.csv(200, "kind"), "");
        String layers = NET.formatted("");
        teach("bags-1", layers, "");

        assertPredictsTheSame(
                begin("bags-2", "bags-1", layers, ""),
                "bags-1",
                "/probabilities/small",
                "/probabilities/fair",
                "/probabilities/large");
    }

    @Test
    void theOneOutputOfTwoClassesIsTurnedRound() {
        upload("heavy-1", FIRST.csv(300, "heavy"), "");
        String csv = SECOND.csv(200, "heavy");
        String first = api.get("/api/v1/datasets/heavy-1").at("/target/classes/0").asString();
        String second = first.equals("no") ? "yes" : "no";
        upload(
                "heavy-2",
                csv.lines().findFirst().orElseThrow()
                        + "\n"
                        + Stream.concat(
                                        csv.lines()
                                                .skip(1)
                                                .filter(line -> line.endsWith("," + second)),
                                        csv.lines()
                                                .skip(1)
                                                .filter(line -> !line.endsWith("," + second)))
                                .collect(Collectors.joining("\n", "", "\n")),
                "");
        assertThat(api.get("/api/v1/datasets/heavy-2").at("/target/classes/0").asString())
                .isEqualTo(second);
        String layers = NET.formatted(", \"units\": 1");
        teach("heavy-1", layers, "");

        assertPredictsTheSame(
                begin("heavy-2", "heavy-1", layers, ""),
                "heavy-1",
                "/probabilities/no",
                "/probabilities/yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meanSquaredError", "gaussianNegativeLogLikelihood", "pinball"})
    void valuesKeepTheirUnit(String loss) {
        String id = loss.substring(0, 4).toLowerCase(Locale.ROOT);
        upload("price-1-" + id, FIRST.csv(300, "price"), "");
        upload("price-2-" + id, SECOND.csv(200, "price"), "");
        String layers = NET.formatted("");
        String training = ", \"loss\": {\"type\": \"%s\"}".formatted(loss);
        teach("price-1-" + id, layers, training);

        assertPredictsTheSame(
                begin("price-2-" + id, "price-1-" + id, layers, training),
                "price-1-" + id,
                "/value",
                loss.equals("pinball") ? "/quantiles/0.95" : "/uncertainty/aleatoric");
    }

    @Test
    void severalTargetsAreMatchedByName() {
        String options = ", \"target\": [%s]";
        upload(
                "both-1",
                FIRST.csv(300, "price", "weight"),
                options.formatted("\"price\", \"weight\""));
        upload(
                "both-2",
                SECOND.csv(200, "weight", "price"),
                options.formatted("\"weight\", \"price\""));
        String layers = NET.formatted("");
        teach("both-1", layers, "");

        assertPredictsTheSame(
                begin("both-2", "both-1", layers, ""), "both-1", "/values/price", "/values/weight");
    }

    @Test
    void wordsAreMatched() {
        String rows = "good film,yes\nbad film,no\nvery good,yes\nvery bad,no\n".repeat(20);
        upload("words-1", "text,y\n" + rows, ", \"types\": {\"text\": \"text\"}");
        upload(
                "words-2",
                "text,y\n" + "bad bad film,no\ngood film,yes\n".repeat(30),
                ", \"types\": {\"text\": \"text\"}");
        String layers =
                "{\"type\": \"embedding\", \"name\": \"entry\", \"units\": 4},"
                        + " {\"type\": \"globalAveragePool\"}, {\"type\": \"dense\", \"name\": \"head\"}";
        teach("words-1", layers, "");
        JsonNode run = begin("words-2", "words-1", layers, "");

        String body = "{\"instances\": [[\"good film\"], [\"bad\"], [\"film bad\"]]}";
        JsonNode expected = api.post("/api/v1/models/words-1/predict", body);
        JsonNode found = api.post("/api/v1/runs/" + run.get("id").asString() + "/predict", body);
        for (int i = 0; i < 3; i++) {
            assertThat(found.at("/predictions/" + i + "/probabilities/yes").asDouble())
                    .isCloseTo(
                            expected.at("/predictions/" + i + "/probabilities/yes").asDouble(),
                            within(1e-5));
        }
    }

    @Test
    void whatCannotBeCarriedOverIsListedOrLeftOut() {
        upload("old-bags", FIRST.csv(300, "kind"), "");
        upload(
                "new-bags",
                new Table(List.of("colour", "height", "width"), List.of("pink", "red"), 0, 3)
                        .csv(200, "heavy")
                        .replace(",heavy", ",kind"),
                "");
        teach("old-bags", NET.formatted(""), "");

        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        "/api/v1/jobs",
                        job("new-bags", NET.formatted(""), "", from("old-bags", "")));
        assertThat(problem.get("errors")).hasSize(2);
        assertThat(problem.at("/errors/0/pointer").asString())
                .isEqualTo("/training/initializeFrom/layers");
        assertThat(problem.at("/errors/0/detail").asString())
                .contains("expected entry of the model old-bags", "no category pink of colour");
        assertThat(problem.at("/errors/1/detail").asString())
                .contains("expected head of the model old-bags", "the classes are [");

        upload(
                "pink-bags",
                new Table(List.of("colour", "height", "width"), List.of("pink", "red"), 0, 3)
                        .csv(200, "kind"),
                "");
        String asked =
                from("old-bags", "")
                        .replace(
                                "\"model\": \"old-bags\"",
                                "\"model\": \"old-bags\", \"onDifference\": \"leaveOut\"");
        JsonNode job = api.train(job("pink-bags", NET.formatted(""), "", asked));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode start = job.at("/plan/training/initializeFrom");
        assertThat(start.get("layers").toString()).isEqualTo("[\"head\"]");
        assertThat(start.at("/leftOut/entry").asString()).contains("no category pink of colour");
        assertThat(api.train(job.get("plan").toString()).get("state").asString())
                .isEqualTo("succeeded");
        assertThat(
                        api.problem(
                                        422,
                                        "POST",
                                        "/api/v1/jobs",
                                        job("new-bags", NET.formatted(""), "", asked))
                                .at("/errors/0/detail")
                                .asString())
                .startsWith("expected a layer that fits, received none");
    }

    /** A normalization would have to begin with other statistics. */
    @Test
    void aNormalizationTakesAnotherOrderButNotAnotherScale() {
        String norm = "{\"type\": \"batchNorm\", \"name\": \"norm\"}, ";
        upload("norm-1", FIRST.csv(300, "kind"), "");
        String csv = FIRST.csv(300, "kind");
        upload(
                "norm-2",
                csv.lines()
                        .map(line -> line.split(",", -1))
                        .map(cells -> String.join(",", cells[2], cells[1], cells[0], cells[3]))
                        .collect(Collectors.joining("\n", "", "\n")),
                "");
        upload("norm-3", SECOND.csv(200, "kind"), "");
        String layers = norm + NET.formatted("");
        teach("norm-1", layers, "");

        assertPredictsTheSame(
                begin("norm-2", "norm-1", layers, ""), "norm-1", "/probabilities/small");
        assertThat(
                        api.problem(
                                        422,
                                        "POST",
                                        "/api/v1/jobs",
                                        job("norm-3", layers, "", from("norm-1", "")))
                                .at("/errors/0/detail")
                                .asString())
                .contains("expected norm of the model norm-1 to fit the data set");
    }
}
