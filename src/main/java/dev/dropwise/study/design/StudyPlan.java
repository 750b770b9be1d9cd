package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.dropwise.spec.Monitor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A study's spec frozen: the job of each variant with its network and the hash of its data, so that
 * nothing which is saved or uploaded later changes a trial.
 *
 * @param seed of the study
 * @param variants the first is the baseline
 * @param testToTrainRatio validation rows for each training row; 0 where none validate
 * @param notes what is to be borne in mind with the results, in words
 * @param trainingRows how many rows a trial learns from where none are left out; null where nobody
 *     asks
 */
public record StudyPlan(
        long seed,
        Monitor objective,
        List<PlannedVariant> variants,
        double testToTrainRatio,
        List<String> notes,
        @Nullable Integer trainingRows) {

    /** Of a study that takes the rows as they are. */
    public StudyPlan(
            long seed,
            Monitor objective,
            List<PlannedVariant> variants,
            double testToTrainRatio,
            List<String> notes) {
        this(seed, objective, variants, testToTrainRatio, notes, null);
    }

    /**
     * One of the jobs that a study compares.
     *
     * @param name null where there is but one
     */
    public record PlannedVariant(@Nullable String name, ObjectNode job) {}

    /** The frozen job of a variant. */
    public ObjectNode job(@Nullable String variant) {
        return variants.stream()
                .filter(one -> Objects.equals(one.name(), variant))
                .map(PlannedVariant::job)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variant " + variant));
    }

    /** The objective as runs call it. */
    @JsonIgnore
    public String metric() {
        return TrialMetrics.name(objective);
    }

    @JsonIgnore
    public List<@Nullable String> names() {
        return variants.stream().<@Nullable String>map(PlannedVariant::name).toList();
    }
}
