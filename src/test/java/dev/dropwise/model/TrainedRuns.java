package dev.dropwise.model;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.run.Provenance;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunLabels;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.Resident;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingListener;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingProgress;
import dev.dropwise.training.TrainingState;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Really trained, really stored runs for tests, in a second or less. */
public class TrainedRuns {

    private final Datasets datasets;
    private final Trainer trainer;
    private final RunRecorder recorder;
    private final BlobStore blobs;
    private final JsonMapper mapper;
    private final TorchRuntime torch;

    public TrainedRuns(
            Datasets datasets,
            Trainer trainer,
            RunRecorder recorder,
            BlobStore blobs,
            JsonMapper mapper,
            TorchRuntime torch) {
        this.datasets = datasets;
        this.trainer = trainer;
        this.recorder = recorder;
        this.blobs = blobs;
        this.mapper = mapper;
        this.torch = torch;
    }

    /**
     * Trains a network and ends its run.
     *
     * @param layers the JSON of its layers
     */
    public UUID train(String dataset, String layers, int epochs) {
        return train(dataset, layers, epochs, "");
    }

    /**
     * Trains a network and ends its run.
     *
     * @param layers the JSON of its layers
     * @param more the JSON of what else there is to its training, after a comma
     */
    public UUID train(String dataset, String layers, int epochs, String more) {
        TrainingSpec training =
                mapper.readValue(
                        """
                        {"epochs": %d, "batchSize": 16, "seed": 7,
                         "optimizer": {"type": "adam", "learningRate": 0.01}%s}"""
                                .formatted(epochs, more),
                        TrainingSpec.class);
        ModelSpec model = mapper.readValue("{\"layers\": %s}".formatted(layers), ModelSpec.class);
        TrainingData data = TrainingData.of(datasets.get(dataset), training, 7);
        SpecCompleter.Specs specs = SpecCompleter.complete(model, training, data.signature());
        Plan plan =
                new Plan(
                        null,
                        dataset,
                        data.dataset().version(),
                        specs.model(),
                        specs.training(),
                        null);
        Run run =
                recorder.begin(
                        UUID.randomUUID(),
                        new RunLabels(plan, null, null),
                        plan,
                        data.preprocessing(),
                        provenance(data));
        TrainingOutcome outcome =
                trainer.start(
                        plan,
                        data,
                        new TrainingConditions(1),
                        new Recording(run.id()),
                        () -> false);
        recorder.succeed(run.id(), outcome);
        return run.id();
    }

    /** A run that is under way, without a checkpoint. */
    public UUID begin(String dataset) {
        TrainingSpec training = TrainingSpec.usual().seeded(7);
        TrainingData data = TrainingData.of(datasets.get(dataset), training, 7);
        ModelSpec model =
                mapper.readValue("{\"layers\": [{\"type\": \"dense\"}]}", ModelSpec.class);
        SpecCompleter.Specs specs = SpecCompleter.complete(model, training, data.signature());
        Plan plan = new Plan(null, dataset, "", specs.model(), specs.training(), null);
        return recorder.begin(
                        UUID.randomUUID(),
                        new RunLabels(plan, null, null),
                        plan,
                        data.preprocessing(),
                        provenance(data))
                .id();
    }

    private Provenance provenance(TrainingData data) {
        String hash = data.dataset().version();
        return new Provenance(
                7,
                hash,
                "test",
                "test",
                torch.version(),
                "17",
                "any",
                "any",
                "cpu",
                1,
                new Resident(),
                data.division());
    }

    private final class Recording implements TrainingListener {

        private final UUID run;
        private Blob best = Blob.program("", 0);
        private int bestEpoch;

        private Recording(UUID run) {
            this.run = run;
        }

        @Override
        public void progress(TrainingProgress progress) {}

        @Override
        public void epoch(EpochMetrics metrics) {
            recorder.epochs(run, List.of(metrics), bestEpoch);
        }

        @Override
        public void best(int epoch, TorchProgram program) {
            bestEpoch = epoch;
            best = keep(program);
            recorder.checkpoint(run, Kind.BEST, epoch, best, null);
        }

        @Override
        public void last(TrainingState trainingState, TorchProgram program) {
            recorder.checkpoint(
                    run, Kind.LAST, trainingState.epoch() - 1, keep(program), trainingState);
        }

        @Override
        public Path bestProgram() {
            return blobs.verified(best);
        }

        private Blob keep(TorchProgram program) {
            return blobs.keep(blobs.stage(Blob.Kind.PROGRAM, program::save));
        }
    }
}
