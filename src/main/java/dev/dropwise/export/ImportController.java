package dev.dropwise.export;

import dev.dropwise.model.ModelVersion;
import dev.dropwise.model.ModelViews;
import dev.dropwise.model.VersionDetailsView;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.web.binding.JsonBodies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Weights of other programs as versions, over HTTP. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models")
class ImportController {

    private final WeightsImport imports;
    private final ModelViews views;
    private final JsonBodies bodies;

    ImportController(WeightsImport imports, ModelViews views, JsonBodies bodies) {
        this.imports = imports;
        this.views = views;
        this.bodies = bodies;
    }

    @PostMapping(path = "/{name}/versions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "modelImport",
            summary = "Make weights of another program the next version",
            description =
                    "`file` is safetensors or npz, with the names and layouts of PyTorch's modules, as the"
                            + " export `safetensors` has them: `dense1.weight` is [outputs, inputs]. What"
                            + " does not fit the spec is told at once (422); nothing that can run is read.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schemaProperties = {
                                                @SchemaProperty(
                                                        name = "file",
                                                        schema =
                                                                @Schema(
                                                                        type = "string",
                                                                        format = "binary")),
                                                @SchemaProperty(
                                                        name = "options",
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                ImportOptions
                                                                                        .class))
                                            })))
    @ApiResponse(responseCode = "201", description = "Stored; Location says where")
    ResponseEntity<VersionDetailsView> take(
            @Parameter(example = "iris") @PathVariable @Pattern(regexp = NamePattern.REGEX)
                    String name,
            MultipartHttpServletRequest request)
            throws IOException {
        ImportForm form = ImportForm.read(request, bodies);
        Path file = Files.createTempFile("dropwise-weights-", ".bin");
        try {
            form.weights().transferTo(file);
            ModelVersion version = imports.take(name, file, form.options());
            URI location = URI.create("/api/v1/models/" + name + "/versions/" + version.version());
            return ResponseEntity.created(location).body(views.version(version));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
