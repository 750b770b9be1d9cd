package dev.dropwise.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.archive.PickleReader;
import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.engine.archive.StoredTensor;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A program that can be looked into: raw scores, weights, gradients. The methods that it adds are
 * only in the tests' copy of the source.
 */
final class Probe implements AutoCloseable {

    static final TorchRuntime TORCH = torch();

    private static final String METHODS =
            """

              def probe_scores(self, x: Tensor) -> Tensor:
                return self.scores(x, None)

              def probe_masked(self, x: Tensor, seed: Tensor) -> Tensor:
                return self.scores(x, torch.Generator(device=x.device, seed=int(seed)))

              def probe_weights(self) -> Tensor:
                flat = [torch.zeros([0])]
                for value in self.parameters():
                  flat.append(torch.reshape(value.detach(), [-1]))
                return torch.cat(flat)

              def probe_assign(self, flat: Tensor) -> Tensor:
                start = 0
                for value in self.parameters():
                  end = start + torch.numel(value)
                  torch.copy_(value.detach(), torch.view(torch.slice(flat, 0, start, end), value.size()))
                  start = end
                return flat

              def probe_double(self, flat: Tensor) -> Tensor:
                for value in self.parameters():
                  torch.set_data(value, torch.to(value.detach(), torch.float64))
                return flat

              def probe_objective(self, x: Tensor, direction: Tensor, seed: int) -> Tensor:
                if seed < 0:
                  return torch.sum(self.scores(x, None) * direction)
                rng = torch.Generator(device=x.device, seed=seed)
                return torch.sum(self.scores(x, rng) * direction)

              def probe_augmented(self, x: Tensor, y: Tensor, seed: Tensor) -> Tensor:
                rng = torch.Generator(device=x.device, seed=int(seed))
                x, mask, y, = self.augmentation.forward(x, self.mask(x), y, rng)
                return x

              def probe_relabelled(self, x: Tensor, y: Tensor, seed: Tensor) -> Tensor:
                rng = torch.Generator(device=x.device, seed=int(seed))
                x, mask, y, = self.augmentation.forward(x, self.mask(x), y, rng)
                return y

              def probe_divergence(self, one: Tensor, other: Tensor) -> Tensor:
                return self.loss.divergence(one, other)

              # in the order of memory
              def probe_flat(self, x: Tensor) -> Tensor:
                return torch.as_strided(x, [torch.numel(x)], [1])

              # row 0: what autograd says; row 1: central differences; parameters first, then the input
              def probe_gradients(self, x: Tensor, direction: Tensor, seed: Tensor) -> Tensor:
                torch.set_grad_enabled(True)
                values = self.parameters()
                values.append(x.detach().requires_grad_(True))
                objective = self.probe_objective(values[-1], direction, int(seed))
                analytic = [torch.zeros([0], dtype=torch.float64)]
                found = torch.grad([objective], values, None, None, False, True)
                for k in range(len(values)):
                  g = found[k]
                  flat = torch.zeros_like(values[k].detach())
                  if g is not None:
                    flat.copy_(g)
                  analytic.append(self.probe_flat(flat))
                # with gradients still on: some layers train only then
                numeric = annotate(List[Tensor], [])
                for value in values:
                  flat = self.probe_flat(value.detach())
                  for i in range(flat.size(0)):
                    one = torch.select(flat, 0, i)
                    old = float(one)
                    torch.fill_(one, old + 1e-06)
                    above = self.probe_objective(values[-1], direction, int(seed))
                    torch.fill_(one, old - 1e-06)
                    below = self.probe_objective(values[-1], direction, int(seed))
                    torch.fill_(one, old)
                    numeric.append((above.detach() - below.detach()) / 2e-06)
                torch.set_grad_enabled(False)
                return torch.stack([torch.cat(analytic), torch.stack(numeric)])

              # row 0: what autograd says; row 1: what the layers know; parameters first, then the input
              def probe_backward(self, x: Tensor, direction: Tensor, seed: Tensor) -> Tensor:
                torch.set_grad_enabled(True)
                values = self.parameters()
                values.append(x.detach().requires_grad_(True))
                objective = self.probe_objective(values[-1], direction, int(seed))
                found = torch.grad([objective], values, None, None, False, True)
                torch.set_grad_enabled(False)
                tape = annotate(List[Tensor], [])
                weights = annotate(List[Tensor], [])
                biases = annotate(List[Tensor], [])
                scores = self.net.record(x, torch.Generator(device=x.device, seed=int(seed)), tape)
                by_input = self.net.backward(torch.clone(direction), tape, weights, biases, True)
                weights.reverse()
                biases.reverse()
                weights.extend(biases)
                weights.append(torch.reshape(by_input, x.size()))
                by_autograd = annotate(List[Tensor], [])
                by_layers = annotate(List[Tensor], [])
                for k in range(len(values)):
                  g = found[k]
                  assert g is not None
                  assert len(weights) == len(values)
                  by_autograd.append(torch.reshape(g, [-1]))
                  by_layers.append(torch.reshape(weights[k], [-1]))
                return torch.stack([torch.cat(by_autograd), torch.cat(by_layers)])
            """;

