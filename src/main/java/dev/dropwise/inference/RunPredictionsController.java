package dev.dropwise.inference;

import dev.dropwise.inference.RunPredictions.Table;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What runs predict for rows of their own data sets, over HTTP. */
@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "Runs")
class RunPredictionsController {

    private static final String CSV = PredictionsCsvConverter.CSV;
    private static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    private final RunPredictions predictions;
    private final JsonMapper mapper;

    RunPredictionsController(RunPredictions predictions, JsonMapper mapper) {
        this.predictions = predictions;
        this.mapper = mapper;
    }

    @GetMapping(
            path = "/{id}/predictions",
            produces = {CSV, NDJSON})
    @Operation(
            summary = "Predictions for the rows of a run",
            description =
                    "What the weights that the run serves predict for rows of its data set, as CSV"
                            + " or, with `Accept: application/x-ndjson`, a JSON object a line:"
                            + " `row` (its number in the data set, from 0), `truth`, `prediction`,"
                            + " and what else is told with a prediction. The run's figures can be"
                            + " computed from it. 409 when the data set is gone.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
            })
    void predictions(
            @Parameter(example = "0198c0de-7a3b-7000-8000-000000000001") @PathVariable UUID id,
            @Parameter(description = "Which rows", example = "validation")
                    @RequestParam(defaultValue = "validation")
                    RunRows rows,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = CSV)
                    String accept,
            HttpServletResponse response)
            throws IOException {
        Table table = predictions.table(id, rows);
        boolean asLines = prefersLines(accept);
        String part = rows.name().toLowerCase(Locale.ROOT);
        response.setContentType((asLines ? NDJSON : CSV) + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("run-%s-%s.%s".formatted(id, part, asLines ? "ndjson" : "csv"))
                        .build()
                        .toString());
        Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        if (asLines) {
            writeLines(table, out);
        } else {
            writeCsv(table, out);
        }
        out.flush();
    }

    private static boolean prefersLines(String accept) {
        List<MediaType> accepted = new ArrayList<>(MediaType.parseMediaTypes(accept));
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream()
                .filter(
                        type ->
                                type.includes(MediaType.parseMediaType(CSV))
                                        || type.includes(MediaType.APPLICATION_NDJSON))
                .findFirst()
                .filter(type -> !type.includes(MediaType.parseMediaType(CSV)))
                .isPresent();
    }

    private void writeLines(Table table, Writer out) throws IOException {
        predictions.write(
                table,
                rows -> {
                    for (ObjectNode row : rows) {
                        out.write(mapper.writeValueAsString(row));
                        out.write('\n');
                    }
                });
    }

    private void writeCsv(Table table, Writer out) throws IOException {
        if (table.rows().length == 0) {
            out.write("row,truth,prediction\n");
            return;
        }
        CsvRows csv = new CsvRows(out);
        predictions.write(table, csv::write);
    }
}
