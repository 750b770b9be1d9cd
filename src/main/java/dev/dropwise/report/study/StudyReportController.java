package dev.dropwise.report.study;

import dev.dropwise.report.page.HtmlPage;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports of studies over HTTP. */
@RestController
@RequestMapping("/api/v1/studies/{id}/report")
@Tag(name = "Reports")
class StudyReportController {

    private static final String ID = "0198c0de-7a3b-7000-8000-000000000001";
    private static final String SUMMARY = "Report of a study";

    private final StudyReports reports;

    StudyReportController(StudyReports reports) {
        this.reports = reports;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = SUMMARY,
            description =
                    "The question, the findings, and the numbers behind them: differences of variants with intervals"
                            + " and adjusted p-values, folds, the course of a search, or curves; networks with dropout"
                            + " beside those without. As JSON, or in words with `Accept: text/markdown`, or as a page"
                            + " with plots that fetches nothing with `Accept: text/html`. Of a study that goes on it is"
                            + " about the trials that have ended, and says so; 409 while none has.")
    StudyReport report(@Parameter(example = ID) @PathVariable UUID id) {
        return reports.of(id);
    }

    @GetMapping(produces = ReportAnswers.MARKDOWN)
    @Operation(summary = SUMMARY)
    ResponseEntity<String> markdown(@Parameter(example = ID) @PathVariable UUID id) {
        return ReportAnswers.markdown(StudyMarkdown.of(reports.of(id)));
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    @Operation(summary = SUMMARY)
    ResponseEntity<String> page(@Parameter(example = ID) @PathVariable UUID id) {
        StudyReport report = reports.of(id);
        return ReportAnswers.html(
                HtmlPage.of("Study " + id, StudyMarkdown.of(report), StudyPlots.ofPage(report)));
    }

    @GetMapping(
            path = "/plots/{plot}",
            produces = {PlotFormat.SVG_TYPE, MediaType.IMAGE_PNG_VALUE, PlotFormat.CSV_TYPE})
    @Operation(
            summary = "Plot of a study's report",
            description =
                    "As SVG, as PNG with `Accept: image/png`, or its numbers with `Accept: text/csv`. By type:"
                            + " `differences` of variants, `folds`, `history` and `importance` of a search, `curves` and"
                            + " `losses`, of robustness one by the name of each disturbance; 404 names those that there"
                            + " are.")
    ResponseEntity<byte[]> plot(
            @Parameter(example = ID) @PathVariable UUID id,
            @Parameter(
                            example = "folds",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "differences",
                                                "folds",
                                                "history",
                                                "importance",
                                                "curves",
                                                "losses",
                                                "inputNoise",
                                                "missing",
                                                "occlusion",
                                                "adversarial",
                                                "labelNoise"
                                            }))
                    @PathVariable
                    String plot,
            @Parameter(
                            description =
                                    "Which metric, of plots that there are for each; the study's objective by default",
                            example = "validationLoss")
                    @RequestParam(required = false)
                    @Nullable String metric,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE)
                    String accept) {
        return ReportAnswers.plot(StudyPlots.of(reports.of(id)).get(plot, metric), accept);
    }
}
