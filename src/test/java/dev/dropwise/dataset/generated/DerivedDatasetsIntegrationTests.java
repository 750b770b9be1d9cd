package dev.dropwise.dataset.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.DatasetCatalog;
import dev.dropwise.dataset.RecentDatasets;
import dev.dropwise.store.HomeProperties;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DropwiseTest
class DerivedDatasetsIntegrationTests {

    private static final String PATH = "/api/v1/datasets";

    @LocalServerPort private int port;
    @Autowired private HomeProperties home;
    @Autowired private RecentDatasets recent;
    @Autowired private DatasetCatalog datasets;
    @Autowired private JdbcClient database;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void makesTheVerySameRowsAnew() {
        JsonNode made =
                derive(
                        "{'name': 'noisy-penguins', 'from': 'penguins', 'rows': 100, 'labelNoise': 0.2, 'featureMasking': 0.1}");

        assertThat(made.get("rows").asInt()).isEqualTo(169);
        assertThat(made.get("testRows").asInt()).isEqualTo(69);
        assertThat(made.at("/recipe/from").asString()).isEqualTo("penguins");
        assertThat(made.at("/recipe/version").asString())
                .isEqualTo(datasets.get("penguins").version());
        assertThat(made.at("/recipe/seed").isIntegralNumber()).isTrue();
        JsonNode rows = api.get(PATH + "/noisy-penguins/preview?rows=169");
        recent.forget(datasets.get("noisy-penguins"));

        assertThat(api.get(PATH + "/noisy-penguins")).isEqualTo(made);
        assertThat(api.get(PATH + "/noisy-penguins/preview?rows=169")).isEqualTo(rows);
        JsonNode again =
                api.post(
                        PATH + "/derive",
                        made.get("recipe").toString().replace("noisy-penguins", "again"));
        assertThat(again.get("version")).isEqualTo(made.get("version"));
        assertThat(api.get(PATH + "?limit=1").at("/items/0/name").asString()).isEqualTo("again");
        delete(204, "noisy-penguins");
        delete(204, "again");
        delete(404, "again");
    }

    @Test
    void holdsRowsOutInOneWord() {
        api.post(
                PATH + "/synthesize",
                "{\"name\": \"whole-moons\", \"type\": \"moons\", \"rows\": 200, \"testFraction\": 0}");

        JsonNode made = derive("{'name': 'some-moons', 'from': 'whole-moons', 'test': 'auto'}");

        assertThat(made.get("rows").asInt()).isEqualTo(200);
        assertThat(made.get("testRows").asInt()).isEqualTo(40);
        assertThat(made.at("/recipe/test/fraction").asDouble()).isEqualTo(0.2);
        recent.forget(datasets.get("some-moons"));
        assertThat(api.get(PATH + "/some-moons/preview?rows=1000").at("/rows/160/split").asString())
                .isEqualTo("test");
        delete(204, "some-moons");
        delete(204, "whole-moons");
    }

    @Test
    void keepsTheSourceAsLongAsItIsNeeded() {
        upload("sourced", IntStream.range(0, 40).mapToObj(i -> i + "," + "ab".charAt(i % 2)));
        derive("{'name': 'child', 'from': 'sourced', 'rows': 20}");
        derive("{'name': 'grandchild', 'from': 'child', 'rows': 10}");
        recent.forget(datasets.get("child"));

        assertThat(problem(409, "DELETE", "/sourced", ""))
                .contains("sourced is what child is derived from");
        delete(409, "child");
        assertThat(api.get(PATH + "/grandchild/preview?rows=1000").get("rows")).hasSize(10);
        delete(204, "grandchild");
        delete(204, "child");
        assertThat(files(".matrix")).isNotEmpty();
        delete(204, "sourced");
        assertThat(files(".matrix")).isEmpty();
        assertThat(files("columns")).isEmpty();
        assertThat(database.sql("select count(*) from dataset_insights").query(Long.class).single())
                .isZero();
    }

    @Test
    void saysThatItsSourceIsAnother() {
        derive("{'name': 'stale', 'from': 'iris', 'rows': 30}");
        String old = "0".repeat(64);
        database.sql("update derived_datasets set derivation = replace(derivation, ?, ?)")
                .params(datasets.get("iris").version(), old)
                .update();
        recent.forget(datasets.get("stale"));

        assertThat(problem(409, "GET", "/stale/preview", ""))
                .contains("derived from iris at version " + old)
                .contains("derive it again");
        delete(204, "stale");
    }

