package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.trial.TrialSetting;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks what each ingredient of a job does: compares it with itself without one at a time, and
 * without all.
 *
 * @param name for people
 * @param objective what is compared first of all; {@code validationLoss} by default
 * @param seed of the pairs of split and seed; drawn and shown where it is missing
 * @param job a job request, without {@code registerAs}
 * @param without pointers into the job, or words such as {@code dropout}; all that the job has by
 *     default
 * @param repeats pairs of split and seed, the same for all variants; 5
 * @param practicallyEqual the difference of the objective up to which two are as good as equal; 0
 * @param confidenceLevel of intervals and verdicts; 0.95
 */
@JsonTypeName("ablation")
public record AblationSpec(
        @Nullable @Size(max = 200) String name,
        Monitor objective,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @NotNull
                @Schema(
                        implementation = Object.class,
                        description = "A job request, without registerAs",
                        example = "{\"dataset\": \"iris\"}")
                ObjectNode job,
        @Nullable @Size(min = 1, max = 50) List<@NotBlank String> without,
        @Min(1) @Max(1000) Integer repeats,
        @PositiveOrZero Double practicallyEqual,
        @DecimalMin(value = "0.5") @DecimalMax(value = "1", inclusive = false)
                Double confidenceLevel)
        implements PairedSpec {

    public AblationSpec {
        objective = objective == null ? Monitor.VALIDATION_LOSS : objective;
        repeats = repeats == null ? 5 : repeats;
        practicallyEqual = practicallyEqual == null ? 0.0 : practicallyEqual;
        confidenceLevel = confidenceLevel == null ? 0.95 : confidenceLevel;
    }

    @Override
    public AblationSpec seeded(long seed) {
        return new AblationSpec(
                name, objective, seed, job, without, repeats, practicallyEqual, confidenceLevel);
    }

    @Override
    public String question(StudyPlan plan) {
        return "What does each ingredient of the job do for %s on %s? Compared are %s, each on the same %s; “%s” is the baseline."
                .formatted(
                        plan.metric(),
                        plan.dataset(),
                        StudyQuestions.names(plan),
                        StudyQuestions.pairs(repeats),
                        plan.names().get(0));
    }

    @Override
    public boolean changesDefaults() {
        return true;
    }

    @Override
    public Map<String, ObjectNode> variants(BaseJob base) {
        ObjectNode explicit = base.explicit();
        Ablation ablation =
                without == null ? Ablation.ofAll(explicit) : new Ablation(explicit, without);
        return ablation.variants();
    }

    /** What is left of the job may not do alone. */
    @Override
    public String pointer(TrialSetting setting, String inJob) {
        for (int i = 0; without != null && i < without.size(); i++) {
            if (Ablation.name(without.get(i)).equals(setting.variant())) {
                return "/without/" + i;
            }
        }
        return "/job" + inJob;
    }
}
