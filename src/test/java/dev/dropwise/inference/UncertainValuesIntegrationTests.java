package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a network has learned of the noise of the data is told apart from its own doubt. */
@DropwiseTest
class UncertainValuesIntegrationTests {

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private static double price(double x) {
        return 100 + 20 * x;
    }

    /** The price varies by 5, the weight by 0.02. */
    private static String rows(int seed, int count) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("x,price,weight\n");
        for (int row = 0; row < count; row++) {
            double x = random.nextGaussian();
            csv.append(
                    "%s,%s,%s\n"
                            .formatted(
                                    x,
                                    price(x) + 5 * random.nextGaussian(),
                                    1 - 0.1 * x + 0.02 * random.nextGaussian()));
        }
        return csv.toString();
    }

    private void upload(String name, String options) {
        HttpResponse<String> made =
                api.upload(
                        Upload.with("{\"name\": \"%s\", %s}".formatted(name, options))
                                .file("rows.csv", rows(1, 1500)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private void train(String name, String loss) {
        JsonNode job =
                api.train(
                        """
                        {"dataset": "%1$s", "registerAs": "%1$s-%2$s",
                         "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                              {"type": "dropout", "rate": 0.05}, {"type": "dense"}]},
                         "training": {"epochs": 40, "batchSize": 32, "seed": 1, "loss": {"type": "%2$s"},
                                      "optimizer": {"type": "adam", "learningRate": 0.005}}}"""
                                .formatted(name, loss));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
    }

    private JsonNode predict(String model, String instances, String more) {
        return api.post(
                        "/api/v1/models/" + model + "/predict",
                        "{\"instances\": [%s]%s}".formatted(instances, more))
                .get("predictions");
    }

    @Test
    void tellsTheLearnedNoiseInTheTargetsOwnUnit() {
        upload("prices", "\"target\": \"price\", \"ignore\": [\"weight\"]");
        train("prices", "gaussianNegativeLogLikelihood");
        String model = "prices-gaussianNegativeLogLikelihood";

        JsonNode plain = predict(model, "[0.5]", "").get(0);
        double value = plain.get("value").asDouble();
        double aleatoric = plain.at("/uncertainty/aleatoric").asDouble();
        assertThat(plain.get("uncertainty").propertyNames())
                .containsExactly("aleatoric", "interval");
        assertThat(value).isCloseTo(price(0.5), within(2.0));
        assertThat(aleatoric).isCloseTo(5, within(1.0));
        assertThat(plain.at("/uncertainty/interval/0").asDouble())
                .isCloseTo(value - 1.96 * aleatoric, within(0.01));

        JsonNode sampled =
                predict(model, "[0.5]", ", \"samples\": 100, \"seed\": 1")
                        .get(0)
                        .get("uncertainty");
        double both =
                Math.hypot(
                        sampled.get("aleatoric").asDouble(), sampled.get("epistemic").asDouble());
        assertThat(sampled.get("epistemic")).isEqualTo(sampled.get("std"));
        assertThat(sampled.get("aleatoric").asDouble()).isCloseTo(5, within(1.5));
        assertThat(sampled.at("/interval/1").asDouble() - sampled.at("/interval/0").asDouble())
                .isCloseTo(2 * 1.96 * both, within(0.01));
        assertThat(sampled.at("/modelInterval/0").asDouble())
                .isGreaterThan(sampled.at("/interval/0").asDouble());
        assertCovers(model);
    }

    private void assertCovers(String model) {
        List<String[]> fresh =
                rows(2, 1000).lines().skip(1).map(line -> line.split(",", -1)).toList();
        String instances =
                fresh.stream().map(cells -> "[" + cells[0] + "]").collect(Collectors.joining(", "));
        JsonNode predictions = predict(model, instances, "");
        long inside =
                IntStream.range(0, fresh.size())
                        .filter(
                                i -> {
                                    JsonNode interval =
                                            predictions.get(i).at("/uncertainty/interval");
                                    double price = Double.parseDouble(fresh.get(i)[1]);
                                    return price >= interval.get(0).asDouble()
                                            && price <= interval.get(1).asDouble();
                                })
                        .count();
        assertThat(inside / 1000.0).isBetween(0.92, 0.98);
    }

    @Test
    void tellsTheNoiseOfEachOfSeveralTargets() {
        upload("goods", "\"target\": [\"price\", \"weight\"]");
        train("goods", "gaussianNegativeLogLikelihood");

        JsonNode answer = predict("goods-gaussianNegativeLogLikelihood", "[0.5]", "").get(0);
        assertThat(answer.at("/values/price").asDouble()).isCloseTo(price(0.5), within(3.0));
        assertThat(answer.at("/uncertainty/price/aleatoric").asDouble()).isCloseTo(5, within(1.5));
        assertThat(answer.at("/values/weight").asDouble()).isCloseTo(0.95, within(0.02));
        assertThat(answer.at("/uncertainty/weight/aleatoric").asDouble())
                .isCloseTo(0.02, within(0.006));
    }

    @Test
    void doesNotKnowTheNoiseWhereTheLossDoesNot() {
        upload("means", "\"target\": \"price\", \"ignore\": [\"weight\"]");
        train("means", "meanSquaredError");

        assertThat(predict("means-meanSquaredError", "[0.5]", "").get(0).propertyNames())
                .containsExactly("kind", "value");
        assertThat(
                        predict("means-meanSquaredError", "[0.5]", ", \"samples\": 20")
                                .get(0)
                                .get("uncertainty")
                                .propertyNames())
                .containsExactly("std", "modelInterval");
    }
}
