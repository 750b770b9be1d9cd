package dev.dropwise.batch;

import static dev.dropwise.web.listing.EntityList.having;

import dev.dropwise.inference.ServedCheckpoint;
import dev.dropwise.inference.ServedModels;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.listing.EntityList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Batch predictions over HTTP. */
@RestController
@RequestMapping("/api/v1/models/{name}")
@Tag(name = "Predictions")
class BatchController {

    private static final String ID = "0198c0de-7a3b-7000-8000-000000000001";

    private static final String DESCRIPTION =
            "A job that workers carry out: every row of a data set of the model's columns is predicted as `predict`"
                    + " would, with all that it can say. It survives its worker; rows are neither lost nor there"
                    + " twice. The version that answers now predicts all rows. A row that cannot be predicted (an"
                    + " unknown category, say) has an `error` in the result instead. What fits no row is refused at"
                    + " once.";

    private static final EntityList<BatchPrediction> BATCHES =
            new EntityList<>(BatchPrediction::id);

    private final ServedModels models;
    private final BatchService service;
    private final BatchPredictions batches;
    private final BatchResults results;

    BatchController(
            ServedModels models,
            BatchService service,
            BatchPredictions batches,
            BatchResults results) {
        this.models = models;
        this.service = service;
        this.batches = batches;
        this.results = results;
    }

    @PostMapping("/predictions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Predict a data set with the newest version", description = DESCRIPTION)
    ResponseEntity<BatchView> newest(
            @Parameter(example = "iris") @PathVariable String name,
            @RequestBody BatchRequest request) {
        return submit(models.newest(name), request);
    }

    @PostMapping("/versions/{version}/predictions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Predict a data set with a version", description = DESCRIPTION)
    ResponseEntity<BatchView> version(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version,
            @RequestBody BatchRequest request) {
        return submit(models.version(name, version), request);
    }

    @PostMapping("/aliases/{alias}/predictions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Predict a data set with the version that an alias points to",
            description = DESCRIPTION)
    ResponseEntity<BatchView> aliased(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias,
            @RequestBody BatchRequest request) {
        return submit(models.aliased(name, alias), request);
    }

    private ResponseEntity<BatchView> submit(ServedCheckpoint served, BatchRequest request) {
        BatchPrediction batch = service.submit(served, request);
        return ResponseEntity.accepted()
                .location(URI.create(BatchView.path(batch)))
                .body(BatchView.of(batch));
    }

    @GetMapping("/predictions")
    @Operation(
            summary = "List a model's batch predictions",
            description = "All, or those in a state; newest first.")
    Page<BatchView> list(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(description = "Only those in this state") @RequestParam(required = false)
                    @Nullable BatchState state,
            PageQuery query) {
        Page<BatchPrediction> page =
                BATCHES.page(
                        batches,
                        EntityList.<BatchPrediction>having("model", name)
                                .and(having("state", state)),
                        null,
                        query);
        return new Page<>(page.items().stream().map(BatchView::of).toList(), page.next());
    }

    @GetMapping("/predictions/{id}")
    @Operation(
            summary = "Show a batch prediction",
            description = "How far it is, and where its result is once it has succeeded.")
    BatchView show(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = ID) @PathVariable UUID id) {
        return BatchView.of(batches.get(name, id));
    }

    @GetMapping(
            path = "/predictions/{id}/result",
            produces = {"text/csv", MediaType.APPLICATION_NDJSON_VALUE, ResultFormat.PARQUET_TYPE})
    @Operation(
            summary = "Download what was predicted",
            description =
                    "A line a row, in the order of the data set: `row` (its number, from 0), what `predict` answers"
                            + " to it, `warnings`, and `error` where it could not be predicted. As CSV and Parquet what"
                            + " is within another has a column by its path, `probabilities.setosa`; as NDJSON a row is"
                            + " an object. `Accept` says which, or `format`. 409 until the state is `succeeded`.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                        schema = @Schema(type = "string")),
                @Content(
                        mediaType = ResultFormat.PARQUET_TYPE,
                        schema = @Schema(type = "string", format = "binary"))
            })
    void result(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = ID) @PathVariable UUID id,
            @Parameter(description = "In the place of Accept", example = "parquet")
                    @RequestParam(required = false)
                    @Nullable ResultFormat format,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "text/csv")
                    String accept,
            HttpServletResponse response)
            throws IOException {
        BatchPrediction batch = batches.get(name, id);
        batch.requireResult();
        ResultFormat asked = ResultFormat.of(format, accept);
        response.setContentType(asked.type());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("%s-%s.%s".formatted(name, id, asked.ending()))
                        .build()
                        .toString());
        results.send(id, asked, response.getOutputStream());
    }

    @PostMapping("/predictions/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cancel a batch prediction",
            description = "Its worker stops with the part that it is at.")
    BatchView cancel(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = ID) @PathVariable UUID id) {
        return BatchView.of(service.cancel(name, id));
    }

    @DeleteMapping("/predictions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an ended batch prediction", description = "With its result.")
    void delete(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = ID) @PathVariable UUID id) {
        service.delete(name, id);
    }
}
