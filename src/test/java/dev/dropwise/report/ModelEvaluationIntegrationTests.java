package dev.dropwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Models measured on data sets that they were not trained on. */
@DropwiseTest
class ModelEvaluationIntegrationTests {

    private static final String NET =
            "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"relu\"}, {\"type\": \"dense\"}]";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;
    @Autowired private ModelRegistry registry;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private String model(String dataset) {
        String name = "evaluated-" + UUID.randomUUID();
        registry.registerServed(name, trained.train(dataset, NET, 3));
        return "/api/v1/models/" + name;
    }

    private List<String> faults(String model, String body) {
        return api.problem(422, "POST", model + "/evaluate", body)
                .get("errors")
                .valueStream()
                .map(
                        fault ->
                                fault.get("pointer").asString()
                                        + " "
                                        + fault.get("detail").asString())
                .toList();
    }

    @Test
    void haveTheFiguresOfTheRunOnItsOwnTestRows() {
        String model = model("mnist-small");
        JsonNode version = api.get(model + "/versions/1");

        JsonNode answer =
                api.post(
                        model + "/versions/1/evaluate",
                        "{\"dataset\": \"mnist-small\", \"rows\": \"test\"}");

        assertThat(answer.get("version").asInt()).isOne();
        assertThat(answer.get("rows").asString()).isEqualTo("test");
        assertThat(answer.get("of").asInt()).isEqualTo(2000);
        assertThat(answer.at("/metrics/accuracy/value").asDouble())
                .isCloseTo(version.at("/metrics/testAccuracy").asDouble(), within(1e-12));
        assertThat(answer.at("/metrics/logLoss/interval")).hasSize(2);
    }

    /** What columns are called counts, not where they stand; classes may be missing. */
    @Test
    void takeColumnsInAnyOrder() {
        String model = model("iris");
        JsonNode all = api.post(model + "/evaluate", "{\"dataset\": \"iris\"}");
        StringBuilder csv =
                new StringBuilder("petal_width,petal_length,sepal_width,sepal_length,kind\n");
        for (JsonNode row : api.get("/api/v1/datasets/iris/preview?rows=150").get("rows")) {
            JsonNode flower = row.get("instance");
            csv.append(
                    "%s,%s,%s,%s,%s\n"
                            .formatted(
                                    flower.get("petal_width").asString(),
                                    flower.get("petal_length").asString(),
                                    flower.get("sepal_width").asString(),
                                    flower.get("sepal_length").asString(),
                                    row.get("target").asString()));
        }
        api.upload(
                Upload.with("{\"name\": \"turned-iris\", \"target\": \"kind\"}")
                        .file("iris.csv", csv.toString()));

        JsonNode turned = api.post(model + "/evaluate", "{\"dataset\": \"turned-iris\"}");

        assertThat(turned.get("rows").asString()).isEqualTo("all");
        assertThat(turned.at("/metrics/confusion")).isEqualTo(all.at("/metrics/confusion"));
        assertThat(turned.at("/metrics/logLoss/value").asDouble())
                .isCloseTo(all.at("/metrics/logLoss/value").asDouble(), within(1e-9));
    }

    @Test
    void sayAllThatDiffers() {
        api.upload(
                Upload.with("{\"name\": \"other-flowers\", \"target\": \"species\"}")
                        .file(
                                "flowers.csv",
                                "sepal_length,sepal_width,petal_length,colour,species\n"
                                        + "1,2,long,red,setosa\n2,3,short,blue,rose\n".repeat(9)));

        assertThat(faults(model("iris"), "{\"dataset\": \"other-flowers\"}"))
                .containsExactly(
                        "/dataset expected a column petal_length of type number, received category",
                        "/dataset expected a column petal_width of type number, received none",
                        "/dataset expected no column colour, received one",
                        "/dataset expected the classes [setosa, versicolor, virginica] of species,"
                                + " received also [rose]");
    }

    @Test
    void refuseOtherImagesTasksAndRows() {
        String iris = model("iris");
        assertThat(faults(model("digits"), "{\"dataset\": \"mnist-small\"}"))
                .containsExactly(
                        "/dataset expected images of shape [1, 8, 8] with pixels up to 16,"
                                + " received shape [1, 28, 28], pixels up to 255");
        assertThat(faults(iris, "{\"dataset\": \"diabetes\"}"))
                .contains("/dataset expected progression as a class, received number");
        api.upload(
                Upload.with("{\"name\": \"no-hold-out\", \"target\": \"kind\"}")
                        .file("rows.csv", "x,kind\n" + "1,a\n2,b\n".repeat(20)));
        assertThat(
                        faults(
                                model("no-hold-out"),
                                "{\"dataset\": \"no-hold-out\", \"rows\": \"test\"}"))
                .containsExactly("/rows expected all, received test: no-hold-out has no hold-out");
        assertThat(faults(iris, "{\"dataset\": \"nowhere\"}"))
                .singleElement()
                .asString()
                .startsWith("/dataset ");
        assertThat(faults(iris, "{\"rows\": \"some\"}")).hasSize(2);
        api.problem(404, "POST", "/api/v1/models/none/evaluate", "{\"dataset\": \"iris\"}");
        api.problem(404, "POST", iris + "/versions/9/evaluate", "{\"dataset\": \"iris\"}");
    }
}
