package dev.dropwise.study;

import dev.dropwise.problem.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study would amount to.
 *
 * @param runs how many trainings it is at most; null where it is not valid
 * @param estimatedSeconds of all of them, one after another, on a usual core; right within a factor
 *     of a few
 * @param errors why it is not valid, as pointers into the request
 */
record StudyCheckView(
        boolean valid,
        @Schema(example = "15") @Nullable Integer runs,
        @Schema(example = "12.5") @Nullable Double estimatedSeconds,
        List<Fault> errors) {

    static StudyCheckView of(StudyPlanner.Planned planned) {
        return new StudyCheckView(true, planned.design().trials(), planned.seconds(), List.of());
    }

    static StudyCheckView of(List<Fault> faults) {
        return new StudyCheckView(false, null, null, faults);
    }
}
