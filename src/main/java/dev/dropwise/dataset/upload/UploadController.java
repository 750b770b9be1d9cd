package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.DatasetDetails;
import dev.dropwise.dataset.DatasetResponses;
import dev.dropwise.web.binding.JsonBodies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes data sets that clients send, or that others publish. */
@RestController
@RequestMapping(DatasetResponses.PATH)
@Tag(name = "Data sets")
class UploadController {

    private final DatasetUploads uploads;
    private final PublishedDatasets publishedDatasets;
    private final JsonBodies bodies;
    private final DatasetResponses responses;

    UploadController(
            DatasetUploads uploads,
            PublishedDatasets publishedDatasets,
            JsonBodies bodies,
            DatasetResponses responses) {
        this.uploads = uploads;
        this.publishedDatasets = publishedDatasets;
        this.bodies = bodies;
        this.responses = responses;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "datasetUpload",
            summary = "Upload a data set",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schemaProperties = {
                                                @SchemaProperty(
                                                        name = "file",
                                                        array =
                                                                @ArraySchema(
                                                                        schema =
                                                                                @Schema(
                                                                                        type =
                                                                                                "string",
                                                                                        format =
                                                                                                "binary"))),
                                                @SchemaProperty(
                                                        name = "options",
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                UploadOptions
                                                                                        .class))
                                            })))
    @ApiResponse(responseCode = "201", description = "Stored; Location says where")
    ResponseEntity<DatasetDetails> upload(MultipartHttpServletRequest request) throws IOException {
        return responses.created(uploads.take(UploadForm.read(request, bodies)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "datasetFetch",
            summary = "Upload a data set, or fetch one that others publish")
    @ApiResponse(responseCode = "201", description = "Stored; Location says where")
    ResponseEntity<DatasetDetails> fetch(@RequestBody Reference reference) {
        return responses.created(publishedDatasets.take(reference));
    }
}
