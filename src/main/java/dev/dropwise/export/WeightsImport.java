package dev.dropwise.export;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.engine.NetworkWeights;
import dev.dropwise.engine.Program;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.export.weights.UnreadableWeights;
import dev.dropwise.export.weights.WeightsFile;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.modelspec.ModelSpecs;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.training.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes versions of weights that other programs trained. */
@Component
class WeightsImport {

    private final Datasets datasets;
    private final ModelSpecs specs;
    private final TorchRuntime torch;
    private final BlobStore blobs;
    private final ImportedRuns runs;

    WeightsImport(
            Datasets datasets,
            ModelSpecs specs,
            TorchRuntime torch,
            BlobStore blobs,
            ImportedRuns runs) {
        this.datasets = datasets;
        this.specs = specs;
        this.torch = torch;
        this.blobs = blobs;
        this.runs = runs;
    }

    /**
     * Makes the next version of a model.
     *
     * @param file of weights
     * @throws Invalid with all that does not fit
     */
    ModelVersion take(String model, Path file, ImportOptions options) {
        ImportedPlan imported = plan(options);
        imported.check();
        Map<String, TensorValues> weights = weights(file, imported.plan());
        Staged program = program(imported, weights);
        return runs.register(model, imported, options.modelSpec(), program);
    }

    private ImportedPlan plan(ImportOptions options) {
        Dataset dataset = datasets.get(options.dataset());
        ModelSpec model =
                options.model() == null
                        ? specs.get(Objects.requireNonNull(options.modelSpec()))
                        : options.model();
        TrainingSpec training =
                options.training() == null ? TrainingSpec.usual() : options.training();
        long seed = training.seed() == null ? 0 : training.seed();
        TrainingSpec seeded = training.seeded(seed);
        TrainingData data = TrainingData.of(dataset, seeded, seed);
        SpecCompleter.Specs complete = SpecCompleter.complete(model, seeded, data.signature());
        Plan plan =
                new Plan(
                        null,
                        options.dataset(),
                        dataset.version(),
                        complete.model(),
                        complete.training(),
                        null);
        return new ImportedPlan(
                plan,
                data,
                options.preprocessing() == null ? data.preprocessing() : options.preprocessing());
    }

    /** Before anything of the network's size is made: the file has to be as large. */
    private static Map<String, TensorValues> weights(Path file, Plan plan) {
        try (WeightsFile weights = WeightsFile.open(file)) {
            return new WeightsMatch(NetworkWeights.sizes(plan.architecture())).read(weights);
        } catch (UnreadableWeights e) {
            throw new Invalid(List.of(new Fault("/file", String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Staged program(ImportedPlan imported, Map<String, TensorValues> weights) {
        Plan plan = imported.plan();
        Program program =
                ProgramCompiler.compile(
                        plan.architecture(), plan.training(), imported.data().signature().input());
        Staged started;
        try (TorchProgram running = torch.start(program, plan.seed())) {
            started = blobs.stage(Blob.Kind.PROGRAM, running::save);
        }
        try {
            return blobs.stage(
                    Blob.Kind.PROGRAM,
                    out ->
                            NetworkWeights.replace(
                                    started.file(), plan.architecture(), weights, out));
        } finally {
            blobs.discard(started);
        }
    }
}
