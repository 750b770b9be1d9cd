package dev.dropwise.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TextEncoding;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.run.Runs;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.PythonTorch;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Versions as files of other programs answer what users have as the service does. */
@DropwiseTest
class ExportIntegrationTests {

    private static final String DENSE =
            "[{\"type\": \"dense\", \"name\": \"hidden\", \"units\": 16, \"activation\": \"relu\"},"
                    + " {\"type\": \"dropout\", \"rate\": 0.3}, {\"type\": \"dense\", \"name\": \"head\"}]";
    private static final String CONVOLUTION =
            "[{\"type\": \"conv2d\", \"filters\": 4, \"kernel\": 3, \"activation\": \"relu\"},"
                    + " {\"type\": \"batchNorm\"}, {\"type\": \"maxPool2d\"}, {\"type\": \"dense\"}]";
    private static final String WORDS =
            "[{\"type\": \"embedding\", \"units\": 4}, {\"type\": \"lstm\", \"units\": 5}, {\"type\": \"dense\"}]";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;
    @Autowired private ModelRegistry registry;
    @Autowired private Datasets datasets;
    @Autowired private Runs runs;
    @TempDir private Path folder;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private Preprocessing train(String dataset) {
        String more =
                dataset.equals("export-pairs")
                        ? ", \"loss\": {\"type\": \"gaussianNegativeLogLikelihood\"}"
                        : "";
        String layers =
                switch (dataset) {
                    case "digits" -> CONVOLUTION;
                    case "export-texts" -> WORDS;
                    default -> DENSE;
                };
        if (dataset.startsWith("export-") && !exists(dataset)) {
            upload(dataset);
        }
        UUID run = trained.train(dataset, layers, 3, more);
        registry.registerServed("taken-" + dataset, run);
        return runs.get(run).preprocessing();
    }

    private boolean exists(String dataset) {
        return api.exchange("GET", "/api/v1/datasets/" + dataset, "").statusCode() == 200;
    }

    private void upload(String dataset) {
        StringBuilder csv = new StringBuilder();
        if (dataset.equals("export-texts")) {
            csv.append("text,y\n");
            for (int row = 0; row < 160; row++) {
                csv.append(row % 2 == 0 ? "a good film" : "bad");
                csv.append(row % 3 == 0 ? " indeed" : "").append(row % 2 == 0 ? ",yes\n" : ",no\n");
            }
            api.upload(
                    Upload.with(
                                    "{\"name\": \"export-texts\", \"target\": \"y\", \"types\": {\"text\": \"text\"}}")
                            .file("texts.csv", csv.toString()));
        } else if (dataset.equals("export-pairs")) {
            csv.append("x,near,far\n");
            for (int row = 0; row < 160; row++) {
                csv.append("%s,%s,%s\n".formatted(row / 10.0, row / 100.0, 5000 + 70 * row));
            }
            api.upload(
                    Upload.with("{\"name\": \"export-pairs\", \"target\": [\"near\", \"far\"]}")
                            .file("pairs.csv", csv.toString()));
        } else {
            csv.append("x,label,dry,cold\n");
            for (int row = 0; row < 160; row++) {
                csv.append(
                        "%s,%s,%s,%s\n"
                                .formatted(
                                        row % 13,
                                        row % 2 == 0 ? "a" : "b",
                                        row % 13 > 5,
                                        row % 2 > 0));
            }
            api.upload(
                    Upload.with("{\"name\": \"export-labels\", \"target\": [\"dry\", \"cold\"]}")
                            .file("labels.csv", csv.toString()));
        }
    }

