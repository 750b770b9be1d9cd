package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.dropwise.dataset.preprocessing.ClassTarget;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TextEncoding;
import dev.dropwise.engine.LayerContractTests.Example;
import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.export.network.TrainedNetwork;
import dev.dropwise.export.onnx.OnnxWriter;
import dev.dropwise.export.python.ModuleWriter;
import dev.dropwise.export.safetensors.SafetensorsWriter;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.PythonTorch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every layer, in every format: what it gives there is what it gives here. */
class ExportAgreementIntegrationTests {

    private static final int ROWS = 6;
    private static final float TOLERANCE = 1e-5f;

    /** Layers one after another, where padding of steps passes through several. */
    private static final List<Example> STACKS =
            List.of(
                    stack("{type: 'dense', name: 'eval', units: 4}", 5),
                    stack(
                            "{type: 'residual', layers: [{type: 'conv1d', filters: 5, kernel: 3, padding: 'same'}, {type: 'groupNorm', groups: 5}]}",
                            6,
                            3),
                    stack(
                            "{type: 'residual', layers: [{type: 'multiHeadAttention', heads: 3}, {type: 'layerNorm'}]}",
                            6,
                            3),
                    stack(
                            "{type: 'residual', layers: [{type: 'conv2d', filters: 4, kernel: 3, stride: 2, padding: 'same'}, {type: 'batchNorm'}]}",
                            2,
                            6,
                            6));

    @TempDir private Path folder;

    private static Example stack(String json, Integer... input) {
        return new Example(json, dev.dropwise.layer.Shape.of(input));
    }

    static Stream<Example> examples() {
        return Stream.concat(LayerContractTests.examples().stream(), STACKS.stream());
    }

    /** A trained network, rows, and what the program gives for them. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Trained(TrainedNetwork network, float[] x, float[] answers) {}

    private Trained trained(Example example) throws IOException {
        Architecture architecture = example.classifier();
        TrainingSpec training = SpecJson.training("{loss: {type: 'softmaxCrossEntropy'}}");
        try (Probe probe = Probe.of(architecture, training, 7)) {
            int width = Math.toIntExact(architecture.input().elements());
            float[] x = rows(architecture, width);
            float[] classes = {0, 1, 0, 1, 0, 1};
            try (TorchExamples data = Probe.TORCH.examples(x, width, classes, true)) {
                for (int step = 0; step < 5; step++) {
                    int[] batch = {0, 1, 2, 3, 4, 5};
                    probe.program().fit(data, batch, ROWS, new long[] {step}, 0.01);
                }
            }
            Path archive = Files.write(folder.resolve("stored.pt"), probe.archive());
            Map<String, TensorValues> weights = NetworkWeights.read(archive, architecture);
            Plan plan =
                    new Plan(
                            null,
                            "any",
                            "",
                            SpecJson.model("{layers: [{type: 'dense'}]}"),
                            training,
                            null);
            List<String> names = IntStream.range(0, 2).mapToObj(i -> "class " + i).toList();
            TrainedNetwork network =
                    new TrainedNetwork(
                            plan,
                            architecture,
                            new TablePreprocessing(
                                    columns(architecture, width), new ClassTarget(names)),
                            weights,
                            1);
            return new Trained(network, x, probe.program().predict(x, ROWS));
        }
    }

    private static boolean readsTokens(Architecture architecture) {
        return architecture.layers().get(0).spec().readsTokens();
    }

    /** The later rows have steps of zeros at their ends and in between. */
    private static float[] rows(Architecture architecture, int width) {
        float[] x = Probe.normal(3, ROWS * width);
        boolean tokens = readsTokens(architecture);
        int step = architecture.input().rank() == 2 ? architecture.input().last() : 1;
        boolean sequences = tokens || architecture.input().rank() == 2;
        for (int i = 0; i < x.length; i++) {
            int row = i / width;
            int at = i % width / step;
            boolean padded = sequences && (at >= width / step - row % 4 || (row == 5 && at == 1));
            x[i] = padded ? 0 : tokens ? 1 + Math.abs((int) (3 * x[i])) % 3 : x[i];
        }
        return x;
    }

    private static List<ColumnEncoding> columns(Architecture architecture, int width) {
        if (readsTokens(architecture)) {
            return List.of(new TextEncoding("text", List.of("a", "b", "c"), width));
        }
        List<ColumnEncoding> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(new NumberEncoding("x" + i, 0, 1, false, null));
        }
        return columns;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void onnxruntimeGivesWhatTheProgramGives(Example example) throws Exception {
        Trained trained = trained(example);
        byte[] model = OnnxWriter.write(trained.network(), "example", "1", Map.of());

        assertThat(answers(model, trained)).containsExactly(trained.answers(), within(TOLERANCE));
    }

    private static float[] answers(byte[] model, Trained trained) throws OrtException {
        long[] sizes = {ROWS, trained.x().length / ROWS};
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor input = input(environment, trained, sizes);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            float[][] rows = (float[][]) result.get("probabilities").orElseThrow().getValue();
            float[] answers = new float[ROWS * rows[0].length];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = rows[i / rows[0].length][i % rows[0].length];
            }
            return answers;
        }
    }

    private static OnnxTensor input(OrtEnvironment environment, Trained trained, long[] sizes)
            throws OrtException {
        if (!readsTokens(trained.network().architecture())) {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(trained.x()), sizes);
        }
        long[] tokens = new long[trained.x().length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (long) trained.x()[i];
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), sizes);
    }

    /** One Python for all of them: it takes seconds to start. */
    @Test
    void pytorchGivesWhatTheProgramGives() throws Exception {
        PythonTorch python = PythonTorch.required();
        Map<String, float[]> rows = new LinkedHashMap<>();
        Map<String, float[]> expected = new LinkedHashMap<>();
        for (Example example : examples().toList()) {
            Trained trained = trained(example);
            String name = "example" + rows.size();
            Path own = Files.createDirectory(folder.resolve(name));
            Files.writeString(
                    own.resolve("module.py"), ModuleWriter.write(trained.network(), name));
            try (OutputStream out = Files.newOutputStream(own.resolve("model.safetensors"))) {
                SafetensorsWriter.write(trained.network().weights(), out);
            }
            rows.put(name, trained.x());
            expected.put(name, trained.answers());
        }

        JsonNode found =
                python.run(
                        """
                        import importlib.util, json, pathlib, sys, torch
                        found = {}
                        for name, numbers in json.load(sys.stdin).items():
                          folder = pathlib.Path(sys.argv[1]) / name
                          spec = importlib.util.spec_from_file_location(name, folder / "module.py")
                          module = importlib.util.module_from_spec(spec)
                          spec.loader.exec_module(module)
                          network = module.load(folder / "model.safetensors")
                          with torch.no_grad():
                            found[name] = network(torch.tensor(numbers).reshape(6, -1)).flatten().tolist()
                        print(json.dumps(found))
                        """,
                        folder,
                        SpecJson.write(rows));

        expected.forEach(
                (name, answers) -> {
                    assertThat(found.get(name)).as(name).hasSize(answers.length);
                    for (int i = 0; i < answers.length; i++) {
                        assertThat(found.get(name).get(i).floatValue())
                                .as(name)
                                .isCloseTo(answers[i], within(TOLERANCE));
                    }
                });
    }
}
