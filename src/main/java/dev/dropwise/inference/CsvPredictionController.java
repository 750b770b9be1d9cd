package dev.dropwise.inference;

import io.swagger.v3.oas.annotations.Hidden;
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

/**
 * Predictions over HTTP for instances that come as comma-separated values. The OpenAPI document has
 * one operation a path, that of JSON, whose description speaks of this one: with the query
 * parameters of both, generated clients would offer each option twice.
 */
@RestController
@RequestMapping(
        path = "/api/v1",
        consumes = PredictionsCsvConverter.CSV,
        produces = {MediaType.APPLICATION_JSON_VALUE, PredictionsCsvConverter.CSV})
@Hidden
class CsvPredictionController {

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
    PredictionsView newest(
            @PathVariable String name,
            @ParameterObject CsvOptions options,
            @RequestBody byte[] body) {
        return predict(models.newest(name), options, body);
    }

    @PostMapping("/models/{name}/versions/{version}/predict")
    PredictionsView version(
            @PathVariable String name,
            @PathVariable int version,
            @ParameterObject CsvOptions options,
            @RequestBody byte[] body) {
        return predict(models.version(name, version), options, body);
    }

    @PostMapping("/models/{name}/aliases/{alias}/predict")
    PredictionsView aliased(
            @PathVariable String name,
            @PathVariable String alias,
            @ParameterObject CsvOptions options,
            @RequestBody byte[] body) {
        return predict(models.aliased(name, alias), options, body);
    }

    @PostMapping("/runs/{id}/predict")
    PredictionsView run(
            @PathVariable UUID id, @ParameterObject CsvOptions options, @RequestBody byte[] body) {
        return predict(models.runNow(id), options, body);
    }

    private PredictionsView predict(ServedCheckpoint served, CsvOptions options, byte[] body) {
        options.check();
        List<Instance> instances =
                CsvInstances.read(
                        new String(body, StandardCharsets.UTF_8),
                        served.preprocessing(),
                        bounds.maxInstances());
        return PredictionsView.of(served, predictions.answer(served, options.request(instances)));
    }
}
