package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.spec.Monitor;
import dev.dropwise.spec.SplitBy;
import dev.dropwise.study.result.Figures;
import dev.dropwise.study.trial.TrialSetting;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks how well a job does on rows that it has not seen, and how sure that is: every row validates
 * once in each repeat.
 *
 * @param name for people
 * @param objective what is told first of all; {@code validationLoss} by default
 * @param seed of the pairs of split and seed; drawn and shown where it is missing
 * @param job a job request, without {@code registerAs}; its own validation does not count
 * @param folds parts of the rows, 2 to 100; 5
 * @param repeats how often the rows are divided anew; 1
 * @param stratified whether every fold has its share of each class; true, and groups stay whole all
 *     the same
 * @param by {@code random} or {@code group}, as in a job's validation; by default group where the
 *     data set has a group column
 */
@JsonTypeName("crossValidation")
public record CrossValidationSpec(
        @Nullable @Size(max = 200) String name,
        Monitor objective,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @NotNull
                @Schema(
                        implementation = Object.class,
                        description = "A job request, without registerAs",
                        example = "{\"dataset\": \"iris\"}")
                ObjectNode job,
        @Min(2) @Max(100) Integer folds,
        @Min(1) @Max(100) Integer repeats,
        Boolean stratified,
        @Nullable SplitBy by)
        implements StudySpec {

    private static final String VALIDATION = "/training/validation";

    public CrossValidationSpec {
        objective = objective == null ? Monitor.VALIDATION_LOSS : objective;
        folds = folds == null ? 5 : folds;
        repeats = repeats == null ? 1 : repeats;
        stratified = stratified == null || stratified;
    }

    @Override
    public CrossValidationSpec seeded(long seed) {
        return new CrossValidationSpec(name, objective, seed, job, folds, repeats, stratified, by);
    }

    @Override
    public String question(StudyPlan plan) {
        return "How well does the job do by %s on rows of %s that it was not trained on? The rows are divided into %d folds, %s."
                .formatted(
                        plan.metric(),
                        plan.dataset(),
                        folds,
                        Figures.count(repeats, "time", "times"));
    }

    @Override
    public Map<String, ObjectNode> variants(BaseJob base) {
        return Map.of(ONLY, base.job());
    }

    @Override
    public String pointer(TrialSetting setting, String inJob) {
        if (inJob.equals(VALIDATION + "/by")) {
            return "/by";
        }
        return inJob.startsWith(VALIDATION) ? "/folds" : "/job" + inJob;
    }

    @Override
    public StudyDesign design(StudyPlan plan) {
        return new FoldDesign(plan, this);
    }
}