    private byte[] export(String dataset, String format, String ending) {
        int version = registry.newest("taken-" + dataset).version();
        HttpResponse<byte[]> file =
                api.bytes(
                        "/api/v1/models/taken-%s/versions/%d/export?format=%s"
                                .formatted(dataset, version, format));
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"taken-%s-v%d%s\""
                                .formatted(dataset, version, ending));
        return file.body();
    }

    private Map<String, byte[]> zipped(String dataset) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(
                        new ByteArrayInputStream(export(dataset, "safetensors", ".zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private JsonNode predict(String model, List<?> instances) {
        return api.post(
                        "/api/v1/models/" + model + "/predict",
                        DropwiseJson.mapper().writeValueAsString(Map.of("instances", instances)))
                .get("predictions");
    }

    /** All numbers of predictions; of several labels the probability of each one's second class. */
    private static List<Double> numbers(JsonNode predictions) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode prediction : predictions) {
            if (prediction.has("value")) {
                numbers.add(prediction.get("value").asDouble());
            }
            prediction.path("values").forEach(value -> numbers.add(value.asDouble()));
            prediction.path("probabilities").forEach(value -> numbers.add(value.asDouble()));
            prediction
                    .path("labels")
                    .forEach(
                            label -> {
                                List<Double> both = new ArrayList<>();
                                label.get("probabilities")
                                        .forEach(value -> both.add(value.asDouble()));
                                numbers.add(both.get(1));
                            });
        }
        return numbers;
    }

    private List<Object> rows(String dataset) {
        return IntStream.range(0, 20)
                .mapToObj(row -> datasets.get(dataset).instance(5 * row))
                .toList();
    }

    private static void assertClose(List<Double> found, List<Double> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i))
                    .isCloseTo(
                            expected.get(i), within(1e-5 * Math.max(1, Math.abs(expected.get(i)))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iris",
                "penguins",
                "diabetes",
                "digits",
                "export-texts",
                "export-pairs",
                "export-labels"
            })
    void onnxTakesWhatUsersHaveAndAnswersAsTheService(String dataset) throws Exception {
        Preprocessing preprocessing = train(dataset);
        List<Object> rows = rows(dataset);
        JsonNode predictions = predict("taken-" + dataset, rows);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(export(dataset, "onnx", ".onnx"))) {
            OrtSession.Result result =
                    session.run(inputs(environment, session, rows, preprocessing));
            String output = session.getOutputNames().iterator().next();
            assertClose(flat(result.get(output).orElseThrow().getValue()), numbers(predictions));
            if (predictions.get(0).has("label")) {
                String[] labels = (String[]) result.get("label").orElseThrow().getValue();
                List<String> expected = new ArrayList<>();
                predictions.forEach(one -> expected.add(one.get("label").asString()));
                assertThat(labels).containsExactlyElementsOf(expected);
            }
            JsonNode manifest =
                    DropwiseJson.mapper()
                            .readTree(session.getMetadata().getCustomMetadata().get("manifest"));
            assertThat(manifest.get("format").asString()).isEqualTo("onnx");
            assertThat(manifest.get("check").get("outputs")).hasSize(4);
        }
    }

    private static List<Double> flat(Object rows) {
        List<Double> numbers = new ArrayList<>();
        for (Object row : (Object[]) rows) {
            if (row instanceof float[] floats) {
                for (float number : floats) {
                    numbers.add((double) number);
                }
            } else {
                for (double number : (double[]) row) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    private static Map<String, OnnxTensor> inputs(
            OrtEnvironment environment,
            OrtSession session,
            List<Object> rows,
            Preprocessing preprocessing)
            throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        for (String name : session.getInputNames()) {
            inputs.put(name, input(environment, name, rows, preprocessing));
        }
        return inputs;
    }

    private static OnnxTensor input(
            OrtEnvironment environment, String name, List<Object> rows, Preprocessing preprocessing)
            throws OrtException {
        if (rows.get(0) instanceof int[]) {
            FloatBuffer pixels = FloatBuffer.allocate(64 * rows.size());
            for (Object row : rows) {
                for (int pixel : (int[]) row) {
                    pixels.put(pixel);
                }
            }
            return OnnxTensor.createTensor(
                    environment, pixels.flip(), new long[] {rows.size(), 1, 8, 8});
        }
        List<ColumnEncoding> columns = ((TablePreprocessing) preprocessing).columns();
        if (columns.get(0) instanceof TextEncoding text) {
            return tokens(environment, rows, text);
        }
        List<ColumnEncoding> own =
                name.equals("input")
                        ? columns
                        : columns.stream().filter(column -> column.name().equals(name)).toList();
        if (own.get(0) instanceof CategoryEncoding) {
            String[][] texts = new String[rows.size()][1];
            for (int row = 0; row < texts.length; row++) {
                Object value = ((Map<?, ?>) rows.get(row)).get(name);
                texts[row][0] = value == null ? "" : value.toString();
            }
            return OnnxTensor.createTensor(environment, texts);
        }
        FloatBuffer numbers = FloatBuffer.allocate(rows.size() * own.size());
        for (Object row : rows) {
            for (ColumnEncoding column : own) {
                Object value = ((Map<?, ?>) row).get(column.name());
                numbers.put(value == null ? Float.NaN : ((Number) value).floatValue());
            }
        }
        return OnnxTensor.createTensor(
                environment, numbers.flip(), new long[] {rows.size(), own.size()});
    }

    private static OnnxTensor tokens(
            OrtEnvironment environment, List<Object> rows, TextEncoding text) throws OrtException {
        long[] tokens = new long[rows.size() * text.length()];
        for (int row = 0; row < rows.size(); row++) {
            String sent = String.valueOf(((Map<?, ?>) rows.get(row)).get(text.name()));
            String[] words = sent.split(" ", -1);
            for (int i = 0; i < words.length; i++) {
                tokens[row * text.length() + i] = text.input(words[i]);
            }
        }
        return OnnxTensor.createTensor(
                environment, LongBuffer.wrap(tokens), new long[] {rows.size(), text.length()});
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "penguins", "diabetes", "export-labels"})
    void manifestsHaveRowsThatTheServiceAnswersSo(String dataset) throws IOException {
        List<ColumnEncoding> columns = ((TablePreprocessing) train(dataset)).columns();
        Map<String, byte[]> files = zipped(dataset);
        JsonNode manifest = DropwiseJson.mapper().readTree(files.get("manifest.json"));

        assertThat(files).containsOnlyKeys("manifest.json", "module.py", "model.safetensors");
        for (String file : List.of("module.py", "model.safetensors")) {
            assertThat(manifest.get("files").get(file).asString())
                    .isEqualTo(DigestUtils.sha256Hex(files.get(file)));
        }
        List<Map<String, Object>> instances = new ArrayList<>();
        for (JsonNode row : manifest.at("/check/inputs")) {
            Map<String, Object> instance = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                ColumnEncoding column = columns.get(i);
                JsonNode value = row.get(i);
                instance.put(
                        column.name(),
                        value.isNull()
                                ? null
                                : column instanceof CategoryEncoding category
                                        ? category.categories().get(value.asInt())
                                        : (Object) value.asDouble());
            }
            instances.add(instance);
        }
        List<Double> told = new ArrayList<>();
        manifest.at("/check/outputs").forEach(row -> row.forEach(one -> told.add(one.asDouble())));
        assertClose(told, numbers(predict("taken-" + dataset, instances)));
    }

    @Test
    void torchscriptHasItsManifestInside() throws IOException {
        train("iris");
        Path program = Files.write(folder.resolve("iris.pt"), export("iris", "torchscript", ".pt"));
        try (ZipFile zip = new ZipFile(program.toFile())) {
            ZipEntry entry = zip.getEntry("program/extra/manifest.json");
            JsonNode manifest =
                    DropwiseJson.mapper().readTree(zip.getInputStream(entry).readAllBytes());
            assertThat(manifest.get("classes").get(0).asString()).isEqualTo("setosa");
        }
    }

    /** Plain PyTorch: nothing of ours is there but the files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "iris",
                "penguins",
                "diabetes",
                "digits",
                "export-texts",
                "export-pairs",
                "export-labels"
            })
    void pythonFindsTheModuleAndTheProgramToAnswerSo(String dataset) throws Exception {
        PythonTorch python = PythonTorch.required();
        train(dataset);
        for (Map.Entry<String, byte[]> file : zipped(dataset).entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.write(folder.resolve("program.pt"), export(dataset, "torchscript", ".pt"));

        JsonNode found =
                python.run(
                        """
                        import json, pathlib, sys, torch
                        sys.path.insert(0, sys.argv[1])
                        import module
                        folder = pathlib.Path(sys.argv[1])
                        network = module.Network()
                        matched = network.load_state_dict(module.load_weights(folder / "model.safetensors"))
                        extra = {"manifest.json": ""}
                        program = torch.jit.load(folder / "program.pt", _extra_files=extra)
                        check = json.loads(extra["manifest.json"])["check"]
                        missing = float("nan")
                        rows = [[missing if value is None else value for value in row] for row in check["inputs"]]
                        answers = program(torch.tensor(rows, dtype=torch.float64))
                        expected = torch.tensor(check["outputs"], dtype=torch.float64)
                        difference = ((answers - expected).abs() / expected.abs().clamp_min(1.0)).max()
                        print(json.dumps({"matched": str(matched), "module": module.check(folder), "program": float(difference)}))
                        """,
                        folder,
                        "");

        assertThat(found.get("matched").asString()).contains("All keys matched");
        assertThat(found.get("module").asDouble()).isLessThan(1e-5);
        assertThat(found.get("program").asDouble()).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iris",
                "penguins",
                "diabetes",
                "digits",
                "export-texts",
                "export-pairs",
                "export-labels"
            })
    void importsAnswerAsWhatWasExported(String dataset) throws IOException {
        train(dataset);
        Map<String, byte[]> files = zipped(dataset);
        JsonNode manifest = DropwiseJson.mapper().readTree(files.get("manifest.json"));
        String options =
                DropwiseJson.mapper()
                        .writeValueAsString(
                                Map.of(
                                        "dataset", dataset,
                                        "model", manifest.get("spec"),
                                        "training", manifest.get("training"),
                                        "preprocessing", manifest.get("preprocessing")));

        HttpResponse<String> answer =
                ImportRequest.send(
                        port,
                        "brought-" + dataset,
                        Objects.requireNonNull(files.get("model.safetensors")),
                        options);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/api/v1/models/brought-" + dataset + "/versions/1");
        List<Object> rows = rows(dataset);
        assertThat(predict("brought-" + dataset, rows))
                .isEqualTo(predict("taken-" + dataset, rows));
        assertThat(new String(files.get("module.py"), StandardCharsets.UTF_8))
                .contains("class Network(nn.Module)");
    }
}
