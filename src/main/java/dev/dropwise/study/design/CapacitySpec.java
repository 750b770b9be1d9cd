package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.spec.Monitor;
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
 * Asks whether a narrower or a wider, a shallower or a deeper network would do better.
 *
 * @param name for people
 * @param objective what is compared; {@code validationLoss} by default
 * @param seed of the pairs of split and seed; drawn and shown where it is missing
 * @param job a job request, without {@code registerAs}
 * @param widths by which the units and filters of all hidden layers are multiplied; 0.25, 0.5, 1,
 *     2, 4
 * @param depths how many hidden dense layers there are before the output layer, each with the
 *     activation, normalization and dropout that follow it: the first ones of the network, or all
 *     and the last repeated; each with every width. As in the job where there are none
 * @param variants JSON Merge Patches on the job, by name, each with a curve of its own; one curve
 *     by default
 * @param repeats pairs of split and seed, the same for all; 3
 */
@JsonTypeName("capacity")
public record CapacitySpec(
        @Nullable @Size(max = 200) String name,
        Monitor objective,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @NotNull
                @Schema(
                        implementation = Object.class,
                        description = "A job request, without registerAs",
                        example = "{\"dataset\": \"iris\"}")
                ObjectNode job,
        @Size(min = 1, max = 20) List<@NotNull @Positive @Max(64) Double> widths,
        @Size(max = 20)
                @Schema(
                        description =
                                "Hidden dense layers before the output layer, each with what follows it; the last is"
                                        + " repeated",
                        example = "[1, 2, 3]")
                List<@NotNull @Min(1) @Max(64) Integer> depths,
        @Size(max = 20)
                @Schema(
                        implementation = Object.class,
                        description = "JSON Merge Patches on the job, by name",
                        example = "{\"usual\": {}, \"long\": {\"training\": {\"epochs\": 50}}}")
                Map<String, @NotNull ObjectNode> variants,
        @Min(1) @Max(1000) Integer repeats)
        implements CurveSpec {

    private static final String DEPTHS = "/depths";

    public CapacitySpec {
        objective = objective == null ? Monitor.VALIDATION_LOSS : objective;
        widths = widths == null ? List.of(0.25, 0.5, 1.0, 2.0, 4.0) : widths;
        depths = depths == null ? List.of() : depths;
        variants = variants == null ? Map.of() : variants;
        repeats = repeats == null ? 3 : repeats;
    }

    @Override
    public CapacitySpec seeded(long seed) {
        return new CapacitySpec(name, objective, seed, job, widths, depths, variants, repeats);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(VariantNames.faults(variants.keySet()));
        faults.addAll(RepeatedNumbers.faults("/widths", widths));
        faults.addAll(RepeatedNumbers.faults(DEPTHS, depths));
        return faults;
    }

    @Override
    public String question(StudyPlan plan) {
        return "Would a smaller or a larger network do better by %s on %s? Other %s are tried %s, each on the same %s."
                .formatted(
                        plan.metric(),
                        plan.dataset(),
                        depths.isEmpty() ? "widths" : "widths and depths",
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
        Map<String, ObjectNode> jobs = CurveSpec.super.variants(base);
        if (!depths.isEmpty()) {
            Invalid.throwIfAny(depthFaults(jobs));
        }
        return jobs;
    }

    private static List<Fault> depthFaults(Map<String, ObjectNode> jobs) {
        return jobs.entrySet().stream()
                .filter(one -> HiddenBlocks.of(one.getValue()).isEmpty())
                .map(one -> new Fault(DEPTHS, noHiddenLayer(one.getKey())))
                .toList();
    }

    private static String noHiddenLayer(String variant) {
        return "expected a hidden dense layer right before a dense output layer%s, received a network without: nothing can be repeated"
                .formatted(variant.equals(ONLY) ? "" : " of “" + variant + "”");
    }

    @Override
    public StudyDesign design(StudyPlan plan) {
        return new CapacityDesign(plan, this);
    }
}
