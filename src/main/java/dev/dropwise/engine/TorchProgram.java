package dev.dropwise.engine;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.dropwise.engine.archive.ProgramArchive;
import dev.dropwise.spec.Architecture;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A running program: the network with its weights, its loss and its optimizer, in libtorch. Every
 * call is one native call. Training is for one thread at a time; predictions are for any number.
 */
public final class TorchProgram implements AutoCloseable {

    /** What DJL writes before the archive: its version and the length. */
    private static final int HEADER = 1 + Long.BYTES;

    private final Model model;
    private final Block block;
    private final boolean trainable;
    private final String source;

    /** As many as there were predictions at once. */
    private final Queue<PredictionBuffer> buffers = new ConcurrentLinkedQueue<>();

    TorchProgram(Model model, boolean trainable, String source) {
        this.source = source;
        this.model = model;
        this.block = model.getBlock();
        this.trainable = trainable;
    }

    void build(long seed) {
        try (NDManager scope = scope()) {
            call(scope, "build", scope.create(seed));
        }
    }

    /**
     * Trains one step per seed.
     *
     * @param rows the examples of all steps in order, {@code batch} a step, the last step may have
     *     fewer
     * @param seeds what each step draws its dropout masks from
     * @param learningRates one for each step
     * @return for each step the sum of its examples' losses, dropout on
     */
    public float[] fit(
            TorchExamples examples, int[] rows, int batch, long[] seeds, double... learningRates) {
        if (seeds.length == 0 || seeds.length != (rows.length + batch - 1) / batch) {
            throw new IllegalArgumentException(
                    "expected a seed for each step, received %d for %d rows in batches of %d"
                            .formatted(seeds.length, rows.length, batch));
        }
        if (learningRates.length != seeds.length) {
            throw new IllegalArgumentException(
                    "expected a learning rate for each of %d steps, received %d"
                            .formatted(seeds.length, learningRates.length));
        }
        try (NDManager scope = scope()) {
            return call(
                            scope,
                            "fit",
                            examples.features(),
                            examples.targets(),
                            indexes(scope, rows),
                            scope.create((long) batch),
                            scope.create(seeds),
                            scope.create(learningRates))
                    .toFloatArray();
        }
    }

    /** Sets what the layers drop from now on, in the order of {@link Architecture#rates}. */
    public void setRates(double[] rates) {
        if (rates.length > 0) {
            try (NDManager scope = scope()) {
                call(scope, "set_rates", scope.create(rates));
            }
        }
    }

    /** What the layers drop now, set or learned, in the order of {@link Architecture#rates}. */
    public double[] rates() {
        try (NDManager scope = scope()) {
            return call(scope, "rates").toDoubleArray();
        }
    }

    /**
     * Sums over the given rows with dropout off: of the loss, and of hits or absolute errors of
     * each target.
     */
    public EvaluationSums evaluate(TorchExamples examples, int[] rows, int batch) {
        try (NDManager scope = scope()) {
            double[] sums =
                    call(
                                    scope,
                                    "evaluate",
                                    examples.features(),
                                    examples.targets(),
                                    indexes(scope, rows),
                                    scope.create((long) batch))
                            .toDoubleArray();
            return EvaluationSums.of(sums, rows.length);
        }
    }

    /**
     * Predicts with all units active.
     *
     * @param features row-major, {@code examples} rows
     * @return row-major: probabilities of every class, or one value per example; with several
     *     targets the probability of each one's second class, or each one's value
     */
    public float[] predict(float[] features, int examples) {
        return predict("predict", features, examples);
    }

    /**
     * Monte-Carlo dropout: predicts {@code samples} times with fresh masks. Gal and Ghahramani,
     * 2016, https://proceedings.mlr.press/v48/gal16.html
     *
     * @return [samples, examples, outputs], row-major
     */
    public float[] sample(float[] features, int examples, int samples, long seed) {
        return predict("sample", features, examples, samples, seed);
    }

    /** What a training step would make of examples before the network sees them. */
    public float[] augmented(float[] features, int examples, long seed) {
        return predict("augmented", features, examples, seed);
    }

    private float[] predict(String method, float[] features, int examples, long... numbers) {
        PredictionBuffer idle = buffers.poll();
        PredictionBuffer predictionBuffer = idle == null ? new PredictionBuffer(model) : idle;
        try {
            return predictionBuffer.call(method, features, examples, numbers);
        } finally {
            buffers.add(predictionBuffer);
        }
    }

    /**
     * Writes the program with weights, optimizer state and step counter; {@link TorchRuntime#load}
     * takes it back. Equal states give equal bytes.
     */
    public void save(OutputStream out) throws IOException {
        Path saved = Files.createTempFile("dropwise-", ".pt");
        try {
            try (DataOutputStream file =
                    new DataOutputStream(
                            new Headless(new BufferedOutputStream(Files.newOutputStream(saved))))) {
                block.saveParameters(file);
            }
            ProgramArchive.rewrite(saved, source, out);
        } finally {
            Files.delete(saved);
        }
    }

    NDArray call(NDManager scope, String method, NDArray... arguments) {
        NDArray name = scope.create(0);
        name.setName("module_method:" + method);
        NDList inputs = new NDList(name);
        inputs.addAll(new NDList(arguments));
        return block.forward(new ParameterStore(scope, false), inputs, trainable)
                .singletonOrThrow();
    }

    NDManager scope() {
        return model.getNDManager().newSubManager();
    }

    private static NDArray indexes(NDManager scope, int[] rows) {
        return scope.create(rows);
    }

    @Override
    public void close() {
        model.close();
    }

    /** Drops the first bytes. */
    private static final class Headless extends FilterOutputStream {

        private int skip = HEADER;

        Headless(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (skip > 0) {
                skip--;
            } else {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int dropped = Math.min(skip, length);
            skip -= dropped;
            out.write(bytes, offset + dropped, length - dropped);
        }
    }
}
