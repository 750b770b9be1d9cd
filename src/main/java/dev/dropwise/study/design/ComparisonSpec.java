package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.trial.TrialSetting;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks which of several jobs is better, by how much, and how sure that is.
 *
 * @param name for people
 * @param objective what is compared first of all; {@code validationLoss} by default
 * @param seed of the pairs of split and seed; drawn and shown where it is missing
 * @param job a job request, without {@code registerAs}
 * @param variants JSON Merge Patches on the job, by name; the first is the baseline, which may be
 *     empty
 * @param repeats pairs of split and seed, the same for all variants; 5
 * @param practicallyEqual the difference of the objective up to which two are as good as equal; 0
 * @param confidenceLevel of intervals and verdicts; 0.95
 */
@JsonTypeName("comparison")
public record ComparisonSpec(
        @Nullable @Size(max = 200) String name,
        Monitor objective,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @NotNull
                @Schema(
                        implementation = Object.class,
                        description = "A job request, without registerAs",
                        example = "{\"dataset\": \"iris\"}")
                ObjectNode job,
        @NotNull
                @Size(min = 2, max = 50)
                @Schema(
                        implementation = Object.class,
                        description = "JSON Merge Patches on the job, by name",
                        example = "{\"usual\": {}, \"long\": {\"training\": {\"epochs\": 50}}}")
                Map<String, @NotNull ObjectNode> variants,
        @Min(1) @Max(1000) Integer repeats,
        @PositiveOrZero Double practicallyEqual,
        @DecimalMin(value = "0.5") @DecimalMax(value = "1", inclusive = false)
                Double confidenceLevel)
        implements PairedSpec {

    public ComparisonSpec {
        objective = objective == null ? Monitor.VALIDATION_LOSS : objective;
        repeats = repeats == null ? 5 : repeats;
        practicallyEqual = practicallyEqual == null ? 0.0 : practicallyEqual;
        confidenceLevel = confidenceLevel == null ? 0.95 : confidenceLevel;
    }

    @Override
    public ComparisonSpec seeded(long seed) {
        return new ComparisonSpec(
                name, objective, seed, job, variants, repeats, practicallyEqual, confidenceLevel);
    }

    @Override
    public String question(StudyPlan plan) {
        return "Which of %s has the %s %s on %s? Each was trained on the same %s; “%s” is the baseline."
                .formatted(
                        StudyQuestions.names(plan),
                        StudyQuestions.better(plan),
                        plan.metric(),
                        plan.dataset(),
                        StudyQuestions.pairs(repeats),
                        plan.names().get(0));
    }

    @Override
    public List<Fault> faults() {
        return VariantNames.faults(variants.keySet());
    }

    @Override
    public Map<String, ObjectNode> variants(BaseJob base) {
        return new Variants(variants).of(base.job());
    }

    @Override
    public String pointer(TrialSetting setting, String inJob) {
        return new Variants(variants).pointer(setting, inJob);
    }
}
