package dev.dropwise.report;

import dev.dropwise.report.page.ReportAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Reports of runs over HTTP. */
@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "Reports", description = "What a training came to, in words and numbers")
class RunReportController {

    private static final String ID = "0198c0de-7a3b-7000-8000-000000000001";
    private static final String SUMMARY = "Report of a run";

    private final RunReports reports;
    private final JsonMapper mapper;

    RunReportController(RunReports reports, JsonMapper mapper) {
        this.reports = reports;
        this.mapper = mapper;
    }

    @GetMapping(path = "/{id}/report", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = SUMMARY,
            description =
                    "What the training suffers from, or that it does not, with evidence and"
                            + " with patches on its plan to try (`diagnosis`); how good the weights that it serves are on training, validation and test rows,"
                            + " dropout off, each metric with an interval; what is confused, rows"
                            + " that may be labelled wrongly, how far probabilities can be trusted"
                            + " and which columns matter; what dropout did to its layers. Of more than 10,000 rows of a part so"
                            + " many are measured, always the same. As JSON, or in words with"
                            + " `Accept: text/markdown`, or as a page with"
                            + " plots that fetches nothing with `Accept: text/html`. Made when it is first asked for, which"
                            + " takes a second or two, and kept; of a run that is under way it is"
                            + " about what there is. 409 before the first checkpoint, and when the"
                            + " data set is gone.")
    RunReport report(@Parameter(example = ID) @PathVariable UUID id) {
        return reports.of(id);
    }

    @GetMapping(path = "/{id}/report", produces = ReportAnswers.MARKDOWN)
    @Operation(summary = SUMMARY)
    ResponseEntity<String> markdown(@Parameter(example = ID) @PathVariable UUID id) {
        return ReportAnswers.markdown(MarkdownReport.of(reports.of(id), mapper));
    }

    @GetMapping(path = "/{id}/report", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(summary = SUMMARY)
    ResponseEntity<String> page(@Parameter(example = ID) @PathVariable UUID id) {
        return ReportAnswers.html(reports.pageOf(id));
    }
}
