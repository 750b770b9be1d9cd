package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.search.DropoutRates;
import dev.dropwise.study.trial.TrialMetrics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
    public record PlannedVariant(@Nullable String name, ObjectNode job) {

        /** What its layers drop, by pointers into the job. */
        public Map<String, JsonNode> dropoutRates() {
            Map<String, JsonNode> rates = new LinkedHashMap<>();
            DropoutRates.in(job).forEach(place -> rates.put(place, job.at(place)));
            return rates;
        }

        /** Whether anything is dropped or disturbed in its network; not where all rates are 0. */
        public boolean hasDropout() {
            Collection<JsonNode> rates = dropoutRates().values();
            return rates.isEmpty()
                    ? Ingredient.DROPOUT.isIn(job)
                    : rates.stream().anyMatch(rate -> !rate.isNumber() || rate.asDouble() > 0);
        }
    }

    /** The frozen job of a variant. */
    public ObjectNode job(@Nullable String variant) {
        return variants.stream()
                .filter(one -> Objects.equals(one.name(), variant))
                .map(PlannedVariant::job)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variant " + variant));
    }

    /** The data set that all variants are trained on. */
    @JsonIgnore
    public String dataset() {
        return variants.get(0).job().path("dataset").asString("");
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
