package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.trial.TrialSetting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A question that many runs answer, as a client writes it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface StudySpec permits PairedSpec, CrossValidationSpec, CurveSpec, SearchSpec {

    /** What the one variant is called of a study that compares none. */
    String ONLY = "";

    @Nullable String name();

    /** What trials are judged by. */
    Monitor objective();

    @Nullable Long seed();

    /** What every trial changes something of. */
    ObjectNode job();

    /** The model that its winner becomes the next version of, if any. */
    default @Nullable String registerAs() {
        return null;
    }

    /** The same with a seed. */
    StudySpec seeded(long seed);

    /** What is wrong with the spec itself, whatever its job is. */
    default List<Fault> faults() {
        return List.of();
    }

    /** What it asks, in a sentence. */
    String question(StudyPlan plan);

    /** What the curves of its result go over. */
    default String axis() {
        return "x";
    }

    /** Whether its variants are made from the job with every default filled in. */
    default boolean changesDefaults() {
        return false;
    }

    /**
     * The jobs that it compares by their names, the baseline first; one under {@link #ONLY} where
     * it compares none.
     *
     * @throws dev.dropwise.problem.Invalid with pointers into the spec
     */
    Map<String, ObjectNode> variants(BaseJob base);

    /** Where in the spec something comes from that is in a trial's job. */
    String pointer(TrialSetting setting, String inJob);

    /** How the question is asked. */
    StudyDesign design(StudyPlan plan);

    /** The JSON type name. */
    default String typeName() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }
}
