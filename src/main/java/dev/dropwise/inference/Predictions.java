package dev.dropwise.inference;

import dev.dropwise.calibration.CalibratedTarget;
import dev.dropwise.calibration.CalibratedValues;
import dev.dropwise.calibration.Calibration;
import dev.dropwise.calibration.ConformalMethod;
import dev.dropwise.calibration.ValueSpread;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.engine.UnreadableProgram;
import dev.dropwise.inference.explanation.ExplanationView;
import dev.dropwise.model.DamagedCheckpoint;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.training.MonteCarloSampler;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Predicts, from instances in the user's own units to outputs in the target's. */
@Service
public class Predictions {

    /** So many examples go through the network at once: enough to be fast, little memory. */
    private static final int ROWS = 256;

    private final LoadedPrograms programs;
    private final InferenceProperties bounds;
    private final UnusualValues unusualValues;
    private final PredictionMeters meters;
    private final Explainer explainer;
    private final ThreadLocal<Boolean> readiedThread;

    Predictions(
            LoadedPrograms programs,
            InferenceProperties bounds,
            UnusualValues unusualValues,
            PredictionMeters meters,
            Explainer explainer,
            TorchRuntime torch) {
        this.programs = programs;
        this.bounds = bounds;
        this.unusualValues = unusualValues;
        this.meters = meters;
        this.explainer = explainer;
        this.readiedThread =
                ThreadLocal.withInitial(
                        () -> {
                            torch.useThreads(1);
                            return true;
                        });
    }

    /**
     * What a request is answered with.
     *
     * @param notes what is to be said of its instances
     * @param trusted what calibration says of them; null where nobody asked
     * @param topK how many of the likeliest labels are listed; null for none
     * @param explanations one a row of the outputs; null where nobody asked
     */
    record Answers(
            PredictionOutputs outputs,
            InstanceNotes notes,
            @Nullable TrustedAnswers trusted,
            @Nullable Integer topK,
            @Nullable List<@Nullable ExplanationView> explanations) {

        TrustedAnswer trusted(int row) {
            return trusted == null ? TrustedAnswer.NONE : trusted.of(row);
        }

        @Nullable ExplanationView explanation(int row) {
            return explanations == null ? null : explanations.get(row);
        }
    }

    /** Predicts what Dropwise's own interface asks. */
    Answers answer(ServedCheckpoint served, PredictionRequest request) {
        return answer(
                served,
                request.instances(),
                Boolean.TRUE.equals(request.ignoreUnknown()),
                InstanceBatch.Pointers.INSTANCES,
                SamplingOptions.of(request),
                AnswerOptions.of(request),
                ExplanationOptions.of(request));
    }

    /**
     * Predicts.
     *
     * @param pointers where faults of the instances are in the request
     * @throws Invalid with the faults of all instances, and when samples are asked for of a network
     *     that draws nothing
     * @throws TooLarge beyond the bounds
     * @throws DamagedCheckpoint if the program cannot be loaded
     */
    public PredictionOutputs predict(
            ServedCheckpoint served,
            List<Instance> instances,
            InstanceBatch.Pointers pointers,
            SamplingOptions sampling) {
        return answer(
                        served,
                        instances,
                        false,
                        pointers,
                        sampling,
                        AnswerOptions.NONE,
                        ExplanationOptions.NONE)
                .outputs();
    }

    private Answers answer(
            ServedCheckpoint served,
            List<Instance> instances,
            boolean ignoresUnknown,
            InstanceBatch.Pointers pointers,
            SamplingOptions sampling,
            AnswerOptions options,
            ExplanationOptions explanation) {
        long began = System.nanoTime();
        options.check(served);
        sampling.check(instances.size(), bounds);
        explanation.check(served, instances.size(), sampling, bounds);
        sampling.checkReturned(instances.size(), served.outputs(), bounds);
        List<InstanceBatch> batches =
                served.networks().stream()
                        .map(
                                network ->
                                        InstanceBatch.of(
                                                instances,
                                                network.preprocessing(),
                                                ignoresUnknown,
                                                pointers))
                        .toList();
        InstanceBatch batch = batches.get(0);
        unusualValues.count(served, batch.notes());
        ServedCheckpoint asked = options.isRaw() ? served.uncalibrated() : served;
        PredictionOutputs outputs =
                batches.size() == 1
                        ? outputs(asked, batch, sampling)
                        : new EnsemblePredictions(this, asked).outputs(batches, sampling);
        boolean isCertain = !options.isRaw() && !sampling.isSampled();
        Answers answers =
                new Answers(
                        outputs,
                        batch.notes(),
                        trusted(served, batch, options, isCertain ? outputs : null),
                        options.topK(),
                        explanation.method() == null
                                ? null
                                : explainer.explain(
                                        asked, batches, outputs, sampling.samples(), explanation));
        meters.answered(served, batch.rows(), System.nanoTime() - began);
        return answers;
    }

    /**
     * @param certain outputs with dropout off, scaled, where they are known
     */
    private @Nullable TrustedAnswers trusted(
            ServedCheckpoint served,
            InstanceBatch batch,
            AnswerOptions options,
            @Nullable PredictionOutputs certain) {
        Calibration calibration = served.calibration();
        if (calibration == null || !options.needsCalibration()) {
            return null;
        }
        PredictionOutputs outputs =
                certain == null ? outputs(served, batch, SamplingOptions.DROPOUT_OFF) : certain;
        List<CalibratedTarget> targets = calibration.targets();
        double[] spreads =
                options.method() == ConformalMethod.NORMALIZED
                        ? spreads(served, batch, targets.get(0), outputs)
                        : null;
        return new TrustedAnswers(served, targets, options, outputs, spreads);
    }

