package dev.dropwise.study;

import dev.dropwise.inference.ValidationPredictions;
import dev.dropwise.study.design.CrossValidationSpec;
import dev.dropwise.study.trial.TrialState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(StudyView.PATH + "/{id}/predictions")
@Tag(name = StudyController.TAG)
class FoldPredictionsController {

    private static final String CSV = "text/csv";

    private final Studies studies;
    private final StudyTrials trials;
    private final ValidationPredictions predictions;

    FoldPredictionsController(
            Studies studies, StudyTrials trials, ValidationPredictions predictions) {
        this.studies = studies;
        this.trials = trials;
        this.predictions = predictions;
    }

    @GetMapping(produces = CSV)
    @Operation(
            summary = "Out-of-fold predictions of a cross-validation",
            description =
                    "As CSV: `repeat`, `fold`, `row` (its number in the data set, from 0), `truth`, `prediction` by the"
                            + " network that was not trained on the row, and what else is told with a prediction."
                            + " Of the trials that have ended. 409 for studies of other types.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    void predictions(
            @Parameter(example = StudyController.ID) @PathVariable UUID id,
            HttpServletResponse response)
            throws IOException {
        Study study = studies.get(id);
        if (!(study.spec() instanceof CrossValidationSpec)) {
            throw new IllegalStudyState(
                    "expected a cross-validation, whose folds predict every row; this is a study of type "
                            + study.type());
        }
        List<ValidationPredictions.Part> parts = parts(id);
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("study-%s-predictions.csv".formatted(id))
                        .build()
                        .toString());
        Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        predictions.writeCsv(parts, out);
        out.flush();
    }

    private List<ValidationPredictions.Part> parts(UUID id) {
        return trials.findByKeyStudyOrderByKeyNumber(id).stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .map(
                        trial ->
                                new ValidationPredictions.Part(
                                        Objects.requireNonNull(trial.run()),
                                        trial.setting().values()))
                .toList();
    }
}
