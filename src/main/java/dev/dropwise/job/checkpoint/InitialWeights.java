package dev.dropwise.job.checkpoint;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.model.NoSuchModel;
import dev.dropwise.model.NoSuchVersion;
import dev.dropwise.model.NotOneNetwork;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NotFound;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.InitializeFrom;
import dev.dropwise.spec.LayerMatch;
import dev.dropwise.spec.OnDifference;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.loss.LossSpec;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.training.SourceNetwork;
import dev.dropwise.training.TrainingFailed;
import dev.dropwise.training.WeightMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a training begins with where it does not begin with drawn weights. */
@Component
public class InitialWeights {

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
     * @param loss of the network; null where it has faults
     * @throws Invalid with every layer that does not fit
     */
    public @Nullable InitializeFrom resolve(
            InitializeFrom asked,
            @Nullable Architecture network,
            @Nullable LossSpec loss,
            Preprocessing preprocessing) {
        ModelVersion version = version(asked);
        Checkpoint checkpoint = checkpoint(version);
        List<Fault> faults = new ArrayList<>();
        String sha256 = checkpoint.blob().sha256();
        if (asked.sha256() != null && !asked.sha256().equals(sha256)) {
            faults.add(new Fault("/sha256", otherCheckpoint(asked, version, sha256)));
        }
        Map<String, Fault> differences =
                network == null
                        ? Map.of()
                        : differences(asked, version, network, loss, preprocessing);
        Map<String, String> leftOut =
                network == null ? Map.of() : leftOut(asked, network, differences);
        differences.forEach(
                (layer, fault) -> {
                    if (!leftOut.containsKey(layer)) {
                        faults.add(fault);
                    }
                });
        Invalid.throwIfAny(faults.stream().map(fault -> fault.under(POINTER)).toList());
        return network == null
                ? null
                : asked.resolved(version.version(), sha256, network).without(leftOut);
    }

    private Map<String, Fault> differences(
            InitializeFrom asked,
            ModelVersion version,
            Architecture network,
            @Nullable LossSpec loss,
            Preprocessing preprocessing) {
        Run run = runs.get(version.run());
        Architecture source = run.plan().architecture();
        LayerMatch match =
                loss == null
                        ? LayerMatch.AS_THEY_ARE
                        : WeightMatch.of(source, run.preprocessing(), network, preprocessing, loss);
        return asked.differences(network, source, match);
    }

    /**
     * The layers of the network that may be left out.
     *
     * @throws Invalid where nothing would be left
     */
    private static Map<String, String> leftOut(
            InitializeFrom asked, Architecture network, Map<String, Fault> differences) {
        Map<String, String> leftOut = new LinkedHashMap<>();
        if (asked.onDifference() == OnDifference.LEAVE_OUT) {
            Set<String> there =
                    network.layers().stream().map(ShapedLayer::name).collect(Collectors.toSet());
            differences.forEach(
                    (layer, fault) -> {
                        if (there.contains(layer)) {
                            leftOut.put(layer, fault.detail());
                        }
                    });
            if (leftOut.keySet().containsAll(asked.wanted(network))) {
                throw new Invalid(
                        POINTER + "/layers",
                        "expected a layer that fits, received none: "
                                + String.join("; ", leftOut.values()));
            }
        }
        return leftOut;
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
            ModelVersion found =
                    version == null
                            ? models.newest(asked.model())
                            : models.version(asked.model(), version);
            found.requireOneNetwork("begin with its weights");
            return found;
        } catch (NotOneNetwork several) {
            throw new Invalid(POINTER + "/version", String.valueOf(several.getMessage()));
        } catch (NoSuchVersion none) {
            throw new Invalid(POINTER + "/version", none.getMessage());
        } catch (NoSuchModel none) {
            throw new Invalid(POINTER + "/model", none.getMessage());
        }
    }

    /** The network to begin with; null where weights are drawn. */
    public @Nullable SourceNetwork source(Plan plan) {
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
            Run run = runs.get(version.run());
            return new SourceNetwork(
                    blobs.verified(blob), run.plan().architecture(), run.preprocessing());
        } catch (Invalid | NotFound | CorruptBlob gone) {
            throw new TrainingFailed(
                    "the model %s to initialize from is gone: %s"
                            .formatted(from.model(), gone.getMessage()),
                    gone);
        }
    }
}
