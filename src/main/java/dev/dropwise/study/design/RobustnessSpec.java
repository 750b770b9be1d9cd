package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialSetting;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks what noise, missing or wrong data cost, and whether that is less for some variants.
 *
 * @param name for people
 * @param objective what is measured, on validation rows; {@code validationLoss} by default
 * @param seed of the pairs of split and seed; drawn and shown where it is missing
 * @param job a job request, without {@code registerAs}
 * @param disturbances with their levels; noise of 0 to 1 and 0 to half of the values missing
 * @param variants JSON Merge Patches on the job, by name, the first of which the others are
 *     compared with; one network by default
 * @param repeats pairs of split and seed, the same for all; 3
 */
@JsonTypeName("robustness")
public record RobustnessSpec(
        @Nullable @Size(max = 200) String name,
        Monitor objective,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @NotNull
                @Schema(
                        implementation = Object.class,
                        description = "A job request, without registerAs",
                        example = "{\"dataset\": \"iris\"}")
                ObjectNode job,
        @Valid DisturbanceLevels disturbances,
        @Size(max = 20)
                @Schema(
                        implementation = Object.class,
                        description = "JSON Merge Patches on the job, by name",
                        example = "{\"usual\": {}, \"long\": {\"training\": {\"epochs\": 50}}}")
                Map<String, @NotNull ObjectNode> variants,
        @Min(1) @Max(1000) Integer repeats)
        implements CurveSpec {

    private static final String LABEL_NOISE = "/training/rows/" + DisturbanceLevels.LABEL_NOISE;

    public RobustnessSpec {
        objective = objective == null ? Monitor.VALIDATION_LOSS : objective;
        disturbances = disturbances == null ? DisturbanceLevels.usual() : disturbances;
        variants = variants == null ? Map.of() : variants;
        repeats = repeats == null ? 3 : repeats;
    }

    @Override
    public RobustnessSpec seeded(long seed) {
        return new RobustnessSpec(name, objective, seed, job, disturbances, variants, repeats);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(VariantNames.faults(variants.keySet()));
        faults.addAll(disturbances.faults());
        if (disturbances.labelNoise() != null) {
            faults.addAll(OwnSettings.faults(LABEL_NOISE, job, variants));
        }
        if (!TrialMetrics.isOfValidationRows(TrialMetrics.name(objective))) {
            faults.add(
                    new Fault(
                            "/objective",
                            "expected a metric of validation rows, which are disturbed, received "
                                    + TrialMetrics.name(objective)));
        }
        return faults;
    }

    @Override
    public String question(StudyPlan plan) {
        return "What do %s cost, by %s on %s? Each level is tried %s, on the same %s."
                .formatted(
                        StudyQuestions.joined(List.copyOf(disturbances.levels().keySet())),
                        plan.metric(),
                        plan.dataset(),
                        StudyQuestions.variants(plan),
                        StudyQuestions.pairs(repeats));
    }

    @Override
    public String axis() {
        return "level of the disturbance";
    }

    @Override
    public String pointer(TrialSetting setting, String inJob) {
        List<Double> levels = disturbances.labelNoise();
        return inJob.equals(LABEL_NOISE) && levels != null
                ? "/disturbances/labelNoise/" + levels.indexOf(RobustnessDesign.labelNoise(setting))
                : CurveSpec.super.pointer(setting, inJob);
    }

    @Override
    public StudyDesign design(StudyPlan plan) {
        return new RobustnessDesign(plan, this);
    }
}
