package dev.dropwise.dataset;

import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.web.BadParameter;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** All rows of data sets over HTTP. */
@RestController
@RequestMapping(DatasetResponses.PATH)
@Tag(name = "Data sets", description = "Rows with features and a target, to train on")
class ContentController {

    private static final String CSV = "csv";
    private static final String TRAINING = "training";
    private static final String TEST = "test";
    private static final String MEDIA_TYPE = "text/csv";

    private final DatasetCatalog datasets;

    ContentController(DatasetCatalog datasets) {
        this.datasets = datasets;
    }

    @GetMapping("/{name}/content")
    @Operation(
            summary = "Download the rows",
            description =
                    "As CSV with a header; missing values are empty, and each pixel of an image is a"
                            + " column. Uploaded again, the rows of `split=training` as one file and"
                            + " those of `split=test` as the test file, they are the same data set"
                            + " with the same `version`; images need the option `image` with `width`"
                            + " and `height`, classes that are numbers `\"task\":"
                            + " \"classification\"`.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = "string")))
    void content(
            @Parameter(example = "penguins") @PathVariable String name,
            @Parameter(example = CSV) @RequestParam(defaultValue = CSV) String format,
            @Parameter(
                            description = "Which rows; all by default",
                            schema = @Schema(allowableValues = {TRAINING, TEST}),
                            example = TRAINING)
                    @RequestParam
                    @Nullable String split,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!format.equals(CSV)) {
            throw new BadParameter("format", CSV, format);
        }
        Dataset dataset = datasets.get(name);
        int first = TEST.equals(split) ? dataset.firstTestRow() : 0;
        int end = TRAINING.equals(split) ? dataset.firstTestRow() : dataset.rows();
        if (split != null && !split.equals(TEST) && !split.equals(TRAINING)) {
            throw new BadParameter("split", "training or test", split);
        }
        // weak, as the container compresses no answer with a strong one
        if (request.checkNotModified("W/\"%s-%d-%d\"".formatted(dataset.version(), first, end))) {
            return;
        }
        ContentDisposition download =
                ContentDisposition.attachment().filename(name + ".csv").build();
        DatasetContent content = dataset.content();
        response.setContentType(MEDIA_TYPE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, download.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8),
                        1 << 16)) {
            new CsvExport(content, out).write(first, end);
        }
    }
}
