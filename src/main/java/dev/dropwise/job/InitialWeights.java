package dev.dropwise.job;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.model.NoSuchModel;
import dev.dropwise.model.NoSuchVersion;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NotFound;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.InitializeFrom;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.training.TrainingFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a training begins with where it does not begin with drawn weights. */
@Component
class InitialWeights {

    private static final String POINTER = "/training/initializeFrom";

    private final ModelRegistry models;
    private final Runs runs;
    private final Checkpoints checkpoints;
    private final BlobStore blobs;

    InitialWeights(ModelRegistry models, Runs runs, Checkpoints checkpoints, BlobStore blobs) {
        this.models = models;
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.blobs = blobs;
    }

    /**
     * What was asked for with version, checkpoint and layers filled in.
     *
     * @param network null where it has faults of its own; then only the model is looked for
     * @throws Invalid with every layer that does not fit
     */
    @Nullable InitializeFrom resolve(InitializeFrom asked, @Nullable Architecture network) {
        ModelVersion version = version(asked);
        Checkpoint checkpoint = checkpoint(version);
        List<Fault> faults = new ArrayList<>();
        String sha256 = checkpoint.blob().sha256();
        if (asked.sha256() != null && !asked.sha256().equals(sha256)) {
            faults.add(new Fault("/sha256", otherCheckpoint(asked, version, sha256)));
        }
        if (network != null) {
            Architecture source = runs.get(version.run()).plan().architecture();
            faults.addAll(asked.faultsFor(network, source));
        }
        Invalid.throwIfAny(faults.stream().map(fault -> fault.under(POINTER)).toList());
        return network == null ? null : asked.resolved(version.version(), sha256, network);
    }

    private static String otherCheckpoint(
            InitializeFrom asked, ModelVersion version, String sha256) {
        return "expected the checkpoint of %s version %d to be %s, it is %s"
                .formatted(version.model(), version.version(), asked.sha256(), sha256);
    }

    private Checkpoint checkpoint(ModelVersion version) {
        return checkpoints
                .findById(version.checkpoint())
                .orElseThrow(
                        () ->
                                new Invalid(
                                        POINTER + "/version",
                                        "expected a version of %s with a checkpoint, that of version %d is gone"
                                                .formatted(version.model(), version.version())));
    }

    private ModelVersion version(InitializeFrom asked) {
        Integer version = asked.version();
        try {
            return version == null
                    ? models.newest(asked.model())
                    : models.version(asked.model(), version);
        } catch (NoSuchVersion none) {
            throw new Invalid(POINTER + "/version", none.getMessage());
        } catch (NoSuchModel none) {
            throw new Invalid(POINTER + "/model", none.getMessage());
        }
    }

    /** The program to begin with; null where weights are drawn. */
    @Nullable Path source(Plan plan) {
        InitializeFrom from = plan.training().initializeFrom();
        if (from == null) {
            return null;
        }
        try {
            ModelVersion version = version(from);
            Blob blob = checkpoint(version).blob();
            if (from.sha256() != null && !from.sha256().equals(blob.sha256())) {
                throw new TrainingFailed(
                        "the model to initialize from has changed since the job was submitted: "
                                + otherCheckpoint(from, version, blob.sha256()));
            }
            return blobs.verified(blob);
        } catch (Invalid | NotFound | CorruptBlob gone) {
            throw new TrainingFailed(
                    "the model %s to initialize from is gone: %s"
                            .formatted(from.model(), gone.getMessage()),
                    gone);
        }
    }
}
