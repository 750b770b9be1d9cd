package dev.dropwise.inference;

import dev.dropwise.model.DamagedCheckpoint;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Predictions over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Predictions", description = "Labels or values, and how sure they are")
class PredictionController {

    private static final String DESCRIPTION =
            "Each instance is an array of numbers in the input's shape, flat or nested, or an"
                    + " object with a value for every column, in the units of the data set, or"
                    + " {\"image\": \"a PNG or JPEG in base64\"}. `samples`"
                    + " passes with dropout on (Monte-Carlo dropout) give the uncertainty, as many as it takes with"
                    + " `\"auto\"`; the same"
                    + " `seed` gives the same samples again. With `returnSamples` each prediction has what"
                    + " every pass said, too (`samples`), up to 200,000 numbers in all: a list a pass, of"
                    + " probabilities in the order of the classes, or of values. A version whose training held rows back"
                    + " (`\"calibration\": {\"fraction\": 0.1}`) answers probabilities that are"
                    + " calibrated by a temperature (`raw` asks for those before), with"
                    + " `confidenceLevel` sets or intervals that contain the truth in at least that"
                    + " share of cases, by `method`, and with `maxError` whether to answer or to"
                    + " abstain so that at most that share of the answers is wrong; 409 of other"
                    + " versions. `explain` says what each column or pixel contributed to the label's"
                    + " probability, or to the value, beside the mean of the training rows:"
                    + " `integratedGradients` (in `steps`, 50) or `occlusion`; with `samples` in the mean"
                    + " over the masks, with their spread (`std`); of images also as a PNG (`heatMap`)."
                    + " `topK` lists the likeliest labels. Networks of several targets answer"
                    + " `labels`, each as that of one target is, or `values`, by the targets' names."
                    + " Instances may come as `text/csv`, too: a line of the columns' names, in any"
                    + " order, then a line an instance, where an empty field is a missing value;"
                    + " all that is beside `instances` are query parameters then. With"
                    + " `Accept: text/csv` the answer has a line a prediction.";

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String CSV = PredictionsCsvConverter.CSV;

    private static final String ID = "0198c0de-7a3b-7000-8000-000000000001";

    private final ServedModels models;
    private final Predictions predictions;

    PredictionController(ServedModels models, Predictions predictions) {
        this.models = models;
        this.predictions = predictions;
    }

    @PostMapping(
            path = "/models/{name}/predict",
            produces = {JSON, CSV})
    @Operation(summary = "Predict with the newest version", description = DESCRIPTION)
    @PredictionExchange
    PredictionsView newest(
            @Parameter(example = "iris") @PathVariable String name,
            @RequestBody PredictionRequest request) {
        return predict(models.newest(name), request);
    }

    @PostMapping(
            path = "/models/{name}/versions/{version}/predict",
            produces = {JSON, CSV})
    @Operation(summary = "Predict with a version", description = DESCRIPTION)
    @PredictionExchange
    PredictionsView version(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version,
            @RequestBody PredictionRequest request) {
        return predict(models.version(name, version), request);
    }

    @PostMapping(
            path = "/models/{name}/aliases/{alias}/predict",
            produces = {JSON, CSV})
    @Operation(
            summary = "Predict with the version that an alias points to",
            description = DESCRIPTION)
    @PredictionExchange
    PredictionsView aliased(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias,
            @RequestBody PredictionRequest request) {
        return predict(models.aliased(name, alias), request);
    }

    @PostMapping(
            path = "/runs/{id}/predict",
            produces = {JSON, CSV})
    @Operation(summary = "Predict with the weights that a run serves", description = DESCRIPTION)
    @PredictionExchange
    PredictionsView run(
            @Parameter(example = ID) @PathVariable UUID id,
            @RequestBody PredictionRequest request) {
        ServedCheckpoint served = models.run(id);
        try {
            return predict(served, request);
        } catch (DamagedCheckpoint e) {
            // A run that is under way replaces its checkpoints.
            ServedCheckpoint now = models.runNow(id);
            if (now.checkpoint().id().equals(served.checkpoint().id())) {
                throw e;
            }
            return predict(now, request);
        }
    }

    private PredictionsView predict(ServedCheckpoint served, PredictionRequest request) {
        return PredictionsView.of(served, predictions.answer(served, request));
    }
}
