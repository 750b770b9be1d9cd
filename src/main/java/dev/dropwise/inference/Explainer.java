package dev.dropwise.inference;

import dev.dropwise.engine.InputGradients;
import dev.dropwise.engine.UnreadableProgram;
import dev.dropwise.inference.explanation.Contributions;
import dev.dropwise.inference.explanation.ExplanationBaseline;
import dev.dropwise.inference.explanation.ExplanationMethod;
import dev.dropwise.inference.explanation.ExplanationView;
import dev.dropwise.inference.explanation.GaussLegendre;
import dev.dropwise.inference.explanation.InputUnits;
import dev.dropwise.model.DamagedCheckpoint;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.training.MonteCarloSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out what columns or pixels contributed to answers. With samples each pass is explained with
 * the masks that the answer itself was drawn with; of an ensemble each network has its share of
 * them.
 */
@Component
class Explainer {

    /** So many examples go through the network at once. */
    private static final int ROWS = 256;

    private final LoadedPrograms programs;
    private final TrainingMeans trainingMeans;

    Explainer(LoadedPrograms programs, TrainingMeans trainingMeans) {
        this.programs = programs;
        this.trainingMeans = trainingMeans;
    }

    /**
     * One for each row of the outputs; null where no class came out.
     *
     * @param batches the instances, as each network takes them
     */
    List<@Nullable ExplanationView> explain(
            ServedCheckpoint served,
            List<InstanceBatch> batches,
            PredictionOutputs outputs,
            @Nullable Integer samples,
            ExplanationOptions options) {
        List<ExplanationBaseline> baselines =
                served.networks().stream()
                        .map(
                                network ->
                                        new ExplanationBaseline(
                                                network.preprocessing(), trainingMeans.of(network)))
                        .toList();
        List<@Nullable ExplanationView> explanations = new ArrayList<>();
        for (int row = 0; row < outputs.rows(); row++) {
            int target = row % served.targets();
            int label = served.isClassification() ? outputs.best(row) : 0;
            if (label < 0) {
                explanations.add(null);
                continue;
            }
            List<double[]> passes = new ArrayList<>();
            for (int i = 0; i < batches.size(); i++) {
                ServedCheckpoint network = served.networks().get(i);
                float[] example = batches.get(i).row(row / served.targets());
                Question question =
                        new Question(
                                network,
                                example,
                                baselines.get(i).inputs(),
                                new ExplainedOutput(target, label),
                                options);
                passes.addAll(passes(question, draws(served, i, samples, outputs.seed())));
            }
            explanations.add(
                    ExplanationView.of(
                            Objects.requireNonNull(options.method()),
                            served.isClassification() ? served.classes(target).get(label) : null,
                            new Contributions(passes),
                            baselines));
        }
        return explanations;
    }

    /** What a network is asked about one instance. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares questions
    private record Question(
            ServedCheckpoint network,
            float[] example,
            float[] baseline,
            ExplainedOutput output,
            ExplanationOptions options) {}

    /**
     * How often a network draws masks, and from what.
     *
     * @param passes 0 with dropout off
     */
    private record Draws(int passes, long seed) {}

    private static Draws draws(
            ServedCheckpoint served, int network, @Nullable Integer samples, @Nullable Long seed) {
        if (samples == null || seed == null) {
            return new Draws(0, 0);
        }
        return served.members().isEmpty()
                ? new Draws(samples, seed)
                : new Draws(
                        EnsemblePredictions.share(samples, served.members().size(), network),
                        EnsemblePredictions.seed(seed, network));
    }

