package dev.dropwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TextEncoding;
import dev.dropwise.run.Runs;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.PythonTorch;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Exported versions answer raw numbers as the service does, without the service. */
@OnEveryJdk
@DropwiseTest
class ModelExportIntegrationTests {

    private static final String DENSE =
            "[{\"type\": \"dense\", \"name\": \"hidden\", \"units\": 16, \"activation\": \"relu\"},"
                    + " {\"type\": \"dropout\", \"rate\": 0.3}, {\"type\": \"dense\", \"name\": \"head\"}]";
    private static final String CONVOLUTION =
            "[{\"type\": \"conv2d\", \"filters\": 4, \"kernel\": 3, \"activation\": \"relu\"},"
                    + " {\"type\": \"batchNorm\"}, {\"type\": \"dense\"}]";
    private static final String WORDS =
            "[{\"type\": \"embedding\", \"units\": 4}, {\"type\": \"gru\", \"units\": 5}, {\"type\": \"dense\"}]";

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

    /** Some rows as the service takes them, and as numbers; what the service answers. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Asked(List<Object> instances, List<float[]> numbers, float[] answers) {}

    private UUID train(String dataset, String layers, String more) {
        UUID run = trained.train(dataset, layers, 3, more);
        registry.registerServed("export-" + dataset, run);
        return run;
    }

    private Path exported(String dataset) throws IOException {
        HttpResponse<byte[]> file =
                api.bytes("/api/v1/models/export-" + dataset + "/versions/1/export");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"export-" + dataset + "-v1.pt\"");
        return Files.write(folder.resolve(dataset + ".pt"), file.body());
    }

    private Asked asked(String dataset, UUID run) {
        Preprocessing preprocessing = runs.get(run).preprocessing();
        List<Object> instances =
                IntStream.range(0, 30)
                        .mapToObj(row -> datasets.get(dataset).instance(5 * row))
                        .toList();
        List<float[]> numbers =
                instances.stream().map(instance -> numbers(instance, preprocessing)).toList();
        JsonNode predictions =
                api.post(
                                "/api/v1/models/export-" + dataset + "/predict",
                                DropwiseJson.mapper()
                                        .writeValueAsString(Map.of("instances", instances)))
                        .get("predictions");
        return new Asked(instances, numbers, answers(predictions));
    }

    private static float[] answers(JsonNode predictions) {
        List<Float> answers = new ArrayList<>();
        for (JsonNode prediction : predictions) {
            if (prediction.has("value")) {
                answers.add(prediction.get("value").floatValue());
            }
            prediction.path("values").forEach(value -> answers.add(value.floatValue()));
            prediction.path("probabilities").forEach(value -> answers.add(value.floatValue()));
        }
        float[] all = new float[answers.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = answers.get(i);
        }
        return all;
    }

    /** As {@code …/preprocessing} says. */
    private static float[] numbers(Object instance, Preprocessing preprocessing) {
        if (instance instanceof int[] pixels) {
            float[] numbers = new float[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                numbers[i] = pixels[i];
            }
            return numbers;
        }
        Map<?, ?> values = (Map<?, ?>) instance;
        List<ColumnEncoding> columns = ((TablePreprocessing) preprocessing).columns();
        if (columns.get(0) instanceof TextEncoding text) {
            float[] words = new float[text.length()];
            String[] sent = String.valueOf(values.get(text.name())).split(" ", -1);
            for (int i = 0; i < sent.length; i++) {
                words[i] = text.vocabulary().indexOf(sent[i]) + 1;
            }
            return words;
        }
        float[] numbers = new float[columns.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values.get(columns.get(i).name()), columns.get(i));
        }
        return numbers;
    }

    private static float number(@Nullable Object value, ColumnEncoding column) {
        if (value == null) {
            return Float.NaN;
        }
        return column instanceof CategoryEncoding category
                ? category.categories().indexOf(value)
                : ((Number) value).floatValue();
    }

    private void uploadTexts() {
        StringBuilder csv = new StringBuilder("text,y\n");
        for (int row = 0; row < 160; row++) {
            csv.append(row % 2 == 0 ? "a good film" : "bad").append(row % 3 == 0 ? " indeed" : "");
            csv.append(row % 2 == 0 ? ",yes\n" : ",no\n");
        }
        api.upload(
                Upload.with(
                                "{\"name\": \"texts\", \"target\": \"y\", \"types\": {\"text\": \"text\"}}")
                        .file("texts.csv", csv.toString()));
    }

    private void uploadPairs() {
        StringBuilder csv = new StringBuilder("x,near,far\n");
        for (int row = 0; row < 160; row++) {
            csv.append("%s,%s,%s\n".formatted(row / 10.0, row / 100.0, 5000 + 70 * row));
        }
        api.upload(
                Upload.with("{\"name\": \"pairs\", \"target\": [\"near\", \"far\"]}")
                        .file("pairs.csv", csv.toString()));
    }

    @ParameterizedTest
    @CsvSource({"iris", "penguins", "diabetes", "digits", "texts", "pairs", "wine"})
    void answerAsTheServiceDoes(String dataset) throws Exception {
        UUID run = prepared(dataset);
        Path program = exported(dataset);
        Asked asked = asked(dataset, run);

        float[] found = forward(program, asked.numbers());

        for (int i = 0; i < found.length; i++) {
            assertThat(found[i])
                    .isCloseTo(asked.answers()[i], within(1e-6f * Math.max(1, Math.abs(found[i]))));
        }
        assertThat(found).hasSameSizeAs(asked.answers());
    }

    private UUID prepared(String dataset) {
        return switch (dataset) {
            case "digits" -> train(dataset, CONVOLUTION, "");
            case "texts" -> {
                uploadTexts();
                yield train(dataset, WORDS, "");
            }
            case "pairs" -> {
                uploadPairs();
                yield train(
                        dataset,
                        DENSE,
                        ", \"loss\": {\"type\": \"gaussianNegativeLogLikelihood\"}");
            }
            default -> train(dataset, DENSE, "");
        };
    }

    private static float[] forward(Path program, List<float[]> rows) throws Exception {
        try (Model model = Model.newInstance("exported", "PyTorch")) {
            model.load(program);
            try (NDManager manager = model.getNDManager().newSubManager();
                    Predictor<NDList, NDList> predictor =
                            model.newPredictor(new NoopTranslator())) {
                NDArray x =
                        manager.create(rows.toArray(float[][]::new))
                                .reshape(new Shape(rows.size(), rows.get(0).length));
                return predictor.predict(new NDList(x)).singletonOrThrow().toFloatArray();
            }
        }
    }

    /** Plain PyTorch: nothing of ours is there. */
    @Test
    void loadInPythonAndFitAnOrdinaryModule() throws Exception {
        PythonTorch python = PythonTorch.required();
        UUID run = prepared("penguins");
        Path program = exported("penguins");
        Asked asked = asked("penguins", run);

        JsonNode found =
                python.run(
                        """
                        import json, sys, torch
                        missing = float("nan")
                        rows = [[missing if value is None else value for value in row] for row in json.load(sys.stdin)]
                        rows = torch.tensor(rows, dtype=torch.float32)
                        program = torch.jit.load(sys.argv[1])
                        class Net(torch.nn.Module):
                          def __init__(self, inputs):
                            super().__init__()
                            self.hidden = torch.nn.Linear(inputs, 16)
                            self.head = torch.nn.Linear(16, 3)
                        state = program.state_dict()
                        net = Net(state["hidden.weight"].shape[1])
                        matched = net.load_state_dict(state)
                        print(json.dumps({
                          "answers": program(rows).flatten().tolist(),
                          "keys": sorted(state.keys()),
                          "matched": str(matched),
                          "training": program.training}))
                        """,
                        program,
                        DropwiseJson.mapper().writeValueAsString(asked.numbers()));

        assertThat(found.get("keys").toString())
                .isEqualTo("[\"head.bias\",\"head.weight\",\"hidden.bias\",\"hidden.weight\"]");
        assertThat(found.get("matched").asString()).contains("All keys matched");
        for (int i = 0; i < asked.answers().length; i++) {
            assertThat(found.at("/answers/" + i).floatValue())
                    .isCloseTo(asked.answers()[i], within(1e-6f));
        }
    }
}
