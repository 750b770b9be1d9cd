package dev.dropwise.export;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.ModelVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Versions as files of other programs, over HTTP. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models")
class ExportController {

    private static final String TORCHSCRIPT = "torchscript";

    private final ModelRegistry registry;
    private final VersionReader reader;
    private final VersionWriter writer;

    ExportController(ModelRegistry registry, VersionReader reader, VersionWriter writer) {
        this.registry = registry;
        this.reader = reader;
        this.writer = writer;
    }

    @GetMapping(
            path = "/{name}/versions/{version}/export",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            operationId = "modelExport",
            summary = "Download a version",
            description =
                    """
                    Every format has a manifest: the spec, how inputs are prepared, the classes, hashes, and rows with
                    the answers that the service gives to them, to check other programs' answers with.

                    `torchscript`: a program that does nothing but predict. `torch.jit.load` reads it; `forward(x)` takes raw
                    numbers: of a table [rows, columns] in the order of `…/preprocessing`, of a category its place in the
                    list of them, NaN for a missing value; pixels as they are in the data set; of a text the numbers of
                    its words, from 1. It gives probabilities in the order of the classes, or values in the targets' own
                    units. Layers are modules by their names, and hold their tensors as PyTorch's do, so that its
                    `state_dict()` fits an ordinary module. The manifest is its extra file `manifest.json`.

                    `safetensors`: a zip of `model.safetensors` with PyTorch's names and layouts, `module.py` with an
                    `nn.Module` that takes and gives the same and needs PyTorch alone, and `manifest.json`.

                    `onnx`: a graph (opset 17, any number of rows) that takes what `GET /v2/models/{model}` describes:
                    `input`, or one input [rows, 1] for each column, categories as texts; of texts it takes the numbers of
                    their words. It gives `probabilities` and `label`, or `value`. The manifest is in its metadata.""")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "422",
            description = "There is no such format, or the version cannot be written in it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    void export(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version,
            @Parameter(
                            example = TORCHSCRIPT,
                            schema =
                                    @Schema(allowableValues = {TORCHSCRIPT, "safetensors", "onnx"}))
                    @RequestParam(defaultValue = TORCHSCRIPT)
                    String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ExportFormat asked = ExportFormat.of(format);
        ModelVersion found = registry.version(name, version);
        found.requireOneNetwork("export it");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        String tag = reader.hash(found) + asked.ending();
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return;
        }
        ExportedVersion exported = reader.read(found, asked);
        writer.check(exported, asked);
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "-v" + version + asked.ending())
                        .build()
                        .toString());
        writer.write(exported, asked, response.getOutputStream());
    }
}
