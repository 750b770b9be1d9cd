package dev.dropwise.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.dropwise.engine.archive.ProgramArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How the loss and the outputs of a stored network change with its inputs. The program is loaded
 * with methods more than it is stored with, so that others need not have them. For any number of
 * threads after the first call.
 */
public final class InputGradients implements AutoCloseable {

    private static final String METHODS =
            TorchConstant.numbered(ScriptClass.named("input_gradients").text());

    /** By which layers know a training step, of which there is none here. */
    private static final String TRAINS = "torch.is_grad_enabled()";

    private static final int BATCH = 256;

    private final TorchProgram program;

    private InputGradients(TorchProgram program) {
        this.program = program;
    }

    /**
     * Loads a stored program.
     *
     * @throws UnreadableProgram when it is none
     */
    public static InputGradients load(TorchRuntime torch, Path archive) {
        try {
            Path telling = Files.createTempFile("dropwise-", ".pt");
            try {
                String source = ProgramArchive.source(archive).replace(TRAINS, "False") + METHODS;
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(telling))) {
                    ProgramArchive.rewrite(archive, source, out);
                }
                return new InputGradients(torch.load(telling, true));
            } finally {
                Files.delete(telling);
            }
        } catch (IOException e) {
            throw new UnreadableProgram(archive, e);
        }
    }

    /** The program itself, which predicts as it did. */
    public TorchProgram program() {
        return program;
    }

    /**
     * Of the loss of the first {@code rows} examples.
     *
     * @return as the features are, row-major
     */
    public float[] of(TorchExamples examples, int rows) {
        int width = Math.toIntExact(examples.features().getShape().get(1));
        float[] all = new float[Math.multiplyExact(rows, width)];
        for (int from = 0; from < rows; from += BATCH) {
            int[] some = IntStream.range(from, Math.min(from + BATCH, rows)).toArray();
            float[] part = of(examples, some);
            System.arraycopy(part, 0, all, from * width, part.length);
        }
        return all;
    }

    private float[] of(TorchExamples examples, int[] rows) {
        try (NDManager scope = program.scope()) {
            return program.call(
                            scope,
                            "input_gradients",
                            examples.features(),
                            examples.targets(),
                            scope.create(rows))
                    .toFloatArray();
        }
    }

    /** The first call compiles the methods and is for one thread. */
    public void warm(int width) {
        double[] middle = {0.5};
        Integral integral = new Integral(middle, new double[] {1}, new float[] {1}, 0);
        integrated(new float[width], new float[width], integral, 0, new long[] {0});
    }

    /**
     * What is integrated, and how.
     *
     * @param points on the way, 0 at the baseline to 1 at the example
     * @param weights of the gradients at these points
     * @param temperatures by which logits are divided, one or one for each
     * @param output of the prediction, by its index
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares integrals
    public record Integral(double[] points, double[] weights, float[] temperatures, int output) {}

    /**
     * What each input of an example contributes to an output: {@code (x - x0)} times the mean
     * gradient on the straight way from the baseline {@code x0}. Sundararajan et al., 2017,
     * https://arxiv.org/abs/1703.01365
     *
     * @param passes with masks; 0 for one with all units active
     * @param seeds that a prediction draws the masks from: one, or one a pass
     * @return for each pass the output of the example, that of the baseline, then the contributions
     */
    public double[][] integrated(
            float[] example, float[] baseline, Integral integral, int passes, long[] seeds) {
        try (NDManager scope = program.scope()) {
            double[] all =
                    program.call(
                                    scope,
                                    "integrated_gradients",
                                    row(scope, example),
                                    row(scope, baseline),
                                    scope.create(floats(integral.points())),
                                    scope.create(integral.weights()),
                                    scope.create(integral.temperatures()),
                                    scope.create((long) integral.output()),
                                    scope.create((long) passes),
                                    scope.create(seeds))
                            .toDoubleArray();
            int width = 2 + example.length;
            return IntStream.range(0, all.length / width)
                    .mapToObj(pass -> Arrays.copyOfRange(all, pass * width, (pass + 1) * width))
                    .toArray(double[][]::new);
        }
    }

    private static NDArray row(NDManager scope, float[] values) {
        return scope.create(values).reshape(1, values.length);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public void close() {
        program.close();
    }
}
