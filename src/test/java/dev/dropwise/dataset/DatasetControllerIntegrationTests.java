package dev.dropwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.problem.Conflict;
import dev.dropwise.support.DropwiseTest;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DropwiseTest
class DatasetControllerIntegrationTests {

    @Autowired MockMvcTester mvc;
    @Autowired DatasetController controller;

    @Test
    void listsPageByPage() throws UnsupportedEncodingException {
        assertThat(mvc.get().uri("/api/v1/datasets"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"next\": null}")
                .extractingPath("$.items[*].name")
                .asArray()
                .containsExactly(
                        "digits",
                        "mnist-small",
                        "iris",
                        "penguins",
                        "wine",
                        "breast-cancer",
                        "diabetes");
        String firstThree =
                mvc.get()
                        .uri("/api/v1/datasets?limit=3")
                        .exchange()
                        .getResponse()
                        .getContentAsString();
        assertThat(
                        mvc.get()
                                .uri(
                                        "/api/v1/datasets?limit=2&after={next}",
                                        JsonPath.<String>read(firstThree, "$.next")))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"name": "penguins", "rows": 344, "testRows": 69}, {"name": "wine"}]}
                        """);
    }

    @Test
    void showsADataset() {
        assertThat(mvc.get().uri("/api/v1/datasets/penguins"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "penguins", "rows": 344, "task": "classification", "bytes": 11008,
                         "features": [
                          {"name": "island", "type": "category",
                           "categories": ["Torgersen", "Biscoe", "Dream"]},
                          {"name": "bill_length_mm", "type": "number"},
                          {"name": "bill_depth_mm", "type": "number"},
                          {"name": "flipper_length_mm", "type": "number"},
                          {"name": "body_mass_g", "type": "number"},
                          {"name": "sex", "type": "category", "categories": ["male", "female"]},
                          {"name": "year", "type": "number"}],
                         "target": {"name": "species", "type": "category",
                                    "classes": ["Adelie", "Gentoo", "Chinstrap"]},
                         "createdAt": "2026-01-01T00:00:00Z", "bundled": true}
                        """);
        assertThat(mvc.get().uri("/api/v1/datasets/mnist-small"))
                .bodyJson()
                .extractingPath("$.features[0]")
                .asMap()
                .containsEntry("type", "image")
                .containsEntry("shape", List.of(1, 28, 28))
                .doesNotContainKey("categories");
        assertThat(mvc.get().uri("/api/v1/datasets/diabetes"))
                .bodyJson()
                .doesNotHavePath("$.target.classes")
                .extractingPath("$.task")
                .isEqualTo("regression");
    }

    @Test
    void previewsRowsAsPredictionsTakeThem() {
        assertThat(mvc.get().uri("/api/v1/datasets/penguins/preview?rows=4"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"rows": [
                         {"row": 0, "target": "Adelie", "split": "training",
                          "instance": {"island": "Torgersen", "bill_length_mm": 39.1,
                                       "bill_depth_mm": 18.7, "flipper_length_mm": 181,
                                       "body_mass_g": 3750, "sex": "male", "year": 2007}},
                         {"row": 1}, {"row": 2}, {"row": 3}]}
                        """);
        assertThat(mvc.get().uri("/api/v1/datasets/penguins/preview?rows=278"))
                .bodyJson()
                .extractingPath("$.rows[277]")
                .asMap()
                .containsEntry("split", "test")
                .extractingByKey("instance", InstanceOfAssertFactories.MAP)
                .containsEntry("bill_length_mm", null)
                .containsEntry("sex", null);
        assertThat(mvc.get().uri("/api/v1/datasets/digits/preview"))
                .bodyJson()
                .extractingPath("$.rows.length()")
                .isEqualTo(20);
        assertThat(mvc.get().uri("/api/v1/datasets/digits/preview"))
                .bodyJson()
                .extractingPath("$.rows[0].instance[4]")
                .isEqualTo(15);
        assertThat(mvc.get().uri("/api/v1/datasets/iris/preview?rows=1000"))
                .bodyJson()
                .extractingPath("$.rows.length()")
                .isEqualTo(150);
    }

    @Test
    void describesColumns() {
        assertThat(mvc.get().uri("/api/v1/datasets/penguins/statistics"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "penguins", "rows": 344, "features": [
                          {"name": "island", "type": "category", "count": 344, "missing": 0,
                           "counts": {"Torgersen": 52, "Biscoe": 168, "Dream": 124}},
                          {"name": "bill_length_mm", "type": "number", "count": 342, "missing": 2,
                           "min": 32.1, "max": 59.6, "quantiles": {"0.5": 44.45}},
                          {}, {}, {}, {"counts": {"male": 168, "female": 165}, "missing": 11}, {}],
                         "target": {"counts": {"Adelie": 152, "Gentoo": 124, "Chinstrap": 68}}}
                        """);
        assertThat(mvc.get().uri("/api/v1/datasets/mnist-small/statistics"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"features": [{"name": "image", "type": "image", "count": 9408000,
                                       "min": 0.0, "max": 255.0}]}
                        """);
    }

    @Test
    void showsWhatColumnsHold() {
        assertThat(mvc.get().uri("/api/v1/datasets/penguins"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"testRows": 69, "warnings": [],
                         "features": [
                          {"name": "island", "missing": 0, "distinct": 3},
                          {"name": "bill_length_mm", "missing": 2, "distinct": 164, "min": 32.1, "max": 59.6},
                          {}, {}, {}, {"name": "sex", "missing": 11, "distinct": 2}, {}],
                         "target": {"distinct": 3, "balance": {"Adelie": {"training": 122, "test": 30}}}}
                        """);
        assertThat(mvc.get().uri("/api/v1/datasets/diabetes"))
                .bodyJson()
                .doesNotHavePath("$.target.balance")
                .doesNotHavePath("$.recipe")
                .extractingPath("$.target.max")
                .isEqualTo(346.0);
    }

    @Test
    void describesTrainingAndTestRowsApart() {
        assertThat(mvc.get().uri("/api/v1/datasets/mnist-small/statistics?part=test"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"part": "test", "rows": 2000, "target": {"counts": {"0": 175, "9": 194}},
                         "images": {"0": {"count": 175}, "9": {"count": 194}},
                         "features": [{"count": 1568000, "histogram": {"from": 0.0, "to": 255.0}}]}
                        """);
        assertThat(mvc.get().uri("/api/v1/datasets/mnist-small/statistics?part=training"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"rows": 10000, "images": {"1": {"count": 1127, "mean": 19.9855}}}""");
        assertThat(mvc.get().uri("/api/v1/datasets/iris/statistics?part=test"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"rows": 30, "target": {"counts": {"setosa": 10, "versicolor": 10, "virginica": 10}}}""");
    }

    @Test
    void describesTestRowsWhereThereAreNone() {
        assertThat(synthesize("{'name': 'untested', 'type': 'moons', 'testFraction': 0}"))
                .hasStatus(201);
        assertThat(mvc.get().uri("/api/v1/datasets/untested/statistics?part=test"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"rows": 0, "target": {"counts": {"0": 0}},
                         "features": [{"count": 0, "min": null, "histogram": null}, {}]}
                        """);
        assertThat(mvc.delete().uri("/api/v1/datasets/untested")).hasStatus(204);
    }

    @Test
    void describesHowFeaturesGoWithTheTarget() {
        assertThat(mvc.get().uri("/api/v1/datasets/diabetes/statistics"))
                .bodyJson()
                .doesNotHavePath("$.images")
                .isLenientlyEqualTo(
                        """
                        {"part": "all", "correlations": {"bmi": 0.5864501, "s3": -0.3947893}}""");
        assertThat(mvc.get().uri("/api/v1/datasets/penguins/statistics"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"correlations": {"island": 0.6598431, "flipper_length_mm": 0.8821728}}""");
        assertThat(mvc.get().uri("/api/v1/datasets/iris/statistics"))
                .bodyJson()
                .extractingPath("$.features[0].histogram.counts")
                .asArray()
                .startsWith(4, 5, 7, 16)
                .hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/iris/statistics?part=some",
                "?limit=0",
                "?limit=201",
                "?limit=many",
                "?after=!",
                "/iris/preview?rows=0",
                "/iris/preview?rows=1001"
            })
    void refusesParametersOutOfRange(String parameters) {
        assertThat(mvc.get().uri("/api/v1/datasets" + parameters)).hasStatus(400);
    }

    @Test
    void keepsWhatIsBundled() {
        assertThatThrownBy(() -> controller.delete("iris"))
                .isInstanceOf(Conflict.class)
                .hasMessage("The data set iris comes with Dropwise and cannot be deleted.");
        assertThatThrownBy(() -> controller.delete("irys")).isInstanceOf(NoSuchDataset.class);
    }

    @Test
    void makesADatasetByFormula() {
        assertThat(
                        mvc.post()
                                .uri("/api/v1/datasets/synthesize")
                                .contentType("application/json")
                                .content(
                                        """
                                        {"name": "http-moons", "type": "moons", "rows": 200, "labelNoise": 0.1, "seed": 3}"""))
                .hasStatus(201)
                .hasHeader("Location", "/api/v1/datasets/http-moons")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "http-moons", "rows": 200, "bundled": false, "task": "classification",
                         "features": [{"name": "x1", "type": "number"}, {"name": "x2", "type": "number"}],
                         "target": {"name": "class", "type": "category", "classes": ["0", "1"]},
                         "recipe": {"type": "moons", "noise": 0.1, "testFraction": 0.2, "seed": 3}}
                        """);
        assertThat(mvc.get().uri("/api/v1/datasets?limit=1"))
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("http-moons");
        assertThat(mvc.get().uri("/api/v1/datasets/http-moons/statistics")).hasStatusOk();
        assertThat(synthesize("{'name': 'http-moons', 'type': 'circles'}"))
                .hasStatus(409)
                .bodyText()
                .contains("There is a data set http-moons already");
        assertThat(mvc.delete().uri("/api/v1/datasets/http-moons")).hasStatus(204);
        assertThat(mvc.delete().uri("/api/v1/datasets/http-moons")).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/datasets/http-moons")).hasStatus(404);
    }

    @Test
    void saysWhatASynthesisMayBe() {
        assertThat(synthesize("{'name': 'iris', 'type': 'blobs'}")).hasStatus(409);
        assertThat(
                        synthesize(
                                "{'name': '../x', 'type': 'swirls', 'rows': 5, 'noise': -1, 'labelNoise': 1, 'wobble': 2}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder(
                        "/name", "/type", "/rows", "/noise", "/labelNoise", "/wobble");
        assertThat(synthesize("{'name': 'x', 'type': 'linear', 'imbalance': 0.5}"))
                .hasStatus(422)
                .bodyText()
                .contains("expected 0 for linear, whose target is a number");
    }

    private MvcTestResult synthesize(String body) {
        return mvc.post()
                .uri("/api/v1/datasets/synthesize")
                .contentType("application/json")
                .content(body.replace('\'', '"'))
                .exchange();
    }
}
