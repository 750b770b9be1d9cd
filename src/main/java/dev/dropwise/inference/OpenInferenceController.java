package dev.dropwise.inference;

import dev.dropwise.model.ModelRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Open Inference Protocol, version 2, as KServe, Triton and others speak it:
 * https://github.com/kserve/open-inference-protocol
 */
@RestController
@RequestMapping("/v2")
@Tag(name = "Open Inference Protocol", description = "Predictions as other servers give them")
class OpenInferenceController {

    private static final String INFER =
            "Images, and tables of numbers, take one tensor `input`; any table takes one tensor for"
                    + " each column. Of several targets every output has a column each, in the order"
                    + " of the data set's `targets`; `probabilities` are those of their second"
                    + " classes. `data` may be flat or nested. `parameters.samples` (with"
                    + " `parameters.seed`) adds the outputs `std`, `entropy` and `mutual_information`.";

    private static final String FLOWER =
            """
            {"id": "1", "inputs": [{"name": "input", "shape": [1, 4], "datatype": "FP32",
                                    "data": [5.1, 3.5, 1.4, 0.2]}]}""";

    private final ServedModels models;
    private final Predictions predictions;
    private final ModelRegistry registry;
    private final ApplicationAvailability availability;
    private final String version;

    OpenInferenceController(
            ServedModels models,
            Predictions predictions,
            ModelRegistry registry,
            ApplicationAvailability availability,
            ObjectProvider<BuildProperties> build) {
        this.models = models;
        this.predictions = predictions;
        this.registry = registry;
        this.availability = availability;
        this.version =
                build.stream().findFirst().map(BuildProperties::getVersion).orElse("development");
    }

    /** What this server is. */
    record ServerView(String name, String version, List<String> extensions) {}

    /** Whether this process lives. */
    record LiveView(boolean live) {}

    /** Whether this process takes requests. */
    record ReadyView(boolean ready) {}

    /** Whether a model can answer. */
    record ModelReadyView(String name, boolean ready) {}

    /** What a model takes and gives; -1 stands for the number of instances. */
    record MetadataView(
            @Nullable String name,
            List<String> versions,
            String platform,
            List<TensorSignature.TensorView> inputs,
            List<TensorSignature.TensorView> outputs) {}

    @GetMapping
    @Operation(summary = "Describe the server", description = "Its name and version.")
    ServerView server() {
        return new ServerView("dropwise", version, List.of());
    }

    @GetMapping("/health/live")
    @Operation(summary = "Ask whether the server lives", description = "It does when it answers.")
    LiveView live() {
        return new LiveView(true);
    }

    @GetMapping("/health/ready")
    @Operation(
            summary = "Ask whether the server is ready",
            description = "503 while it starts or stops.")
    @ApiResponse(responseCode = "200", description = "It is")
    @ApiResponse(responseCode = "503", description = "Not now")
    ResponseEntity<ReadyView> ready() {
        boolean ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new ReadyView(ready));
    }

    @GetMapping("/models/{model}")
    @Operation(
            summary = "Describe the newest version of a model",
            description = "The tensors that it takes and gives.")
    MetadataView metadata(@Parameter(example = "iris") @PathVariable String model) {
        return metadata(models.newest(model), registry.versions(model));
    }

    @GetMapping("/models/{model}/versions/{version}")
    @Operation(
            summary = "Describe a version of a model",
            description = "The tensors that it takes and gives.")
    MetadataView metadata(
            @Parameter(example = "iris") @PathVariable String model,
            @Parameter(example = "1") @PathVariable int version) {
        return metadata(models.version(model, version), List.of(version));
    }

    private static MetadataView metadata(ServedCheckpoint served, List<Integer> versions) {
        TensorSignature signature = new TensorSignature(served.preprocessing());
        return new MetadataView(
                served.model(),
                versions.stream().map(String::valueOf).toList(),
                "pytorch_torchscript",
                signature.inputs(),
                signature.outputs());
    }

    @GetMapping("/models/{model}/ready")
    @Operation(
            summary = "Ask whether a model is ready",
            description = "Loads its newest version where it is not loaded.")
    ModelReadyView ready(@Parameter(example = "iris") @PathVariable String model) {
        return ready(models.newest(model));
    }

    @GetMapping("/models/{model}/versions/{version}/ready")
    @Operation(
            summary = "Ask whether a version is ready",
            description = "Loads it where it is not loaded.")
    ModelReadyView ready(
            @Parameter(example = "iris") @PathVariable String model,
            @Parameter(example = "1") @PathVariable int version) {
        return ready(models.version(model, version));
    }

    private ModelReadyView ready(ServedCheckpoint served) {
        predictions.ready(served);
        return new ModelReadyView(String.valueOf(served.model()), true);
    }

    @PostMapping("/models/{model}/infer")
    @Operation(
            summary = "Predict with the newest version",
            description = INFER,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(name = "iris", value = FLOWER))))
    InferView infer(
            @Parameter(example = "iris") @PathVariable String model,
            @RequestBody InferRequest request) {
        return infer(models.newest(model), request);
    }

    @PostMapping("/models/{model}/versions/{version}/infer")
    @Operation(
            summary = "Predict with a version",
            description = INFER,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(name = "iris", value = FLOWER))))
    InferView infer(
            @Parameter(example = "iris") @PathVariable String model,
            @Parameter(example = "1") @PathVariable int version,
            @RequestBody InferRequest request) {
        return infer(models.version(model, version), request);
    }

    private InferView infer(ServedCheckpoint served, InferRequest request) {
        SamplingOptions sampling = InferParameters.sampling(request.parameters());
        InferOutputs.check(served, sampling, request.outputs());
        InferInputs inputs =
                InferInputs.read(new TensorSignature(served.preprocessing()), request.inputs());
        PredictionOutputs outputs =
                predictions.predict(served, inputs.instances(), inputs.pointers(), sampling);
        return InferView.of(served, outputs, request);
    }
}
