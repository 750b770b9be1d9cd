package dev.dropwise.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Models measured on other data sets, over HTTP. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Reports")
class EvaluationController {

    private static final String DESCRIPTION =
            "The metrics of a report on another labelled data set of the same columns and classes:"
                    + " on all its rows, or on its hold-out. Columns may be in another order, and"
                    + " classes may be missing. Of more than 100,000 rows so many are measured,"
                    + " always the same. 422 says which columns or classes differ.";

    private final ModelEvaluation evaluation;

    EvaluationController(ModelEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    @PostMapping("/{name}/evaluate")
    @Operation(summary = "Measure the newest version on a data set", description = DESCRIPTION)
    EvaluationView newest(
            @Parameter(example = "iris") @PathVariable String name,
            @RequestBody EvaluationRequest request) {
        return evaluation.of(name, null, request);
    }

    @PostMapping("/{name}/versions/{version}/evaluate")
    @Operation(summary = "Measure a version on a data set", description = DESCRIPTION)
    EvaluationView version(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version,
            @RequestBody EvaluationRequest request) {
        return evaluation.of(name, version, request);
    }
}
