package dev.dropwise.inference;

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
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that answers, and the name by which it was asked. Immutable.
 *
 * @param model null when a run was asked
 * @param version of that model
 * @param plan that the checkpoint's run carried out
 * @param architecture of that plan
 * @param preprocessing as it was fitted for the checkpoint's run
 * @param members of an ensemble, of which this is the first; empty where one network answers
 */
public record ServedCheckpoint(
        @Nullable String model,
        @Nullable Integer version,
        Checkpoint checkpoint,
        Plan plan,
        Architecture architecture,
        Preprocessing preprocessing,
        List<ServedCheckpoint> members) {

    static ServedCheckpoint of(Checkpoint checkpoint, Run run) {
        Plan plan = run.plan();
        return new ServedCheckpoint(
                null, null, checkpoint, plan, plan.architecture(), run.preprocessing(), List.of());
    }

    ServedCheckpoint as(ModelVersion asked) {
        return new ServedCheckpoint(
                asked.model(),
                asked.version(),
                checkpoint,
                plan,
                architecture,
                preprocessing,
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
                List.copyOf(members));
    }

    /** Each network that is asked for an answer. */
    List<ServedCheckpoint> networks() {
        return members.isEmpty() ? List.of(this) : members;
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