    private List<double[]> passes(Question question, Draws draws) {
        ServedCheckpoint network = question.network;
        try (LoadedPrograms.Lease lease = programs.lease(network.blob(), network.plan())) {
            Draws own = lease.draws() ? draws : new Draws(0, 0);
            List<double[]> passes =
                    question.options.method() == ExplanationMethod.OCCLUSION
                            ? occluded(question, own, lease)
                            : integrated(question, own, lease);
            // one that draws nothing says the same in all of its passes
            return passes.size() == 1 && draws.passes > 1
                    ? Collections.nCopies(draws.passes, passes.get(0))
                    : passes;
        } catch (CorruptBlob | UnreadableProgram e) {
            throw new DamagedCheckpoint(network.checkpoint(), e);
        }
    }

    private static MonteCarloSampler sampler(
            Question question, Draws draws, LoadedPrograms.Lease lease) {
        return new MonteCarloSampler(lease.program(), question.network.architecture(), draws.seed);
    }

    private static List<double[]> integrated(
            Question question, Draws draws, LoadedPrograms.Lease lease) {
        ServedCheckpoint network = question.network;
        GaussLegendre rule = GaussLegendre.of(question.options.stepsOrUsual());
        InputGradients.Integral integral =
                new InputGradients.Integral(
                        rule.points(),
                        rule.weights(),
                        ExplainedOutput.temperatures(network),
                        question.output.index(network));
        long[] seeds =
                draws.passes == 0
                        ? new long[] {0}
                        : sampler(question, draws, lease).seeds(question.example, draws.passes);
        double[][] found =
                lease.gradients()
                        .integrated(
                                question.example, question.baseline, integral, draws.passes, seeds);
        InputUnits units = InputUnits.of(network.preprocessing());
        return Arrays.stream(found).map(pass -> inUnits(pass, units, question)).toList();
    }

    /** From outputs and inputs of the network to those that users know. */
    private static double[] inUnits(double[] pass, InputUnits units, Question question) {
        ExplainedOutput output = question.output;
        double[] sums = units.sums(pass, 2);
        double[] told = new double[2 + sums.length];
        told[0] = output.value(question.network, pass[0]);
        told[1] = output.value(question.network, pass[1]);
        for (int unit = 0; unit < sums.length; unit++) {
            told[2 + unit] = sums[unit] * output.scale(question.network);
        }
        return told;
    }

    private static List<double[]> occluded(
            Question question, Draws draws, LoadedPrograms.Lease lease) {
        int width = question.example.length;
        InputUnits units = InputUnits.of(question.network.preprocessing());
        double[][] passes = new double[Math.max(1, draws.passes)][2 + units.count()];
        for (int from = 0; from < 2 + units.count(); from += ROWS) {
            int rows = Math.min(ROWS, 2 + units.count() - from);
            float[] some = new float[rows * width];
            for (int row = 0; row < rows; row++) {
                write(question, units, from + row, some, row * width);
            }
            NetworkOutputs outputs = outputs(question, draws, lease, some, rows);
            for (int i = 0; i < passes.length * rows; i++) {
                passes[i / rows][from + i % rows] =
                        question.output.of(outputs, question.network, i);
            }
        }
        for (double[] pass : passes) {
            for (int unit = 0; unit < units.count(); unit++) {
                pass[2 + unit] = pass[0] - pass[2 + unit];
            }
        }
        return List.of(passes);
    }

    /** First the instance, then the baseline, then the instance without each of its units. */
    private static void write(
            Question question, InputUnits units, int index, float[] into, int at) {
        if (index == 1) {
            System.arraycopy(question.baseline, 0, into, at, question.baseline.length);
        } else {
            units.writeOccluded(question.example, question.baseline, index - 2, into, at);
        }
    }

    private static NetworkOutputs outputs(
            Question question, Draws draws, LoadedPrograms.Lease lease, float[] some, int rows) {
        ServedCheckpoint network = question.network;
        float[] raw =
                draws.passes == 0
                        ? lease.program().predict(some, rows)
                        : sampler(question, draws, lease)
                                .sampleAs(question.example, some, rows, draws.passes);
        int examples = rows * Math.max(1, draws.passes);
        return network.scaled(NetworkOutputs.of(raw, examples, network.target()));
    }
}
