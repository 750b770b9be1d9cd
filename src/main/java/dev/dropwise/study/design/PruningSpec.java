package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.study.search.Bracket;
import dev.dropwise.study.search.Hyperband;
import dev.dropwise.study.search.SuccessiveHalving;
import dev.dropwise.study.trial.TrialMetrics;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a search stops settings early: all are trained for few epochs, and only the best go on, from
 * where they stopped.
 *
 * @param factor one of so many goes on, for so many times the epochs; 3
 * @param minEpochs that every setting is given at least; 1
 */
@Schema(name = "Pruning", example = "{\"type\": \"hyperband\", \"factor\": 3, \"minEpochs\": 2}")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PruningSpec(PruningType type, @Nullable Integer factor, @Nullable Integer minEpochs) {

    static final PruningSpec NONE = new PruningSpec(PruningType.NONE, null, null);

    private static final int USUAL_FACTOR = 3;

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public PruningSpec {
        type = type == null ? PruningType.NONE : type;
        if (type != PruningType.NONE) {
            factor = factor == null ? Integer.valueOf(USUAL_FACTOR) : factor;
            minEpochs = minEpochs == null ? Integer.valueOf(1) : minEpochs;
        }
    }

    /** By its type alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PruningSpec of(String word) {
        return Arrays.stream(PruningType.values())
                .filter(type -> TrialMetrics.camelCase(type.name()).equals(word))
                .map(type -> new PruningSpec(type, null, null))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected \"none\", \"successiveHalving\" or \"hyperband\", or an object with such a type, received \"%s\""
                                                .formatted(word)));
    }

    boolean isNone() {
        return type == PruningType.NONE;
    }

    /** What is wrong with it where trainings have so many epochs, as pointers into it. */
    List<Fault> faults(int epochs) {
        try {
            halving(epochs);
            return List.of();
        } catch (Invalid invalid) {
            return invalid.faults();
        }
    }

    /** What has no effect, as pointers into it. */
    List<Fault> faultsOfNone() {
        List<Fault> faults = new ArrayList<>();
        addUnlessNull(faults, "/factor", factor);
        addUnlessNull(faults, "/minEpochs", minEpochs);
        return faults;
    }

    private static void addUnlessNull(
            List<Fault> faults, String pointer, @Nullable Integer received) {
        if (received != null) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected nothing where no setting is stopped early, received "
                                    + received));
        }
    }

    /** Settings that are halved together. */
    List<Bracket> brackets(int settings, int epochs) {
        SuccessiveHalving halving = halving(epochs);
        return type == PruningType.HYPERBAND
                ? new Hyperband(halving).brackets(settings)
                : List.of(halving.bracket(settings));
    }

    private SuccessiveHalving halving(int epochs) {
        return new SuccessiveHalving(
                minEpochs == null ? 1 : minEpochs, epochs, factor == null ? USUAL_FACTOR : factor);
    }
}
