package dev.dropwise.model;

import dev.dropwise.problem.NamePattern;
import dev.dropwise.security.Caller;
import dev.dropwise.web.BadParameter;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Aliases of models over HTTP. */
@RestController
@RequestMapping("/api/v1/models/{name}/aliases/{alias}")
@Tag(name = "Models")
class AliasController {

    private final AliasMoves moves;
    private final ModelAliases aliases;

    AliasController(AliasMoves moves, ModelAliases aliases) {
        this.moves = moves;
        this.aliases = aliases;
    }

    @PutMapping
    @Operation(
            operationId = "modelSetAlias",
            summary = "Point an alias to a version",
            description =
                    "Creates or moves it; its history keeps where it pointed before. With `if` it"
                            + " moves only where the version is better than the one that another"
                            + " alias, or this one, points to: by a metric of reports, on the test"
                            + " rows of the data set that both were trained on. Where both runs are"
                            + " trials of one comparison, the lower end of its paired interval has"
                            + " to be enough, else the difference of one training each. An alias"
                            + " that is compared with itself and points nowhere moves. `force`"
                            + " moves it all the same; the history says so.")
    @ApiResponse(responseCode = "200", description = "OK")
    @ApiResponse(
            responseCode = "409",
            description = "The gate does not hold; `figures` has both figures",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = GateProblem.class)))
    MovedAliasView set(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable @Pattern(regexp = NamePattern.REGEX)
                    String alias,
            @RequestBody NewAlias body) {
        return MovedAliasView.of(moves.move(name, alias, body, Caller.ownerNamed(null)));
    }

    @ExceptionHandler
    ResponseEntity<GateProblem> refused(GateNotHeld refusal, HttpServletRequest request) {
        Problem problem =
                Problem.of(
                        HttpStatus.CONFLICT,
                        String.valueOf(refusal.getMessage()),
                        request.getRequestURI());
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(GateProblem.of(problem, refusal.figures()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "modelRemoveAlias",
            summary = "Remove an alias",
            description = "Its history stays.")
    void remove(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias) {
        aliases.remove(name, alias, new AliasReason(Caller.ownerNamed(null), null, null));
    }

    @PostMapping("/rollback")
    @Operation(
            summary = "Point an alias to where it pointed before",
            description =
                    "Takes back its latest change that was not taken back yet, a removal, too;"
                            + " asked again, the one before that. 409 where it pointed nowhere"
                            + " before.")
    MovedAliasView rollback(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias,
            @Parameter(description = "for the history")
                    @RequestParam(required = false)
                    @Size(max = NewAlias.LONGEST_REASON)
                    @Nullable String reason) {
        AliasReason why = new AliasReason(Caller.ownerNamed(null), reason, null);
        return MovedAliasView.of(aliases.rollBack(name, alias, why));
    }

    @GetMapping("/history")
    @Operation(
            summary = "Every change of an alias",
            description =
                    "Newest first: from which version to which, who, when, why, and what a gate"
                            + " compared. Nothing of it changes; it goes with the model.")
    Page<AliasMoveView> history(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias,
            PageQuery query) {
        List<AliasChange> fetched = aliases.history(name, alias, before(query), query.fetch());
        return query.page(fetched, change -> Long.toString(change.id()))
                .map(change -> AliasMoveView.of(change, changeBefore(change, fetched)));
    }

    private static @Nullable AliasChange changeBefore(AliasChange change, List<AliasChange> all) {
        int next = all.indexOf(change) + 1;
        return next < all.size() ? all.get(next) : null;
    }

    private static long before(PageQuery query) {
        try {
            return query.after() == null ? Long.MAX_VALUE : Long.parseLong(query.after());
        } catch (NumberFormatException e) {
            throw new BadParameter("after", "a cursor from next", '"' + query.after() + '"');
        }
    }
}
