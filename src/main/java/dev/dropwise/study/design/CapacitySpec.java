package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.trial.TrialSetting;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks whether a narrower or a wider network would do better.
 *
 * @param name for people
 * @param objective what is compared; {@code validationLoss} by default
 * @param seed of the pairs of split and seed; drawn and shown where it is missing
 * @param job a job request, without {@code registerAs}
 * @param widths by which the units and filters of all hidden layers are multiplied; 0.25, 0.5, 1,
 *     2, 4
 * @param variants JSON Merge Patches on the job, by name, each with a curve of its own; one curve
 *     by default
 * @param repeats pairs of split and seed, the same for all; 3
 */
@JsonTypeName("capacity")
public record CapacitySpec(
        @Nullable @Size(max = 200) String name,
        Monitor objective,
        @Min(0) @Max((1L << 53) - 1) @Nullable Long seed,
        @NotNull
                @Schema(
                        implementation = Object.class,
                        description = "A job request, without registerAs",
                        example = "{\"dataset\": \"iris\"}")
                ObjectNode job,
        @Size(min = 1, max = 20) List<@NotNull @Positive @Max(64) Double> widths,
        @Size(max = 20)
                @Schema(
                        implementation = Object.class,
                        description = "JSON Merge Patches on the job, by name",
                        example = "{\"usual\": {}, \"long\": {\"training\": {\"epochs\": 50}}}")
                Map<String, @NotNull ObjectNode> variants,
        @Min(1) @Max(1000) Integer repeats)
        implements StudySpec {

    public CapacitySpec {
        objective = objective == null ? Monitor.VALIDATION_LOSS : objective;
        widths = widths == null ? List.of(0.25, 0.5, 1.0, 2.0, 4.0) : widths;
        variants = variants == null ? Map.of() : variants;
        repeats = repeats == null ? 3 : repeats;
    }

    @Override
    public CapacitySpec seeded(long seed) {
        return new CapacitySpec(name, objective, seed, job, widths, variants, repeats);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(VariantNames.faults(variants.keySet()));
        faults.addAll(DistinctNumbers.faults("/widths", widths));
        return faults;
    }

    @Override
    public String question(StudyPlan plan) {
        return "Would a smaller or a larger network do better by %s on %s? Other widths are tried %s, each on the same %s."
                .formatted(
                        plan.metric(),
                        plan.dataset(),
                        StudyQuestions.variants(plan),
                        StudyQuestions.pairs(repeats));
    }

    @Override
    public String axis() {
        return "times as wide";
    }

    @Override
    public boolean changesDefaults() {
        return true;
    }

    @Override
    public Map<String, ObjectNode> variants(BaseJob base) {
        return new Variants(variants).of(base.explicit());
    }

    @Override
    public String pointer(TrialSetting setting, String inJob) {
        return new Variants(variants).pointer(setting, inJob);
    }

    @Override
    public StudyDesign design(StudyPlan plan) {
        return new CapacityDesign(plan, this);
    }
}
