package dev.dropwise.inference;

import dev.dropwise.calibration.CalibratedClasses;
import dev.dropwise.calibration.Calibration;
import dev.dropwise.calibration.TemperatureScaling;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Run;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.Blob;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that answers, and the name by which it was asked. Immutable.
 *
 * @param model null when a run was asked
 * @param version of that model
 * @param plan that the checkpoint's run carried out
 * @param architecture of that plan
 * @param preprocessing as it was fitted for the checkpoint's run
 * @param calibration of its answers; null of an ensemble, and where they are as the network gives
 *     them
 * @param members of an ensemble, of which this is the first; empty where one network answers
 */
public record ServedCheckpoint(
        @Nullable String model,
        @Nullable Integer version,
        Checkpoint checkpoint,
        Plan plan,
        Architecture architecture,
        Preprocessing preprocessing,
        @Nullable Calibration calibration,
        List<ServedCheckpoint> members) {

    static ServedCheckpoint of(Checkpoint checkpoint, Run run, @Nullable Calibration calibration) {
        Plan plan = run.plan();
        return new ServedCheckpoint(
                null,
                null,
                checkpoint,
                plan,
                plan.architecture(),
                run.preprocessing(),
                calibration,
                List.of());
    }

    ServedCheckpoint as(ModelVersion asked) {
        return new ServedCheckpoint(
                asked.model(),
                asked.version(),
                checkpoint,
                plan,
                architecture,
                preprocessing,
                calibration,
                members);
    }

    /** The first of several that answer together. */
    static ServedCheckpoint together(List<ServedCheckpoint> members) {
        ServedCheckpoint first = members.get(0);
        return new ServedCheckpoint(
                null,
                null,
                first.checkpoint,
                first.plan,
                first.architecture,
                first.preprocessing,
                null,
                List.copyOf(members));
    }

    /** Of a version of a model. */
    public String modelOrFail() {
        return Objects.requireNonNull(model, "a run has no model");
    }

    /** Of that model. */
    public int versionOrFail() {
        return Objects.requireNonNull(version, "a run has no version");
    }

    /** Each network that is asked for an answer. */
    List<ServedCheckpoint> networks() {
        return members.isEmpty() ? List.of(this) : members;
    }

    /** The same with probabilities as the networks give them. */
    ServedCheckpoint uncalibrated() {
        return calibration == null && members.isEmpty()
                ? this
                : new ServedCheckpoint(
                        model,
                        version,
                        checkpoint,
                        plan,
                        architecture,
                        preprocessing,
                        null,
                        members.stream().map(ServedCheckpoint::uncalibrated).toList());
    }

    /** Scales probabilities as they were calibrated to, in place. */
    NetworkOutputs scaled(NetworkOutputs outputs) {
        if (calibration == null || !isClassification()) {
            return outputs;
        }
        int width = outputs.values().length / outputs.rows();
        for (int row = 0; row < outputs.rows(); row++) {
            if (calibration.targets().get(row % targets()) instanceof CalibratedClasses known) {
                TemperatureScaling.apply(outputs.values(), row * width, width, known.temperature());
            }
        }
        return outputs;
    }

    Blob blob() {
        return checkpoint.blob();
    }

    /** What is predicted, one or several. */
    public TargetEncoding target() {
        return preprocessing.target();
    }

    /** How many targets every instance has. */
    public int targets() {
        return target().count();
    }

    /** The classes of one of them, in the order of the outputs; empty for regression. */
    public List<String> classes(int target) {
        return target() instanceof SeveralTargets several
                ? several.targets().get(target).encoding().classes()
                : preprocessing.classes();
    }

    /** Numbers that a prediction has: probabilities of all classes, or values. */
    int outputs() {
        int outputs = 0;
        for (int target = 0; target < targets(); target++) {
            outputs += isClassification() ? classes(target).size() : 1;
        }
        return outputs;
    }

    public boolean isClassification() {
        return target().tellsClasses();
    }
}
