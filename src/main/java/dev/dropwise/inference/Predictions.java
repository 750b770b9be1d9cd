package dev.dropwise.inference;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.engine.UnreadableProgram;
import dev.dropwise.model.DamagedCheckpoint;
import dev.dropwise.random.SplitMix64;
import dev.dropwise.store.CorruptBlob;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Service;

/** Predicts, from instances in the user's own units to outputs in the target's. */
@Service
class Predictions {

    /** So many examples go through the network at once: enough to be fast, little memory. */
    private static final int ROWS = 256;

    private final LoadedPrograms programs;
    private final InferenceProperties bounds;
    private final ThreadLocal<Boolean> readiedThread;

    Predictions(LoadedPrograms programs, InferenceProperties bounds, TorchRuntime torch) {
        this.programs = programs;
        this.bounds = bounds;
        this.readiedThread =
                ThreadLocal.withInitial(
                        () -> {
                            torch.useThreads(1);
                            return true;
                        });
    }

    /** Predicts what Dropwise's own interface asks. */
    PredictionOutputs predict(ServedCheckpoint served, PredictionRequest request) {
        return predict(
                served,
                request.instances(),
                InstanceBatch.Pointers.INSTANCES,
                new SamplingOptions(request.samples(), request.seed(), "/samples"));
    }

    /**
     * Predicts.
     *
     * @param pointers where faults of the instances are in the request
     * @throws Invalid with the faults of all instances
     * @throws TooLarge beyond the bounds
     * @throws DamagedCheckpoint if the program cannot be loaded
     */
    PredictionOutputs predict(
            ServedCheckpoint served,
            List<Instance> instances,
            InstanceBatch.Pointers pointers,
            SamplingOptions sampling) {
        sampling.check(instances.size(), bounds);
        InstanceBatch batch = InstanceBatch.of(instances, served.preprocessing(), pointers);
        readiedThread.get();
        try (LoadedPrograms.Lease lease = programs.lease(served.blob(), served.plan())) {
            Integer samples = sampling.samples();
            if (samples == null) {
                float[] raw = predict(lease, batch);
                return PredictionOutputs.of(raw, batch.rows(), served);
            }
            long seed = sampling.seedOrDrawn();
            // Generators take 32 bits; all of a client's are to count.
            long mixed = new SplitMix64(seed).nextSeed();
            float[] raw = lease.program().sample(batch.features(), batch.rows(), samples, mixed);
            return PredictionOutputs.of(raw, batch.rows(), samples, seed, served);
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

    /** Makes sure that a checkpoint can predict, and is ready for it. */
    void ready(ServedCheckpoint served) {
        readiedThread.get();
        try (LoadedPrograms.Lease lease = programs.lease(served.blob(), served.plan())) {
            lease.program();
        } catch (CorruptBlob | UnreadableProgram e) {
            throw new DamagedCheckpoint(served.checkpoint(), e);
        }
    }
}