    /** What the layers before one of the name {@code head} give. */
    private static final String BEFORE_HEAD =
            """

              def probe_before_head(self, x: Tensor) -> Tensor:
                return self.net.before_head(x, self.mask(x), None)
            """;

    private static final Pattern FORWARD_TO_HEAD =
            Pattern.compile(
                    "^class Net\\(Module\\):\n.*?^  def forward(.*?)^    x = .*?\\bself\\.head\\.forward\\(",
                    Pattern.MULTILINE | Pattern.DOTALL);

    private final Architecture architecture;
    private final boolean knowsGradients;
    private final TorchProgram program;

    private Probe(Architecture architecture, boolean knowsGradients, TorchProgram program) {
        this.architecture = architecture;
        this.knowsGradients = knowsGradients;
        this.program = program;
    }

    /** A network that starts from a fixed seed; the loss must be named in {@code training}. */
    static Probe of(String model, String training) {
        return of(model, training, 7);
    }

    static Probe of(String model, String training, long seed) {
        return of(
                ShapeInference.design(SpecJson.model(model), null),
                SpecJson.training(training),
                seed);
    }

    static Probe of(Architecture architecture, TrainingSpec training, long seed) {
        return of(architecture, training, architecture.input(), seed);
    }

    /**
     * @param example the shape of examples, as they are augmented
     */
    static Probe of(
            Architecture architecture,
            TrainingSpec training,
            dev.dropwise.layer.Shape example,
            long seed) {
        Program program = ProgramCompiler.compile(architecture, training, example);
        Program probed = new Program(probed(program.source()), program.root());
        boolean knowsGradients = program.source().contains("self.net.record(");
        return new Probe(architecture, knowsGradients, TORCH.start(probed, seed));
    }

    private static String probed(String source) {
        String probed = source + TorchConstant.numbered(METHODS);
        Matcher forward = FORWARD_TO_HEAD.matcher(probed);
        if (!forward.find()) {
            return probed;
        }
        String method = "  def before_head%s    return x\n\n".formatted(forward.group(1));
        int at = probed.indexOf("  def forward", forward.start());
        return probed.substring(0, at) + method + probed.substring(at) + BEFORE_HEAD;
    }

    /** The layers of a JSON list after an input, for looking at what they give. */
    static Probe ofLayers(String shape, String layers) {
        return of(
                "{input: {shape: %s}, layers: [%s]}".formatted(shape, layers),
                "{loss: {type: 'meanSquaredError'}}");
    }

    TorchProgram program() {
        return program;
    }

    Architecture architecture() {
        return architecture;
    }

    /** What the network gives with dropout off. */
    float[] scores(float[] inputs, int examples) {
        try (NDManager scope = program.scope()) {
            return program.call(scope, "probe_scores", batch(scope, inputs, examples))
                    .toFloatArray();
        }
    }

    /** The same of the layers before the one that is named {@code head}. */
    float[] scoresBeforeHead(float[] inputs, int examples) {
        try (NDManager scope = program.scope()) {
            return program.call(scope, "probe_before_head", batch(scope, inputs, examples))
                    .toFloatArray();
        }
    }

    /** The shape of what the network gives, batch included. */
    List<Long> shape(float[] inputs, int examples) {
        try (NDManager scope = program.scope()) {
            NDArray scores = program.call(scope, "probe_scores", batch(scope, inputs, examples));
            return LongStream.of(scores.getShape().getShape()).boxed().toList();
        }
    }

    /** What the network gives with the masks that a step with {@code seed} draws. */
    float[] masked(float[] inputs, int examples, long seed) {
        try (NDManager scope = program.scope()) {
            return program.call(
                            scope,
                            "probe_masked",
                            batch(scope, inputs, examples),
                            scope.create(seed))
                    .toFloatArray();
        }
    }

    /** How far apart the loss finds two runs' scores, summed over {@code examples}. */
    float divergence(float[] one, float[] other, int examples) {
        try (NDManager scope = program.scope()) {
            return program.call(
                            scope,
                            "probe_divergence",
                            batch(scope, one, examples),
                            batch(scope, other, examples))
                    .getFloat();
        }
    }

    /** All parameters in one row: every layer's weights in order, then every layer's biases. */
    float[] weights() {
        try (NDManager scope = program.scope()) {
            return program.call(scope, "probe_weights").toFloatArray();
        }
    }