    @Test
    void saysWhatADerivationMayBe() {
        assertThat(problem(422, "POST", "/derive", "{'name': 'x', 'from': 'irys'}"))
                .contains("/from", "irys", "penguins");
        assertThat(problem(409, "POST", "/derive", "{'name': 'wine', 'from': 'iris'}"))
                .contains("There is a data set wine already");
        assertThat(
                        problem(
                                422,
                                "POST",
                                "/derive",
                                "{'name': '?', 'rows': 0, 'labelNoise': 1, 'featureMasking': 2, 'noise': -1, 'imbalance': 1, 'wobble': 3}"))
                .contains("/name", "/from", "/rows", "/labelNoise", "/featureMasking")
                .contains("/noise", "/imbalance", "/wobble");
        assertThat(problem(422, "POST", "/derive", "{'name': 'x', 'from': 'iris', 'rows': 121}"))
                .contains("expected 3 to 120");
        assertThat(problem(422, "POST", "/derive", "{'name': 'x', 'from': 'iris', 'test': 'auto'}"))
                .contains("/test", "30 rows of iris are test rows already");
        assertThat(problem(422, "POST", "/derive", "{'name': 'x', 'from': 'iris', 'test': {}}"))
                .contains("/test/fraction");
        assertThat(problem(404, "GET", "/x", "")).contains("No data set is named x");
    }

    @Test
    void trainsOnWhatIsDerivedFromAFormula() {
        api.post(PATH + "/synthesize", "{\"name\": \"moon-source\", \"type\": \"moons\"}");
        derive("{'name': 'few-moons', 'from': 'moon-source', 'rows': 50, 'labelNoise': 0.1}");

        JsonNode job =
                api.train(
                        """
                        {"name": "derived", "dataset": "few-moons", "model": {"layers": [{"type": "dense"}]},
                         "training": {"epochs": 2, "seed": 1, "validation": {"type": "none"}}}""");

        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(
                        api.get("/api/v1/runs/" + job.get("run").asString())
                                .at("/metrics/testLoss")
                                .isNumber())
                .isTrue();
        delete(204, "few-moons");
        delete(204, "moon-source");
    }

    @Test
    void looksAtOldDataSetsOnce() {
        upload("of-old", Stream.of("1,a", "2,b", "3,a", "4,b"));
        JsonNode shown = api.get(PATH + "/of-old");
        database.sql("delete from dataset_insights where name = 'of-old'").update();
        recent.forget(datasets.get("of-old"));

        assertThat(api.get(PATH + "/of-old")).isEqualTo(shown);
        assertThat(
                        database.sql("select count(*) from dataset_insights where name = 'of-old'")
                                .query(Long.class)
                                .single())
                .isOne();
        delete(204, "of-old");
    }

    @Test
    void anUploadSaysWhatItFound() {
        JsonNode made =
                upload(
                        "with-id",
                        IntStream.range(0, 40).mapToObj(i -> i + "," + (i < 2 ? "b" : "a")));

        assertThat(made.at("/features/0/distinct").asInt()).isEqualTo(40);
        assertThat(made.at("/features/0/min").asDouble()).isZero();
        assertThat(made.at("/features/0/max").asDouble()).isEqualTo(39);
        assertThat(made.at("/target/balance/b/training").asInt()).isEqualTo(2);
        assertThat(made.get("warnings").findValuesAsString("rule"))
                .containsExactly("idLikeColumn", "rareClass");
        delete(204, "with-id");
    }

    private JsonNode upload(String name, Stream<String> lines) {
        HttpResponse<String> answer =
                api.upload(
                        Upload.with("{\"name\": \"" + name + "\", \"target\": \"y\"}")
                                .file("f.csv", "x,y\n" + lines.collect(Collectors.joining("\n"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return DropwiseJson.mapper().readTree(answer.body());
    }

    private JsonNode derive(String body) {
        return api.post(PATH + "/derive", body.replace('\'', '"'));
    }

    private String problem(int status, String method, String path, String body) {
        return api.problem(status, method, PATH + path, body.replace('\'', '"')).toString();
    }

    private void delete(int status, String name) {
        assertThat(api.exchange("DELETE", PATH + "/" + name, "").statusCode()).isEqualTo(status);
    }

    private List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(home.home())) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
