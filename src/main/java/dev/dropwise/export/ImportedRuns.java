package dev.dropwise.export;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.ProvenanceCollector;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunLabels;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.training.FinalMeasurement;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingOutcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps imported networks as runs of no epochs, so that versions of them are like any others. */
@Component
class ImportedRuns {

    private static final TrainingOutcome UNTRAINED =
            new TrainingOutcome(true, 0, 0, FinalMeasurement.NOTHING, FinalMeasurement.NOTHING);

    private final RunRecorder recorder;
    private final ProvenanceCollector provenance;
    private final ModelRegistry registry;

    ImportedRuns(RunRecorder recorder, ProvenanceCollector provenance, ModelRegistry registry) {
        this.recorder = recorder;
        this.provenance = provenance;
        this.registry = registry;
    }

    @Transactional
    ModelVersion register(
            String model, ImportedPlan imported, @Nullable String modelSpec, Staged program) {
        Run run =
                recorder.begin(
                        UUID.randomUUID(),
                        new RunLabels(imported.plan(), modelSpec, null),
                        imported.plan(),
                        imported.preprocessing(),
                        provenance.of(
                                imported.plan(),
                                new TrainingConditions(1),
                                imported.data().division()));
        Blob blob = recorder.keep(List.of(program)).get(0);
        recorder.checkpoint(run.id(), Checkpoint.Kind.LAST, 0, blob, null);
        recorder.succeed(run.id(), UNTRAINED);
        return registry.registerServed(model, run.id());
    }
}
