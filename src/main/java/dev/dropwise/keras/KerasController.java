package dev.dropwise.keras;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.modelspec.ModelSpecs;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ModelSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Keras' models over HTTP, in and out. */
@RestController
@RequestMapping("/api/v1/model-specs")
@Tag(name = "Model specs")
class KerasController {

    private static final String MLP =
            """
            {"module": "keras", "class_name": "Sequential", "registered_name": null,
             "config": {"name": "keras-mlp", "layers": [
               {"module": "keras.layers", "class_name": "InputLayer",
                "config": {"batch_shape": [null, 784], "dtype": "float32", "name": "input_layer"}},
               {"module": "keras.layers", "class_name": "Dense",
                "config": {"name": "hidden", "units": 128, "activation": "relu", "use_bias": true}},
               {"module": "keras.layers", "class_name": "Dropout", "config": {"name": "drop", "rate": 0.5}},
               {"module": "keras.layers", "class_name": "Dense",
                "config": {"name": "digits", "units": 10, "activation": "softmax"}}]}}""";

    private static final String CNN =
            """
            {"class_name": "Sequential", "keras_version": "2.15.0", "backend": "tensorflow",
             "config": {"name": "sequential", "layers": [
               {"class_name": "Conv2D",
                "config": {"name": "conv2d", "batch_input_shape": [null, 28, 28, 1], "filters": 32,
                           "kernel_size": [3, 3], "activation": "relu"}},
               {"class_name": "MaxPooling2D", "config": {"name": "max_pooling2d", "pool_size": [2, 2]}},
               {"class_name": "Flatten", "config": {"name": "flatten"}},
               {"class_name": "Dense", "config": {"name": "dense", "units": 10, "activation": "softmax"}}]}}""";

    private final KerasReader reader;
    private final KerasWriter writer;
    private final ModelSpecs specs;
    private final Datasets datasets;

    KerasController(KerasReader reader, KerasWriter writer, ModelSpecs specs, Datasets datasets) {
        this.reader = reader;
        this.writer = writer;
        this.specs = specs;
        this.datasets = datasets;
    }

    @PostMapping("/import")
    @Operation(
            summary = "Make a model spec of a Keras model",
            description =
                    "Takes what `model.to_json()` gives in Keras 2 and 3, for a `Sequential` and for a"
                            + " functional model of layers in one line: as an object, or as the"
                            + " string that Python has; or TensorFlow.js' `model.json` of one."
                            + " Nothing is stored: save"
                            + " the `spec`, or send it as the `model` of a job. `notes` has what"
                            + " did not carry over; a layer that is not here is a fault (422)."
                            + " Weights are no part of that document.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "object"),
                                            examples = {
                                                @ExampleObject(name = "From Keras 3", value = MLP),
                                                @ExampleObject(
                                                        name = "Images, from Keras 2",
                                                        value = CNN)
                                            })))
    @ApiResponse(responseCode = "200", description = "The spec and what did not carry over")
    Imported read(@RequestBody JsonNode model) {
        return reader.read(model);
    }

    @GetMapping("/{name}/export")
    @Operation(
            summary = "Give a model spec to Keras",
            description =
                    "`keras`: the JSON that `keras.models.model_from_json` takes in Keras 3,"
                            + " images with their channels last. It gives raw scores as the spec"
                            + " does, so its loss wants `from_logits=True`. What Keras has no"
                            + " layer for is a fault (422).")
    @ApiResponse(
            responseCode = "200",
            description = "The model, with a download name",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "422",
            description = "Keras has no such layers, or the spec needs a data set",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    ResponseEntity<JsonNode> write(
            @Parameter(example = "article-mlp") @PathVariable String name,
            @Parameter(example = "keras") @RequestParam(defaultValue = "keras") ModelFormat format,
            @Parameter(
                            description =
                                    "The data set that gives the input and the outputs where the"
                                            + " spec is silent",
                            example = "mnist-small")
                    @RequestParam(required = false)
                    @Nullable String dataset) {
        ModelSpec spec = specs.get(name);
        Architecture architecture =
                ModelSpecs.architecture(spec, dataset == null ? null : datasets.get(dataset));
        JsonNode model =
                switch (format) {
                    case KERAS -> writer.write(spec, architecture);
                };
        ContentDisposition download =
                ContentDisposition.attachment().filename(name + ".keras.json").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .body(model);
    }
}
