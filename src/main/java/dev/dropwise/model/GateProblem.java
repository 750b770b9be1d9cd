package dev.dropwise.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an alias did not move, as RFC 9457 problem details.
 *
 * @param figures what the gate compared; absent where no gate is the reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GateProblem(
        @Schema(example = "/problems/conflict") String type,
        @Schema(example = "Conflict") String title,
        @Schema(example = "409") int status,
        String detail,
        String instance,
        @Nullable GateFigures figures) {

    static GateProblem of(Problem problem, GateFigures figures) {
        return new GateProblem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                figures);
    }
}
