package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.RecentDatasets;
import dev.dropwise.dataset.StoredDatasets;
import dev.dropwise.dataset.upload.table.CsvReaderTests;
import dev.dropwise.store.HomeProperties;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

@OnEveryJdk
@DropwiseTest
class UploadIntegrationTests {

    @LocalServerPort private int port;
    @Autowired private HomeProperties home;
    @Autowired private StoredDatasets stored;
    @Autowired private RecentDatasets recent;
    @Autowired private Datasets datasets;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void trainsOnAnUploadedTable() throws IOException {
        JsonNode made =
                created(
                        Upload.with(
                                        "{\"name\": \"own-iris\", \"target\": \"species\", \"test\": {\"fraction\": 0.2}}")
                                .file("iris.csv", bundled("iris.csv")));

        assertThat(made.at("/rows").asInt()).isEqualTo(150);
        assertThat(made.at("/bundled").asBoolean()).isFalse();
        assertThat(made.at("/target/classes")).hasSize(3);
        assertThat(api.get("/api/v1/datasets/own-iris")).isEqualTo(made);
        assertThat(api.get("/api/v1/datasets?limit=1").at("/items/0/version"))
                .isEqualTo(made.get("version"));
        JsonNode preview = api.get("/api/v1/datasets/own-iris/preview?rows=150").get("rows");
        assertThat(preview.get(119).get("split").asString()).isEqualTo("training");
        assertThat(preview.get(120).get("split").asString()).isEqualTo("test");
        assertThat(api.get("/api/v1/datasets/own-iris/statistics").at("/target/counts/setosa"))
                .hasToString("50");

        JsonNode job =
                api.train(
                        """
                        {"name": "uploaded", "dataset": "own-iris", "registerAs": "own-iris",
                         "model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dense"}]},
                         "training": {"epochs": 30, "batchSize": 16, "seed": 1}}""");

        assertThat(job.at("/state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode answer =
                api.post(
                        "/api/v1/models/own-iris/predict",
                        "{\"instances\": [" + preview.at("/0/instance") + "]}");
        assertThat(answer.at("/predictions/0/label").asString()).isNotBlank();
        delete("own-iris");
        assertThat(files("blobs", ".matrix")).isEmpty();
    }

    /** The bundled files, uploaded again, are the same data set. */
    @Test
    void takesIdxFilesInAnyOrder() throws IOException {
        JsonNode made =
                created(
                        Upload.with("{\"name\": \"own-mnist\", \"target\": \"digit\"}")
                                .file(
                                        "t10k-labels",
                                        bundled("mnist-small/t10k-labels-idx1-ubyte.gz"))
                                .file("labels", bundled("mnist-small/train-labels-idx1-ubyte.gz"))
                                .file("images", bundled("mnist-small/train-images-idx3-ubyte.gz"))
                                .file("t10k", bundled("mnist-small/t10k-images-idx3-ubyte.gz")));

        assertThat(made.get("version").asString()).isEqualTo(datasets.get("mnist-small").version());
        delete("own-mnist");
    }

    /** The network's vocabulary is that of the training rows. */
    @Test
    void trainsOnTexts() throws IOException {
        StringBuilder reviews = new StringBuilder("review,verdict\n");
        for (int i = 0; i < 60; i++) {
            reviews.append(
                    "a %s film number %d,%s\n"
                            .formatted(
                                    i % 2 == 0 ? "lovely" : "dull", i, i % 2 == 0 ? "up" : "down"));
        }
        created(
                Upload.with(
                                "{\"name\": \"reviews\", \"target\": \"verdict\", \"types\": {\"review\": \"text\"}}")
                        .file("r.csv", reviews.toString()));

        JsonNode job =
                api.train(
                        """
                        {"name": "texts", "dataset": "reviews", "registerAs": "reviews",
                         "model": {"layers": [{"type": "embedding", "units": 4}, {"type": "globalAveragePool"}, {"type": "dense"}]},
                         "training": {"epochs": 40, "batchSize": 8, "seed": 1, "optimizer": {"type": "adam", "learningRate": 0.05}}}""");

        assertThat(job.at("/state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode answer =
                api.post(
                        "/api/v1/models/reviews/predict",
                        "{\"instances\": [{\"review\": \"A lovely thing\"}, {\"review\": \"dull!\"}]}");
        assertThat(answer.at("/predictions/0/label").asString()).isEqualTo("up");
        assertThat(answer.at("/predictions/1/label").asString()).isEqualTo("down");
        delete("reviews");
    }

    /** In the middle of everything that a table passes on its way, nothing stays of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "csv | x,y~1,2~3 | 422 | f.csv, line 3: expected 2 values, received 1",
                "csv | x,y~1,2~nan,3 | 422 | f.csv, line 3: column x: expected a finite number",
                "csv | x,x,y~1,2,3 | 422 | f.csv, line 1: expected distinct names",
                "csv | x,y | 422 | f.csv: expected rows, received none",
                "json | [{\"x\": 1, \"y\": | 422 | f.json: Malformed JSON",
                "parquet | PAR1 and no more | 422 | f.parquet: ",
                "arff | @relation r~@data~1 | 422 | f.arff, line 3: expected 0 values",
            })
    void leavesNothingOfABrokenTable(String format, String text, int status, String detail)
            throws IOException {
        HttpResponse<String> refused =
                api.upload(
                        Upload.with("{\"name\": \"broken\", \"target\": \"y\"}")
                                .file("f." + format, text.replace('~', '\n')));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(DropwiseJson.mapper().readTree(refused.body()).at("/errors/0/detail").asString())
                .startsWith(detail)
                .doesNotContain(home.home().toAbsolutePath().toString());
        assertThat(files("blobs", ".matrix")).isEmpty();
        assertThat(files("blobs", ".part")).isEmpty();
        assertThat(files("scratch", "")).isEmpty();
    }

    @Test
    void aDownloadIsTheSameDataSetWhenItIsUploaded() throws IOException {
        JsonNode made =
                created(
                        Upload.with(
                                        "{\"name\": \"own-penguins\", \"target\": \"species\", \"test\": {\"file\": \"test.csv\"}}")
                                .file("p.csv", download("penguins/content?split=training"))
                                .file("test.csv", download("penguins/content?split=test")));
        JsonNode whole =
                created(
                        Upload.with("{\"name\": \"whole-penguins\", \"target\": \"species\"}")
                                .file("p.csv", download("penguins/content")));
        JsonNode again =
                created(
                        Upload.with("{\"name\": \"again-penguins\", \"target\": \"species\"}")
                                .file("p.csv", download("whole-penguins/content")));

        assertThat(made.get("version").asString()).isEqualTo(datasets.get("penguins").version());
        assertThat(again.get("version")).isEqualTo(whole.get("version"));
        assertThat(download("mnist-small/content?split=test").lines()).hasSize(2001);
        for (String wrong : List.of("content?format=xls", "content?split=validation")) {
            assertThat(get("penguins/" + wrong).statusCode()).isEqualTo(400);
        }
        for (String name : List.of("own-penguins", "whole-penguins", "again-penguins")) {
            delete(name);
        }
    }

    private String download(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        return answer.body();
    }

    private HttpResponse<String> get(String path) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:%d/api/v1/datasets/%s"
                                                        .formatted(port, path)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join();
    }

    @Test
    void equalDataIsOneFileUntilItsLastNameIsGone() throws IOException {
        for (String name : List.of("twin-1", "twin-2")) {
            created(
                    Upload.with("{\"name\": \"" + name + "\", \"target\": \"y\"}")
                            .file("f.csv", "x,y\n1,a\n2,b\n"));
        }
        assertThat(files("blobs", ".matrix")).hasSize(1);
        delete("twin-1");
        assertThat(api.get("/api/v1/datasets/twin-2/preview").get("rows")).hasSize(2);
        delete("twin-2");
        assertThat(files("blobs", ".matrix")).isEmpty();
    }

    @Test
    void ofTwoUploadsOfOneNameOneIsKept() throws IOException {
        List<CompletableFuture<Integer>> sent =
                IntStream.range(0, 6)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        api.upload(
                                                                        Upload.with(
                                                                                        "{\"name\": \"contested\", \"target\": \"y\"}")
                                                                                .file(
                                                                                        "f.csv",
                                                                                        "x,y\n1,a\n"
                                                                                                + i
                                                                                                + ",b\n"))
                                                                .statusCode()))
                        .toList();

        assertThat(sent.stream().map(CompletableFuture::join))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        assertThat(files("blobs", ".matrix")).hasSize(1);
        assertThat(files("blobs", ".part")).isEmpty();
        assertThat(files("scratch", "")).isEmpty();
        assertThat(
                        api.exchange(
                                        "POST",
                                        "/api/v1/datasets/synthesize",
                                        "{\"name\": \"contested\", \"type\": \"moons\"}")
                                .statusCode())
                .isEqualTo(409);
        delete("contested");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'iris', 'target': 'y'} | 409 | There is a data set iris already",
                "{'target': 'y'} | 422 | /name",
                "{'name': 'x', 'targte': 'y', 'types': {'a': 'colour'}} | 422 | /types/a,/targte,",
                "{'name': 'x', 'target': 'z'} | 422 | expected one of the columns [x, y], received",
                "{'name': 'x', 'target': ['x', 'y']} | 422 | expected a feature beside it",
                "{'name': 'x', 'target': ['y', 'y']} | 422 | /target: expected distinct names",
                "{'name': 'x', 'target': ['y', 'z']} | 422 | /target/1",
                "{'name': 'x', 'format': 'xls', 'target': 'y'} | 422 | , received \"xls\"",
                "{'name': 'x', 'target': 'y', 'image': {'width': 8, 'greyscale': true}} | 422 | /image/greyscale",
                "{'name': 'x', 'target': 'y', 'test': {}} | 422 | /test: expected either a fraction or a file",
                "{'name': 'x', 'target': 'y', 'test': {'fraction': 1}} | 422 | /test/fraction",
                "{'name': 'x', | 400 | malformed JSON",
            })
    void saysWhatOptionsMayBe(String options, int status, String words) {
        HttpResponse<String> answer =
                api.upload(
                        Upload.with(options.replace('\'', '"')).file("f.csv", "x,y\n1,a\n2,b\n"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = DropwiseJson.mapper().readTree(answer.body());
        String pointers =
                String.join(",", problem.path("errors").findValuesAsString("pointer")) + ",";
        assertThat(problem.get("detail").asString() + " " + pointers).contains(words);
    }

    @Test
    void refusesFilesThatAreNone() {
        String options = "{\"name\": \"none\", \"target\": \"y\"}";
        byte[] gzip = CsvReaderTests.gzip("x,y\n1,a\n".getBytes(StandardCharsets.UTF_8));

        refused(400, "'file'", Upload.with(options));
        refused(400, "'options'", new Upload().file("f.csv", "x,y\n1,a\n"));
        refused(400, "'data'", Upload.with(options).part("data", "f.csv", new byte[9]));
        refused(422, "f.csv: expected data", Upload.with(options).file("f.csv", ""));
        refused(422, "none of them", Upload.with(options).file("f.bin", new byte[100]));
        refused(
                422,
                "ends too early",
                Upload.with(options).file("f.csv.gz", Arrays.copyOf(gzip, gzip.length - 9)));
        refused(
                422,
                "ends too early",
                Upload.with(options).file("f.csv.gz", Arrays.copyOf(gzip, 5)));
        refused(
                422,
                "f.csv, line 3: expected 2 values",
                Upload.with(options).file("../f.csv", "x,y\n1,a\n2\n"));
        api.problem(422, "POST", "/api/v1/datasets", "{}");
        assertThat(stored.existsById("none")).isFalse();
        assertThat(files("scratch", "")).isEmpty();
        assertThat(files("blobs", ".part")).isEmpty();
    }

    @Test
    void saysThatItsFileIsDamaged() throws IOException {
        created(
                Upload.with("{\"name\": \"damaged\", \"target\": \"y\"}")
                        .file("f.csv", "x,y\n1,a\n2,b\n7,a\n"));
        recent.forget(datasets.get("damaged"));
        Files.writeString(files("blobs", ".matrix").get(0), "something else");

        assertThat(api.get("/api/v1/datasets/damaged").get("rows").asInt()).isEqualTo(3);
        assertThat(
                        api.problem(409, "GET", "/api/v1/datasets/damaged/preview", "")
                                .get("detail")
                                .asString())
                .contains("damaged cannot be used")
                .contains("has changed")
                .contains("upload it again");
        delete("damaged");
    }

    @Test
    void refusesMoreThanItsBounds() throws IOException {
        HttpResponse<String> answer =
                api.upload(
                        Upload.with("{\"name\": \"wide\", \"target\": \"c0\"}")
                                .file("wide.csv", wide(10_001)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("expected at most 4,096 columns, received 10,001");
        assertThat(files("scratch", "")).isEmpty();
    }

    private static String wide(int columns) {
        String names =
                IntStream.range(0, columns)
                        .mapToObj(column -> "c" + column)
                        .collect(Collectors.joining(","));
        return names + "\n" + "1,".repeat(columns - 1) + "1\n";
    }

    @Test
    void aJobSaysThatItsDataIsDamaged() throws IOException {
        created(
                Upload.with("{\"name\": \"damaged-later\", \"target\": \"y\"}")
                        .file("f.csv", "x,y\n1,a\n2,b\n7,a\n9,a\n"));
        String blocker = api.post("/api/v1/jobs", job("iris", 100_000)).get("id").asString();
        String id = api.post("/api/v1/jobs", job("damaged-later", 1)).get("id").asString();
        assertThat(api.exchange("DELETE", "/api/v1/datasets/damaged-later", "").statusCode())
                .isEqualTo(409);
        recent.forget(datasets.get("damaged-later"));
        Files.delete(files("blobs", ".matrix").get(0));
        api.post("/api/v1/jobs/" + blocker + "/cancel", "");

        JsonNode job = api.awaitEnd(id);

        assertThat(job.get("state").asString()).isEqualTo("failed");
        assertThat(job.get("error").asString())
                .contains("damaged-later cannot be used")
                .contains("is gone")
                .contains("upload it again");
        delete("damaged-later");
    }

    private static String job(String dataset, int epochs) {
        return """
                {"name": "%s", "dataset": "%s", "model": {"layers": [{"type": "dense"}]},
                 "training": {"epochs": %d, "seed": 1, "validation": {"type": "none"}}}"""
                .formatted(dataset, dataset, epochs);
    }

    private JsonNode created(Upload upload) {
        HttpResponse<String> answer = api.upload(upload);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = DropwiseJson.mapper().readTree(answer.body());
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/api/v1/datasets/" + made.get("name").asString());
        return made;
    }

    @Test
    void refusesABodyWithoutParts() throws Exception {
        HttpRequest cutOff =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/datasets"))
                        .header("Content-Type", "multipart/form-data; boundary=parts")
                        .POST(HttpRequest.BodyPublishers.ofString("--parts\r\nContent-"))
                        .build();

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(cutOff, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the parts of the body could not be read");
    }

    private void refused(int status, String words, Upload upload) {
        HttpResponse<String> answer = api.upload(upload);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(DropwiseJson.mapper().readTree(answer.body()).get("detail").asString())
                .contains(words);
    }

    private void delete(String name) {
        assertThat(api.exchange("DELETE", "/api/v1/datasets/" + name, "").statusCode())
                .isEqualTo(204);
    }

    private static byte[] bundled(String name) throws IOException {
        return new ClassPathResource("datasets/" + name).getContentAsByteArray();
    }

    private List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(home.home().resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
