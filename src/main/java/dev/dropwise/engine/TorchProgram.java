package dev.dropwise.engine;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtSymbolBlock;
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
import org.jspecify.annotations.Nullable;

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
    private final ProgramPredictions predictions;

    /** What the layers were last set to drop. */
    private double @Nullable [] rates;

    /** From the first step on. */
    private @Nullable StepCall steps;

    TorchProgram(Model model, boolean trainable, String source) {
        this.source = source;
        this.model = model;
        this.block = model.getBlock();
        this.trainable = trainable;
        this.predictions = new ProgramPredictions(model, source);
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
            return steps(scope)
                    .run(
                            scope,
                            examples.features(),
                            examples.targets(),
                            indexes(scope, rows),
                            scope.create((long) batch),
                            scope.create(seeds),
                            scope.create(learningRates))
                    .toFloatArray();
        }
    }

    private StepCall steps(NDManager scope) {
        if (steps == null) {
            steps = StepCall.prepared((PtSymbolBlock) block, source, scope);
        }
        return steps;
    }

    /** Sets what the layers drop from now on, in the order of {@link Architecture#rates}. */
    public void setRates(double[] values) {
        rates = values;
        if (values.length > 0) {
            try (NDManager scope = scope()) {
                call(scope, "set_rates", scope.create(values));
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
        return predictions.call("predict", features, examples);
    }

    /**
     * Monte-Carlo dropout: predicts {@code samples} times with fresh masks. Gal and Ghahramani,
     * 2016, https://proceedings.mlr.press/v48/gal16.html
     *
     * @param seeds what each example draws its masks from, by itself: others make no difference
     * @return [samples, examples, outputs], row-major
     */
    public float[] sample(float[] features, int samples, long[] seeds) {
        return predictions.sample(features, samples, seeds);
    }

    /**
     * The same where all examples share what is drawn.
     *
     * @param seeds what each pass draws from
     * @return [passes, examples, outputs], row-major
     */
    public float[] samplePasses(float[] features, int examples, long[] seeds) {
        return predictions.samplePasses(features, examples, seeds);
    }

    /** What a training step would make of examples before the network sees them. */
    public float[] augmented(float[] features, int examples, long seed) {
        return predict("augmented", features, examples, new long[] {seed});
    }

    float[] predict(String method, float[] features, int examples, long[]... arguments) {
        return predictions.call(method, features, examples, arguments);
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

    /** Whether it can be remembered; those that older versions wrote cannot. */
    public boolean hasSnapshots() {
        return source.contains("def snapshot(");
    }

    /** Its state now, to be closed. */
    public TorchSnapshot snapshot() {
        NDManager scope = scope();
        try {
            return new TorchSnapshot(scope, call(scope, "snapshot", new NDList()), rates);
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    /** Writes what {@link #save(OutputStream)} would have written at the moment of the snapshot. */
    public void save(TorchSnapshot snapshot, OutputStream out) throws IOException {
        double[] current = rates;
        exchange(snapshot, snapshot.rates());
        try {
            save(out);
        } finally {
            exchange(snapshot, current);
        }
    }

    private void exchange(TorchSnapshot snapshot, double @Nullable [] itsRates) {
        try (NDManager scope = scope()) {
            call(scope, "exchange", snapshot.tensors());
        }
        if (itsRates != null) {
            setRates(itsRates);
        }
    }

    NDArray call(NDManager scope, String method, NDArray... arguments) {
        return call(scope, method, new NDList(arguments)).singletonOrThrow();
    }

    private NDList call(NDManager scope, String method, NDList arguments) {
        NDArray name = scope.create(0);
        name.setName("module_method:" + method);
        NDList inputs = new NDList(name);
        inputs.addAll(arguments);
        return block.forward(new ParameterStore(scope, false), inputs, trainable);
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
