package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.result.Figures;
import dev.dropwise.study.search.Knob;
import dev.dropwise.study.search.SamplerType;
import dev.dropwise.study.search.SearchSpace;
import dev.dropwise.study.trial.TrialSetting;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks which settings of a job are best, and what the best is worth on fresh pairs of split and
 * seed.
 *
 * @param name for people
 * @param objective what settings are judged by; {@code validationLoss} by default
 * @param seed of the pairs and of the sampler; drawn and shown where it is missing
 * @param job a job request, without {@code registerAs}, with {@code {"search": {...}}} in the place
 *     of the values that are looked for
 * @param sampler chooses the settings; {@code tpe} by default
 * @param trials settings that are tried; 30, and all points of a {@code grid}
 * @param repeats pairs of split and seed, the same for all settings; 1
 * @param confirm fresh pairs on which the winner is trained again; 5
 * @param pruning whether settings that fall behind are stopped before their last epoch; {@code
 *     none}
 * @param parallel settings that are under way at once: a setting is chosen by the results of those
 *     that are at least so many before it, whatever else has ended; 4
 * @param registerAs the model that the winner becomes the next version of: of its fresh runs the
 *     one with the median objective
 */
@JsonTypeName("search")
public record SearchSpec(
        @Nullable @Size(max = 200) String name,
        Monitor objective,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @NotNull
                @Schema(
                        implementation = Object.class,
                        description = "A job request with searches, without registerAs",
                        example =
                                "{\"dataset\": \"iris\", \"training\": {\"epochs\": {\"search\": {\"type\": \"int\", \"from\": 5, \"to\": 50}}}}")
                ObjectNode job,
        SamplerType sampler,
        @Nullable @Min(1) @Max(10_000) Integer trials,
        @Min(1) @Max(100) Integer repeats,
        @Min(1) @Max(1000) Integer confirm,
        PruningSpec pruning,
        @Min(1) @Max(64) Integer parallel,
        @Nullable @Pattern(regexp = NamePattern.REGEX, message = NamePattern.EXPECTED)
                String registerAs)
        implements StudySpec {

    static final String PRUNING = "/pruning";
    static final String EPOCHS = "/training/epochs";

    public SearchSpec {
        objective = objective == null ? Monitor.VALIDATION_LOSS : objective;
        sampler = sampler == null ? SamplerType.TPE : sampler;
        trials = trials == null && sampler != SamplerType.GRID ? Integer.valueOf(30) : trials;
        repeats = repeats == null ? 1 : repeats;
        confirm = confirm == null ? 5 : confirm;
        pruning = pruning == null ? PruningSpec.NONE : pruning;
        parallel = parallel == null ? 4 : parallel;
    }

    @Override
    public SearchSpec seeded(long seed) {
        return new SearchSpec(
                name,
                objective,
                seed,
                job,
                sampler,
                trials,
                repeats,
                confirm,
                pruning,
                parallel,
                registerAs);
    }

    @Override
    public String question(StudyPlan plan) {
        SearchSpace space = SearchSpace.of(plan.job(null));
        String names = String.join(", ", space.knobs().stream().map(Knob::name).toList());
        return "Which values of %s give the %s %s on %s? Up to %s settings are tried, each on %s, and the best again on %s."
                .formatted(
                        names,
                        StudyQuestions.better(plan),
                        plan.metric(),
                        plan.dataset(),
                        trials == null ? space.gridSize() : trials,
                        StudyQuestions.pairs(repeats),
                        Figures.count(confirm, "fresh pair", "fresh pairs"));
    }

    @Override
    public List<Fault> faults() {
        return pruning.isNone()
                ? under(PRUNING, pruning.faultsOfNone())
                : new PruningCheck(this).faults();
    }

    static List<Fault> under(String pointer, List<Fault> faults) {
        return faults.stream().map(fault -> fault.under(pointer)).toList();
    }

    /** Whether settings are stopped by their epochs. */
    boolean prunes() {
        return !pruning.isNone() && faults().isEmpty();
    }

    /** What the job says; 0 where it leaves them to the data or a search. */
    int epochs() {
        return job.at(EPOCHS).asInt(0);
    }

    @Override
    public Map<String, ObjectNode> variants(BaseJob base) {
        new SearchCheck(this).check();
        return Map.of(ONLY, base.job());
    }

    /** A fault within a value that was chosen is one of its search. */
    @Override
    public String pointer(TrialSetting setting, String inJob) {
        for (String place = inJob; !place.isEmpty(); place = parent(place)) {
            if (job.at(place).path("search").isObject()) {
                return "/job" + place;
            }
        }
        return "/job" + inJob;
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    @Override
    public StudyDesign design(StudyPlan plan) {
        return new SearchDesign(plan, this);
    }
}
