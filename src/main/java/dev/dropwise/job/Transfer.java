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
import dev.dropwise.store.BlobStore;
import dev.dropwise.training.TrainingFailed;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a training begins with where it does not begin with drawn weights. */
@Component
class Transfer {

    private static final String POINTER = "/training/initializeFrom";

    private final ModelRegistry models;
    private final Runs runs;
    private final Checkpoints checkpoints;
    private final BlobStore blobs;

    Transfer(ModelRegistry models, Runs runs, Checkpoints checkpoints, BlobStore blobs) {
        this.models = models;
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.blobs = blobs;
    }

    /**
     * What was asked for with version and layers filled in.
     *
     * @throws Invalid with every layer that does not fit
     */
    InitializeFrom resolve(InitializeFrom asked, Architecture network) {
        ModelVersion version = version(asked);
        Architecture source = runs.get(version.run()).plan().architecture();
        List<Fault> faults = asked.faultsFor(network, source);
        Invalid.throwIfAny(faults.stream().map(fault -> fault.under(POINTER)).toList());
        return asked.resolved(version.version(), network);
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
            Checkpoint checkpoint = checkpoints.findById(version(from).checkpoint()).orElseThrow();
            return blobs.verified(checkpoint.blob());
        } catch (Invalid | NotFound gone) {
            throw new TrainingFailed(
                    "the model %s to initialize from is gone: %s"
                            .formatted(from.model(), gone.getMessage()),
                    gone);
        }
    }
}
