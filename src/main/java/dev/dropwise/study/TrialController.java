package dev.dropwise.study;

import dev.dropwise.web.BadParameter;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(StudyView.PATH + "/{id}/trials")
@Tag(name = StudyController.TAG)
class TrialController {

    private static final String CSV = "text/csv";

    private final Studies studies;
    private final StudyTrials trials;

    TrialController(Studies studies, StudyTrials trials) {
        this.studies = studies;
        this.trials = trials;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Trials of a study",
            description =
                    "In the order of their numbers. Metrics of test rows come with the end of the study. All of them"
                            + " as a table with `Accept: text/csv`.")
    Page<TrialView> list(
            @Parameter(example = StudyController.ID) @PathVariable UUID id, PageQuery query) {
        boolean withTest = hasEnded(id);
        List<StudyTrial> found =
                trials.findByKeyStudyAndKeyNumberGreaterThanOrderByKeyNumber(
                        id, after(query), Limit.of(query.fetch()));
        return query.page(found, trial -> Integer.toString(trial.number()))
                .map(trial -> TrialView.of(trial, withTest));
    }

    private static int after(PageQuery query) {
        try {
            return query.after() == null ? 0 : Integer.parseInt(query.after());
        } catch (NumberFormatException e) {
            throw new BadParameter("after", "a cursor from next", "another");
        }
    }

    @GetMapping(produces = CSV)
    @Operation(summary = "Trials of a study as a table")
    ResponseEntity<String> table(@Parameter(example = StudyController.ID) @PathVariable UUID id) {
        boolean withTest = hasEnded(id);
        List<TrialView> all =
                trials.findByKeyStudyOrderByKeyNumber(id).stream()
                        .map(trial -> TrialView.of(trial, withTest))
                        .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("study-" + id + ".csv")
                                .build()
                                .toString())
                .body(TrialsTable.csv(all));
    }

    private boolean hasEnded(UUID id) {
        return studies.get(id).state() == StudyState.SUCCEEDED;
    }
}
