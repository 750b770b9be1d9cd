package dev.dropwise.inference;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Predictions over HTTP for instances that come as comma-separated values. */
@RestController
@RequestMapping(
        path = "/api/v1",
        consumes = PredictionsCsvConverter.CSV,
        produces = {MediaType.APPLICATION_JSON_VALUE, PredictionsCsvConverter.CSV})
@Tag(name = "Predictions")
class CsvPredictionController {

    private static final String DESCRIPTION =
            "As CSV: a line of the columns' names, in any order, then a line an instance; an empty"
                    + " field is a missing value. What an object of JSON has beside its instances"
                    + " is a query parameter here, and of CSV alone.";

    private static final String FLOWERS =
            """
            sepal_length,sepal_width,petal_length,petal_width
            5.1,3.5,1.4,0.2
            """;

    private static final String ID = "0198c0de-7a3b-7000-8000-000000000001";

    private final ServedModels models;
    private final Predictions predictions;
    private final InferenceProperties bounds;

    CsvPredictionController(
            ServedModels models, Predictions predictions, InferenceProperties bounds) {
        this.models = models;
        this.predictions = predictions;
        this.bounds = bounds;
    }

    @PostMapping("/models/{name}/predict")
    @Operation(
            summary = "Predict with the newest version",
            description = DESCRIPTION,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = PredictionsCsvConverter.CSV,
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject(
                                                            name = "iris",
                                                            value = FLOWERS))))
    @PredictionsAnswer
    PredictionsView newest(
            @Parameter(example = "iris") @PathVariable String name,
            @ParameterObject CsvOptions options,
            @RequestBody byte[] body) {
        return predict(models.newest(name), options, body);
    }

    @PostMapping("/models/{name}/versions/{version}/predict")
    @Operation(
            summary = "Predict with a version",
            description = DESCRIPTION,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = PredictionsCsvConverter.CSV,
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject(
                                                            name = "iris",
                                                            value = FLOWERS))))
    @PredictionsAnswer
    PredictionsView version(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version,
            @ParameterObject CsvOptions options,
            @RequestBody byte[] body) {
        return predict(models.version(name, version), options, body);
    }

    @PostMapping("/models/{name}/aliases/{alias}/predict")
    @Operation(
            summary = "Predict with the version that an alias points to",
            description = DESCRIPTION,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = PredictionsCsvConverter.CSV,
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject(
                                                            name = "iris",
                                                            value = FLOWERS))))
    @PredictionsAnswer
    PredictionsView aliased(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias,
            @ParameterObject CsvOptions options,
            @RequestBody byte[] body) {
        return predict(models.aliased(name, alias), options, body);
    }

    @PostMapping("/runs/{id}/predict")
    @Operation(
            summary = "Predict with the weights that a run serves",
            description = DESCRIPTION,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = PredictionsCsvConverter.CSV,
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject(
                                                            name = "iris",
                                                            value = FLOWERS))))
    @PredictionsAnswer
    PredictionsView run(
            @Parameter(example = ID) @PathVariable UUID id,
            @ParameterObject CsvOptions options,
            @RequestBody byte[] body) {
        return predict(models.runNow(id), options, body);
    }

    private PredictionsView predict(ServedCheckpoint served, CsvOptions options, byte[] body) {
        options.check();
        List<Instance> instances =
                CsvInstances.read(
                        new String(body, StandardCharsets.UTF_8),
                        served.preprocessing(),
                        bounds.maxInstances());
        PredictionRequest request =
                new PredictionRequest(
                        instances, options.samples(), options.seed(), options.ignoreUnknown());
        return PredictionsView.of(served, predictions.answer(served, request));
    }
}