    void assign(float[] weights) {
        try (NDManager scope = program.scope()) {
            program.call(scope, "probe_assign", scope.create(weights));
        }
    }

    /** Whether a step finds its gradients without autograd. */
    boolean knowsGradients() {
        return knowsGradients;
    }

    /**
     * What autograd gives for the sum of all scores times {@code direction}, and what the layers
     * themselves do, in 64-bit arithmetic.
     */
    Gradients knownGradients(float[] inputs, int examples, long seed) {
        return gradients("probe_backward", inputs, examples, seed);
    }

    /** What autograd gives for the sum of all scores times {@code direction}, and differences. */
    record Gradients(List<Double> analytic, List<Double> numeric) {}

    /** In 64-bit arithmetic; the network is of 64 bits from then on. A seed below 0: no dropout. */
    Gradients gradients(float[] inputs, int examples, long seed) {
        return gradients("probe_gradients", inputs, examples, seed);
    }

    private Gradients gradients(String method, float[] inputs, int examples, long seed) {
        int outputs = Math.toIntExact(architecture.output().elements());
        try (NDManager scope = program.scope()) {
            program.call(scope, "probe_double", scope.create(0));
            NDArray directions =
                    scope.create(normal(31, examples * outputs)).toType(DataType.FLOAT64, false);
            double[] both =
                    program.call(
                                    scope,
                                    method,
                                    batch(scope, inputs, examples).toType(DataType.FLOAT64, false),
                                    directions.reshape(outputShape(examples)),
                                    scope.create(seed))
                            .toDoubleArray();
            List<Double> row = DoubleStream.of(both).boxed().toList();
            int half = both.length / 2;
            return new Gradients(row.subList(0, half), row.subList(half, both.length));
        }
    }

    private Shape outputShape(int examples) {
        Shape shape = new Shape(examples);
        for (int size : architecture.output().sizes()) {
            shape = shape.add(size);
        }
        return shape;
    }

    private static NDArray batch(NDManager scope, float[] inputs, int examples) {
        return scope.create(inputs, new Shape(examples, inputs.length / examples));
    }

    byte[] archive() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            program.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The shapes of what an object of the program has to be trained, by the names of attributes.
     */
    SortedMap<String, List<Integer>> trained(String... path) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive()))) {
            ZipEntry entry = zip.getNextEntry();
            while (!entry.getName().endsWith("/data.pkl")) {
                entry = zip.getNextEntry();
            }
            Object found = PickleReader.read(zip.readAllBytes());
            for (String name : path) {
                found = found instanceof ScriptObject object ? object.attributes().get(name) : null;
            }
            SortedMap<String, List<Integer>> trained = new TreeMap<>();
            collect(found, "", trained);
            return trained;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(
            @Nullable Object value, String at, Map<String, List<Integer>> trained) {
        if (value instanceof StoredTensor tensor && tensor.requiresGradient()) {
            trained.put(at, tensor.sizes());
        } else if (value instanceof ScriptObject.Tensors list) {
            for (int i = 0; i < list.tensors().size(); i++) {
                collect(list.tensors().get(i), at + "[" + i + "]", trained);
            }
        } else if (value instanceof ScriptObject object) {
            String prefix = at.isEmpty() ? "" : at + ".";
            object.attributes().forEach((name, inner) -> collect(inner, prefix + name, trained));
        }
    }

    /**
     * Every tensor of an archive: weights, moments, step counters. The rest of an archive says the
     * same in other words once it was loaded: libtorch rewrites the source, its line table and the
     * identifier made from both.
     */
    Map<String, ByteBuffer> tensors() {
        Map<String, ByteBuffer> tensors = new TreeMap<>();
        try {
            Path file = Files.createTempFile("archive-", ".pt");
            Files.write(file, archive());
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (entry.getName().contains("/data/")) {
                        byte[] content = zip.getInputStream(entry).readAllBytes();
                        tensors.put(entry.getName(), ByteBuffer.wrap(content));
                    }
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tensors;
    }

    /** The program as it comes back from its archive. */
    Probe reloaded(boolean trainable) {
        try {
            Path file = Files.createTempFile("probe-", ".pt");
            try (OutputStream out = Files.newOutputStream(file)) {
                program.save(out);
            }
            TorchProgram loaded = TORCH.load(file, trainable);
            Files.delete(file);
            return new Probe(architecture, knowsGradients, loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        program.close();
    }

    static float[] normal(long seed, int count) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** The same learning rate for every step. */
    static double[] rates(int steps, double rate) {
        double[] rates = new double[steps];
        Arrays.fill(rates, rate);
        return rates;
    }

    private static TorchRuntime torch() {
        TorchRuntime torch = new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));
        torch.useThreads(1);
        return torch;
    }
}
