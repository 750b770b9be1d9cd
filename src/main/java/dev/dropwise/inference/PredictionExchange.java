package dev.dropwise.inference;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/**
 * Shows in the OpenAPI document what predictions are asked for with, and that they come as JSON or
 * as CSV.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(
        content =
                @Content(
                        examples = {
                            @ExampleObject(
                                    name = "with uncertainty",
                                    value = PredictionExchange.FLOWER),
                            @ExampleObject(
                                    name = "by column",
                                    value = PredictionExchange.FLOWER_BY_COLUMN)
                        }))
@ApiResponse(
        responseCode = "200",
        content = {
            @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = PredictionsView.class)),
            @Content(mediaType = PredictionsCsvConverter.CSV, schema = @Schema(type = "string"))
        })
@interface PredictionExchange {

    String FLOWER = "{\"instances\": [[5.1, 3.5, 1.4, 0.2]], \"samples\": 50, \"seed\": 7}";

    String FLOWER_BY_COLUMN =
            """
            {"instances": [{"sepal_length": 5.1, "sepal_width": 3.5,
                            "petal_length": 1.4, "petal_width": 0.2}]}\
            """;
}