    /** What normalized intervals are as wide as, drawn as it was for calibration. */
    private double @Nullable [] spreads(
            ServedCheckpoint served,
            InstanceBatch batch,
            CalibratedTarget first,
            PredictionOutputs outputs) {
        ValueSpread spread = first instanceof CalibratedValues values ? values.spread() : null;
        Integer samples = spread == null ? null : spread.samples();
        Long seed = spread == null ? null : spread.seed();
        if (samples == null || seed == null) {
            return outputs.noise();
        }
        try (LoadedPrograms.Lease lease = programs.lease(served.blob(), served.plan())) {
            double[] deviations =
                    new MonteCarloSampler(lease.program(), served.architecture(), seed)
                            .deviations(batch.features(), batch.rows(), samples);
            int targets = served.targets();
            int width = deviations.length / batch.rows();
            double[] own = new double[batch.rows() * targets];
            for (int row = 0; row < own.length; row++) {
                own[row] = deviations[row / targets * width + row % targets];
                own[row] *= served.target().unit(row % targets);
            }
            return own;
        } catch (CorruptBlob | UnreadableProgram e) {
            throw new DamagedCheckpoint(served.checkpoint(), e);
        }
    }

    /** Predicts instances that are prepared already, without the bounds of requests. */
    PredictionOutputs outputs(
            ServedCheckpoint served, InstanceBatch batch, SamplingOptions sampling) {
        readiedThread.get();
        try (LoadedPrograms.Lease lease = programs.lease(served.blob(), served.plan())) {
            Integer samples = sampling.samples();
            if (samples == null && !sampling.isAuto()) {
                float[] raw = predict(lease, batch);
                return PredictionOutputs.of(raw, batch.rows(), served);
            }
            sampling.requireDraws(lease.draws());
            long seed = sampling.seedOrDrawn();
            if (samples == null) {
                return new SettledSamples(served, batch, seed, bounds.maxSamples())
                        .draw(lease.program());
            }
            MonteCarloSampler sampler =
                    new MonteCarloSampler(lease.program(), served.architecture(), seed);
            float[] raw = sampler.sample(batch.features(), batch.rows(), samples);
            PredictionOutputs outputs =
                    PredictionOutputs.of(raw, batch.rows(), samples, seed, served);
            return sampling.isReturned() ? outputs : outputs.withoutPasses();
        } catch (CorruptBlob | UnreadableProgram e) {
            throw new DamagedCheckpoint(served.checkpoint(), e);
        }
    }

    /**
     * All Monte-Carlo passes of instances that are prepared already; none where the network draws
     * nothing.
     */
    NetworkOutputs passes(ServedCheckpoint served, InstanceBatch batch, int samples, long seed) {
        readiedThread.get();
        try (LoadedPrograms.Lease lease = programs.lease(served.blob(), served.plan())) {
            if (!lease.draws()) {
                return new NetworkOutputs(new double[0], 0, null, null);
            }
            float[] raw =
                    new MonteCarloSampler(lease.program(), served.architecture(), seed)
                            .sample(batch.features(), batch.rows(), samples);
            return NetworkOutputs.of(raw, samples * batch.rows(), served.target());
        } catch (CorruptBlob | UnreadableProgram e) {
            throw new DamagedCheckpoint(served.checkpoint(), e);
        }
    }

    /** What a network says with dropout off. */
    NetworkOutputs plain(ServedCheckpoint served, InstanceBatch batch) {
        readiedThread.get();
        try (LoadedPrograms.Lease lease = programs.lease(served.blob(), served.plan())) {
            return NetworkOutputs.of(predict(lease, batch), batch.rows(), served.target());
        } catch (CorruptBlob | UnreadableProgram e) {
            throw new DamagedCheckpoint(served.checkpoint(), e);
        }
    }

    private static float[] predict(LoadedPrograms.Lease lease, InstanceBatch batch) {
        return batch.rows() == 1 && lease.chain().isPresent()
                ? lease.chain().get().predict(batch.features())
                : predict(lease.program(), batch);
    }

    private static float[] predict(TorchProgram program, InstanceBatch batch) {
        int rows = batch.rows();
        if (rows <= ROWS) {
            return program.predict(batch.features(), rows);
        }
        int width = batch.features().length / rows;
        float[] all = new float[0];
        for (int from = 0; from < rows; from += ROWS) {
            int to = Math.min(from + ROWS, rows);
            float[] some = Arrays.copyOfRange(batch.features(), from * width, to * width);
            float[] outputs = program.predict(some, to - from);
            if (from == 0) {
                all = new float[outputs.length / ROWS * rows];
            }
            System.arraycopy(
                    outputs, 0, all, from * (outputs.length / (to - from)), outputs.length);
        }
        return all;
    }

    /** Predicts rows of a data set that are encoded already. */
    Answers rows(ServedCheckpoint served, float[] features, int rows) {
        InstanceNotes none = new InstanceNotes();
        readiedThread.get();
        try (LoadedPrograms.Lease lease = programs.lease(served.blob(), served.plan())) {
            float[] raw = lease.program().predict(features, rows);
            return new Answers(PredictionOutputs.of(raw, rows, served), none, null, null, null);
        } catch (CorruptBlob | UnreadableProgram e) {
            throw new DamagedCheckpoint(served.checkpoint(), e);
        }
    }

    /** Makes sure that a checkpoint can predict, and is ready for it. */
    public void ready(ServedCheckpoint served) {
        served.networks().forEach(this::readyOne);
    }

    private void readyOne(ServedCheckpoint served) {
        readiedThread.get();
        try (LoadedPrograms.Lease lease = programs.lease(served.blob(), served.plan())) {
            lease.program();
        } catch (CorruptBlob | UnreadableProgram e) {
            throw new DamagedCheckpoint(served.checkpoint(), e);
        }
    }
}
