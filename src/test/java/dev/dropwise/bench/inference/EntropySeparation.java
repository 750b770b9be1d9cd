package dev.dropwise.bench.inference;

import dev.dropwise.bench.BestProgram;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Examples;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.evaluation.ClassMetric;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.TestDatasets;
import dev.dropwise.training.MonteCarloSampler;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingProperties;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** How well the entropy of Monte-Carlo samples tells wrong predictions from right ones. */
final class EntropySeparation {

    private static final int SAMPLES = 50;
    private static final JsonMapper JSON = DropwiseJson.mapper();

    private EntropySeparation() {}

    /** The area under the ROC curve on the test rows of {@code mnist-small}. */
    static double ofDigits(int epochs, long seed) throws IOException {
        Dataset dataset = TestDatasets.bundled().get("mnist-small");
        TorchRuntime torch = new TorchRuntime(new EngineProperties(DeviceChoice.AUTO, 0));
        TrainingSpec training =
                JSON.readValue(
                        "{\"epochs\": %d, \"seed\": %d}".formatted(epochs, seed),
                        TrainingSpec.class);
        TrainingData data = TrainingData.of(dataset, training, seed);
        SpecCompleter.Specs specs = SpecCompleter.complete(spec(), training, data.signature());
        Plan plan =
                new Plan(
                        null,
                        dataset.name(),
                        dataset.version(),
                        specs.model(),
                        specs.training(),
                        null);
        Trainer trainer =
                new Trainer(
                        torch,
                        new TrainingProperties(
                                Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0)));
        try (BestProgram listener = new BestProgram()) {
            trainer.start(plan, data, new TrainingConditions(1), listener, () -> false);
            Examples test = dataset.examples(data.split().test(), data.preprocessing());
            try (TorchProgram program = torch.load(listener.bestProgram(), false)) {
                float[] passes =
                        new MonteCarloSampler(program, specs.architecture(), seed)
                                .sample(test.features(), test.count(), SAMPLES);
                return area(passes, test);
            }
        }
    }

    private static double area(float[] passes, Examples test) {
        int rows = test.count();
        int classes = passes.length / SAMPLES / rows;
        int[] wrong = new int[rows];
        double[] entropies = new double[rows];
        for (int row = 0; row < rows; row++) {
            int best = 0;
            double[] mean = new double[classes];
            for (int k = 0; k < classes; k++) {
                for (int pass = 0; pass < SAMPLES; pass++) {
                    mean[k] += passes[(pass * rows + row) * classes + k] / (double) SAMPLES;
                }
                best = mean[k] > mean[best] ? k : best;
                entropies[row] -= mean[k] == 0 ? 0 : mean[k] * Math.log(mean[k]);
            }
            wrong[row] = best == (int) test.targets()[row] ? 0 : 1;
            entropies[row] /= Math.log(classes);
        }
        return ClassMetric.ROC_AUC.of(ClassScores.ofSecond(wrong, entropies));
    }

    private static ModelSpec spec() throws IOException {
        try (InputStream in =
                EntropySeparation.class.getResourceAsStream("/model-specs/article-mlp.json")) {
            return JSON.readValue(in, ModelSpec.class);
        }
    }
}
