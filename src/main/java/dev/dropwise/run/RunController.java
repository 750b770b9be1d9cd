package dev.dropwise.run;

import dev.dropwise.run.tensorboard.EventFile;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.listing.EntityList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/runs")
@Tag(
        name = "Runs",
        description = "Trainings that happened: their plan, metrics, checkpoints and provenance")
class RunController {

    private static final String CSV = "text/csv";
    private static final String ID = "0198c0de-7a3b-7000-8000-000000000001";

    private static final EntityList<Run> LIST =
            LabelFilter.sorted(
                    new EntityList<>(Run::id)
                            .byTime("startedAt", Run::startedAt)
                            .byTime("finishedAt", Run::finishedAt),
                    Run::labels);

    private final Runs runs;
    private final Checkpoints checkpoints;
    private final RunResults results;

    RunController(Runs runs, Checkpoints checkpoints, RunResults results) {
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.results = results;
    }

    @GetMapping
    @Operation(
            summary = "List runs",
            description =
                    "All, or those that fit every filter; newest first where no order is asked for.")
    Page<RunView> list(
            @Parameter(description = "Only those in this state") @RequestParam(required = false)
                    @Nullable RunState state,
            LabelFilter labels,
            PageQuery query) {
        Page<Run> page = labels.page(LIST, runs, state, query);
        Map<UUID, RunResult> known = results.of(page.items());
        return page.map(run -> RunView.of(run, known.getOrDefault(run.id(), RunResult.NOTHING)));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Show a run",
            description =
                    "Its plan is the request with every default filled in and may be posted again"
                            + " as a job. `metrics` are those of the weights that it predicts with,"
                            + " which `servedEpoch` names: the best epoch's where validation rows or"
                            + " early stopping decide, else the last's. `lastMetrics` are always the"
                            + " last epoch's.")
    RunView show(@Parameter(example = ID) @PathVariable UUID id) {
        Run run = runs.get(id);
        return RunView.of(run, results.of(run));
    }

    @GetMapping(path = "/{id}/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Metrics of every epoch",
            description =
                    "As JSON, or as CSV with `Accept: text/csv`. All but `noisyTrainLoss` are"
                            + " measured with dropout off.")
    List<EpochMetrics> metrics(@Parameter(example = ID) @PathVariable UUID id) {
        runs.get(id);
        return results.epochs(id);
    }

    @GetMapping(path = "/{id}/metrics", produces = CSV)
    @Operation(summary = "Metrics of every epoch")
    ResponseEntity<String> metricsTable(@Parameter(example = ID) @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("run-" + id + ".csv")
                                .build()
                                .toString())
                .body(MetricsTable.csv(metrics(id)));
    }

    @GetMapping(path = "/{id}/tensorboard", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Metrics of every epoch for TensorBoard",
            description =
                    "An event file of scalars, a step an epoch: `loss/train`, `loss/validation`,"
                            + " `accuracy/validation`, … Put that of each run into a folder of its"
                            + " own, and give TensorBoard the folder above: `tensorboard --logdir`.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> tensorboard(@Parameter(example = ID) @PathVariable UUID id) {
        Run run = runs.get(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(EventFile.name(run.startedAt(), id.toString()))
                                .build()
                                .toString())
                .body(EventFile.of(run.startedAt(), results.epochs(id)));
    }

    @GetMapping("/{id}/checkpoints")
    @Operation(summary = "Checkpoints of a run", description = "Newest first.")
    List<CheckpointView> checkpoints(@Parameter(example = ID) @PathVariable UUID id) {
        runs.get(id);
        return checkpoints.findByRunOrderByIdDesc(id).stream().map(CheckpointView::of).toList();
    }
}
