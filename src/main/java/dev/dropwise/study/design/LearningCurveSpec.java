package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.result.Figures;
import dev.dropwise.study.trial.TrialSetting;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks whether more data would help, and whether it would help more than the variants do.
 *
 * @param name for people
 * @param objective what is compared; {@code validationLoss} by default
 * @param seed of the pairs of split and seed; drawn and shown where it is missing
 * @param job a job request, without {@code registerAs}
 * @param fractions of the training rows, of each class its share, 0 < fraction <= 1; the rows of a
 *     smaller one are among those of a larger one, and all validate on the same rows; 0.1, 0.2,
 *     0.4, 0.7, 1
 * @param variants JSON Merge Patches on the job, by name, each with a curve of its own; one curve
 *     by default
 * @param repeats pairs of split and seed, the same for all; 3
 */
@JsonTypeName("learningCurve")
public record LearningCurveSpec(
        @Nullable @Size(max = 200) String name,
        Monitor objective,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @NotNull
                @Schema(
                        implementation = Object.class,
                        description = "A job request, without registerAs",
                        example = "{\"dataset\": \"iris\"}")
                ObjectNode job,
        @Size(min = 1, max = 50)
                List<@NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double>
                        fractions,
        @Size(max = 20)
                @Schema(
                        implementation = Object.class,
                        description = "JSON Merge Patches on the job, by name",
                        example = "{\"usual\": {}, \"long\": {\"training\": {\"epochs\": 50}}}")
                Map<String, @NotNull ObjectNode> variants,
        @Min(1) @Max(1000) Integer repeats)
        implements CurveSpec {

    private static final String ROWS = "/training/rows";
    private static final String FRACTION = ROWS + "/" + LearningCurveDesign.FRACTION;

    public LearningCurveSpec {
        objective = objective == null ? Monitor.VALIDATION_LOSS : objective;
        fractions = fractions == null ? List.of(0.1, 0.2, 0.4, 0.7, 1.0) : fractions;
        variants = variants == null ? Map.of() : variants;
        repeats = repeats == null ? 3 : repeats;
    }

    @Override
    public LearningCurveSpec seeded(long seed) {
        return new LearningCurveSpec(name, objective, seed, job, fractions, variants, repeats);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(VariantNames.faults(variants.keySet()));
        faults.addAll(RepeatedNumbers.faults("/fractions", fractions));
        faults.addAll(OwnSettings.faults(FRACTION, job, variants));
        return faults;
    }

    @Override
    public String question(StudyPlan plan) {
        DoubleSummaryStatistics shares =
                fractions.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return "Would more rows improve %s on %s? Shares of the training rows from %s to %s are tried %s, each on the same %s."
                .formatted(
                        plan.metric(),
                        plan.dataset(),
                        Figures.number(shares.getMin()),
                        Figures.number(shares.getMax()),
                        StudyQuestions.variants(plan),
                        StudyQuestions.pairs(repeats));
    }

    @Override
    public String axis() {
        return "training rows";
    }

    @Override
    public boolean changesDefaults() {
        return true;
    }

    @Override
    public String pointer(TrialSetting setting, String inJob) {
        return inJob.equals(FRACTION)
                ? "/fractions/" + fractions.indexOf(LearningCurveDesign.fraction(setting))
                : CurveSpec.super.pointer(setting, inJob);
    }

    @Override
    public StudyDesign design(StudyPlan plan) {
        return new LearningCurveDesign(plan, this);
    }
}
