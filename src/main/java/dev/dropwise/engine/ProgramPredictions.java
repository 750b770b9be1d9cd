package dev.dropwise.engine;

import ai.djl.Model;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a program answers, on any number of threads at once; see {@link TorchProgram}. */
final class ProgramPredictions {

    private final Model model;
    private final String source;

    /** As many as there were predictions at once. */
    private final Queue<PredictionBuffer> buffers = new ConcurrentLinkedQueue<>();

    ProgramPredictions(Model model, String source) {
        this.model = model;
        this.source = source;
    }

    /** See {@link TorchProgram#sample}. */
    float[] sample(float[] features, int samples, long[] seeds) {
        return hasPasses()
                ? call("sample", features, seeds.length, new long[] {samples}, seeds)
                : sampleOneByOne(features, samples, seeds);
    }

    /** See {@link TorchProgram#samplePasses}. */
    float[] samplePasses(float[] features, int examples, long[] seeds) {
        if (hasPasses()) {
            return call("sample_passes", features, examples, seeds);
        }
        float[][] passes = new float[seeds.length][];
        for (int pass = 0; pass < passes.length; pass++) {
            passes[pass] =
                    call("sample", features, examples, new long[] {1}, new long[] {seeds[pass]});
        }
        return concatenated(passes);
    }

    private static float[] concatenated(float[][] parts) {
        int each = parts[0].length;
        float[] all = new float[parts.length * each];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, all, i * each, each);
        }
        return all;
    }

    /** Programs of earlier versions draw for a whole batch from one seed. */
    private boolean hasPasses() {
        return source.contains("def sample_passes(");
    }

    private float[] sampleOneByOne(float[] features, int samples, long[] seeds) {
        int width = features.length / seeds.length;
        float[] all = new float[0];
        for (int i = 0; i < seeds.length; i++) {
            float[] one = Arrays.copyOfRange(features, i * width, (i + 1) * width);
            float[] own = call("sample", one, 1, new long[] {samples}, new long[] {seeds[i]});
            int outputs = own.length / samples;
            if (i == 0) {
                all = new float[own.length * seeds.length];
            }
            for (int pass = 0; pass < samples; pass++) {
                System.arraycopy(
                        own, pass * outputs, all, (pass * seeds.length + i) * outputs, outputs);
            }
        }
        return all;
    }

    /** One native call of a method that takes features. */
    float[] call(String method, float[] features, int examples, long[]... arguments) {
        PredictionBuffer idle = buffers.poll();
        PredictionBuffer predictionBuffer = idle == null ? new PredictionBuffer(model) : idle;
        try {
            return predictionBuffer.call(method, features, examples, arguments);
        } finally {
            buffers.add(predictionBuffer);
        }
    }
}
