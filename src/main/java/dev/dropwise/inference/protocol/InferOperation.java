package dev.dropwise.inference.protocol;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operation of the Open Inference Protocol that predicts takes and gives. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = InferReader.JSON_LENGTH,
        in = ParameterIn.HEADER,
        description = "How many bytes of the body are JSON, where tensors come as bytes after it",
        schema = @Schema(type = "integer", minimum = "0"))
@RequestBody(
        required = true,
        content = {
            @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = InferRequest.class),
                    examples =
                            @ExampleObject(
                                    name = "iris",
                                    value =
                                            """
                                            {"id": "1", "inputs": [{"name": "input", "shape": [1, 4],
                                             "datatype": "FP32", "data": [5.1, 3.5, 1.4, 0.2]}]}""")),
            @Content(
                    mediaType = "application/octet-stream",
                    schema = @Schema(type = "string", format = "binary"))
        })
@ApiResponse(
        responseCode = "200",
        description = "The outputs",
        headers =
                @Header(
                        name = InferReader.JSON_LENGTH,
                        description =
                                "How many bytes are JSON, where outputs come as bytes after it",
                        schema = @Schema(type = "integer")),
        content = {
            @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = InferView.class)),
            @Content(
                    mediaType = "application/octet-stream",
                    schema = @Schema(type = "string", format = "binary"))
        })
@interface InferOperation {}
