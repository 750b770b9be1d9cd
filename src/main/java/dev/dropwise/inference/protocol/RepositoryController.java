package dev.dropwise.inference.protocol;

import dev.dropwise.inference.Predictions;
import dev.dropwise.inference.ServedModels;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.RequestBytes;
import dev.dropwise.web.binding.JsonBodies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The registry as the Open Inference Protocol's extension for model repositories shows it:
 * https://github.com/triton-inference-server/server/blob/main/docs/protocol/extension_model_repository.md
 */
@RestController
@RequestMapping("/v2/repository")
@Tag(name = "Open Inference Protocol")
class RepositoryController {

    private final ModelRegistry registry;
    private final ServedModels models;
    private final Predictions predictions;
    private final RequestBytes bytes;
    private final JsonBodies bodies;

    RepositoryController(
            ModelRegistry registry,
            ServedModels models,
            Predictions predictions,
            RequestBytes bytes,
            JsonBodies bodies) {
        this.registry = registry;
        this.models = models;
        this.predictions = predictions;
        this.bytes = bytes;
        this.bodies = bodies;
    }

    /**
     * What to list.
     *
     * @param ready whether those that cannot answer are left out: there are none
     */
    record IndexRequest(@Nullable Boolean ready) {}

    /**
     * How to load a model.
     *
     * @param parameters none are known
     */
    record LoadRequest(@Nullable Map<String, JsonNode> parameters) {}

    /**
     * A version of a model.
     *
     * @param state READY: what is not in memory is loaded when it is asked
     * @param reason for the state; empty
     */
    record IndexEntry(String name, String version, String state, String reason) {

        static IndexEntry of(ModelVersion version) {
            return new IndexEntry(version.model(), String.valueOf(version.version()), "READY", "");
        }
    }

    @PostMapping("/index")
    @Operation(
            summary = "List all versions of all models",
            description =
                    "By name and number. All are `READY`: what is not in memory is loaded when it is"
                            + " asked. The body may be empty.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IndexRequest.class),
                            examples = @ExampleObject(name = "all", value = "{\"ready\": true}")))
    List<IndexEntry> index(HttpServletRequest request) throws IOException {
        read(request, IndexRequest.class);
        return registry.all().stream().map(IndexEntry::of).toList();
    }

    @PostMapping("/models/{model}/load")
    @Operation(
            summary = "Load a model",
            description =
                    "Its newest version, so that the first request need not wait. Programs leave"
                            + " memory by themselves where others need it. The body may be empty.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LoadRequest.class),
                            examples = @ExampleObject(name = "load", value = "{}")))
    void load(@Parameter(example = "iris") @PathVariable String model, HttpServletRequest request)
            throws IOException {
        LoadRequest body = read(request, LoadRequest.class);
        if (body != null && body.parameters() != null && !body.parameters().isEmpty()) {
            throw new Invalid(
                    "/parameters",
                    "expected none: models come from the registry, received "
                            + String.join(", ", body.parameters().keySet()));
        }
        predictions.ready(models.newest(model));
    }

    @PostMapping("/models/{model}/unload")
    @Operation(
            summary = "Unload a model",
            description =
                    "Always refused, with 409: every version answers as long as the registry has it,"
                            + " and programs leave memory by themselves where others need it.")
    void unload(@Parameter(example = "iris") @PathVariable String model) {
        models.newest(model);
        throw new Conflict(
                "models are not unloaded on request: programs leave memory by themselves where others need it; DELETE /api/v1/models/%s removes the model"
                        .formatted(model));
    }

    /** The body, null where it is empty. */
    private <T> @Nullable T read(HttpServletRequest request, Class<T> type) throws IOException {
        byte[] body = bytes.read(request);
        return body.length == 0 ? null : bodies.read(body, type);
    }
}
