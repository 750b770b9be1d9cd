package dev.dropwise.inference.protocol;

import dev.dropwise.inference.InferenceProperties;
import dev.dropwise.inference.Predictions;
import dev.dropwise.inference.ServedCheckpoint;
import dev.dropwise.inference.ServedModels;
import dev.dropwise.model.ModelRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
            "Images, and tables of numbers, take one tensor of any name; any table takes one tensor for"
                    + " each column. Of several targets every output has a column each, in the order"
                    + " of the data set's `targets`; `probabilities` are those of their second"
                    + " classes. `data` may be flat or nested. `parameters.samples` (with"
                    + " `parameters.seed`) adds the outputs `std`, `entropy` and `mutual_information`."
                    + " The body may be called of any media type, and be gzip. Tensors may come as"
                    + " bytes after the JSON, in both directions, as the extension for binary tensor"
                    + " data says. Outputs are those that `outputs` names; there"
                    + " `parameters.classification` of `probabilities` gives so many of the likeliest"
                    + " classes instead, each as a text `probability:index:label`.";

    /** By the names of https://github.com/triton-inference-server/server/tree/main/docs/protocol */
    private static final List<String> EXTENSIONS =
            List.of(
                    "binary_tensor_data",
                    "classification",
                    "model_repository",
                    "parameters",
                    "statistics");

    private final ServedModels models;
    private final Predictions predictions;
    private final ModelRegistry registry;
    private final InferenceProperties bounds;
    private final InferReader reader;
    private final InferExecution execution;
    private final InferStatistics statistics;
    private final ApplicationAvailability availability;
    private final String version;

    OpenInferenceController(
            ServedModels models,
            Predictions predictions,
            ModelRegistry registry,
            InferenceProperties bounds,
            InferReader reader,
            InferExecution execution,
            InferStatistics statistics,
            ApplicationAvailability availability,
            ObjectProvider<BuildProperties> build) {
        this.models = models;
        this.predictions = predictions;
        this.registry = registry;
        this.bounds = bounds;
        this.reader = reader;
        this.execution = execution;
        this.statistics = statistics;
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

    @GetMapping
    @Operation(
            summary = "Describe the server",
            description = "Its name, its version, and which extensions of the protocol it has.")
    ServerView server() {
        return new ServerView("dropwise", version, EXTENSIONS);
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
            description =
                    "The tensors that it takes and gives, with the categories of columns and the"
                            + " classes of outputs; where it comes from; bounds of its requests.")
    MetadataView metadata(@Parameter(example = "iris") @PathVariable String model) {
        return metadata(models.newest(model), registry.versions(model));
    }

    @GetMapping("/models/{model}/versions/{version}")
    @Operation(
            summary = "Describe a version of a model",
            description =
                    "The tensors that it takes and gives, with the categories of columns and the"
                            + " classes of outputs; where it comes from; bounds of its requests.")
    MetadataView metadata(
            @Parameter(example = "iris") @PathVariable String model,
            @Parameter(example = "1") @PathVariable int version) {
        return metadata(models.version(model, version), List.of(version));
    }

    private MetadataView metadata(ServedCheckpoint served, List<Integer> versions) {
        return MetadataView.of(served, versions, bounds);
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

    @GetMapping("/models/{model}/stats")
    @Operation(
            summary = "Show what requests for a model took",
            description =
                    "Requests under `/v2` that this process answered since it started, by version:"
                            + " how many, and nanoseconds in all.")
    InferStatisticsView statistics(@Parameter(example = "iris") @PathVariable String model) {
        return new InferStatisticsView(
                registry.versions(model).stream()
                        .map(version -> statistics(models.version(model, version)))
                        .toList());
    }

    @GetMapping("/models/{model}/versions/{version}/stats")
    @Operation(
            summary = "Show what requests for a version took",
            description =
                    "Requests under `/v2` that this process answered since it started: how many, and"
                            + " nanoseconds in all.")
    InferStatisticsView statistics(
            @Parameter(example = "iris") @PathVariable String model,
            @Parameter(example = "1") @PathVariable int version) {
        return new InferStatisticsView(List.of(statistics(models.version(model, version))));
    }

    @GetMapping("/models/stats")
    @Operation(
            summary = "Show what requests for all models took",
            description =
                    "Requests under `/v2` that this process answered since it started, by version:"
                            + " how many, and nanoseconds in all.")
    InferStatisticsView allStatistics() {
        return new InferStatisticsView(
                registry.all().stream()
                        .map(any -> statistics(models.version(any.model(), any.version())))
                        .toList());
    }

    private InferStatisticsView.VersionStatistics statistics(ServedCheckpoint served) {
        return statistics
                .seen(served)
                .view(String.valueOf(served.model()), String.valueOf(served.version()));
    }

    @PostMapping("/models/{model}/infer")
    @Operation(summary = "Predict with the newest version", description = INFER)
    @InferOperation
    ResponseEntity<?> infer(
            @Parameter(example = "iris") @PathVariable String model, HttpServletRequest request)
            throws IOException {
        return infer(new RequestedModel(model, null), request);
    }

    @PostMapping("/models/{model}/versions/{version}/infer")
    @Operation(summary = "Predict with a version", description = INFER)
    @InferOperation
    ResponseEntity<?> infer(
            @Parameter(example = "iris") @PathVariable String model,
            @Parameter(example = "1") @PathVariable int version,
            HttpServletRequest request)
            throws IOException {
        return infer(new RequestedModel(model, version), request);
    }

    private ResponseEntity<?> infer(RequestedModel path, HttpServletRequest http)
            throws IOException {
        InferMessage message = reader.read(http);
        return execution.answer(served(path.with(message.request())), message);
    }

    private ServedCheckpoint served(RequestedModel asked) {
        return asked.version() == null
                ? models.newest(asked.name())
                : models.version(asked.name(), asked.version());
    }
}
