package dev.dropwise.report;

import dev.dropwise.report.page.PlotFormat;
import dev.dropwise.report.page.ReportAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plots of reports over HTTP. */
@RestController
@Tag(name = "Reports")
class PlotController {

    private final RunReports reports;

    PlotController(RunReports reports) {
        this.reports = reports;
    }

    @GetMapping(
            path = "/api/v1/runs/{id}/report/plots/{plot}",
            produces = {PlotFormat.SVG_TYPE, MediaType.IMAGE_PNG_VALUE, PlotFormat.CSV_TYPE})
    @Operation(
            summary = "Plot of a report",
            description =
                    "As SVG, as PNG with `Accept: image/png`, or its numbers with `Accept: text/csv`,"
                            + " which are those of the report. A report has the plots that it has"
                            + " data for: `confusion` (of at most 100 classes), `roc`,"
                            + " `precisionRecall`, `reliability` and `riskCoverage` of classes,"
                            + " `residuals` of numbers, `importance` of columns, `coAdaptation` of"
                            + " hidden layers; 404 names those that there are.")
    ResponseEntity<byte[]> plot(
            @Parameter(example = "0198c0de-7a3b-7000-8000-000000000001") @PathVariable UUID id,
            @Parameter(
                            example = "learningCurves",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "learningCurves",
                                                "confusion",
                                                "roc",
                                                "precisionRecall",
                                                "reliability",
                                                "riskCoverage",
                                                "residuals",
                                                "importance",
                                                "coAdaptation"
                                            }))
                    @PathVariable
                    String plot,
            @Parameter(
                            description = "Which of several targets; the first by default",
                            example = "species")
                    @RequestParam(required = false)
                    @Nullable String target,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE)
                    String accept) {
        return ReportAnswers.plot(RunPlots.of(reports.of(id)).get(plot, target), accept);
    }
}
