package dev.dropwise.model;

import dev.dropwise.web.JsonMergePatch;
import dev.dropwise.web.binding.JsonBodies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Versions of models over HTTP. */
@RestController
@RequestMapping("/api/v1/models/{name}/versions/{version}")
@Tag(name = "Models")
class VersionController {

    private final ModelRegistry registry;
    private final ModelViews views;
    private final JsonMapper mapper;
    private final JsonBodies bodies;

    VersionController(
            ModelRegistry registry, ModelViews views, JsonMapper mapper, JsonBodies bodies) {
        this.registry = registry;
        this.views = views;
        this.mapper = mapper;
        this.bodies = bodies;
    }

    @GetMapping
    @Operation(
            operationId = "modelVersion",
            summary = "Show a version",
            description =
                    "Its run with the whole plan, its checkpoint and what that scored on the"
                            + " hold-out, the version that its training began with, and what"
                            + " people wrote on it.")
    VersionDetailsView show(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version) {
        return views.version(registry.version(name, version));
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, JsonMergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change a version's tags and description",
            description =
                    "A JSON Merge Patch (RFC 7396): what is left out stays, and null removes."
                            + " Nothing else of a version can be changed.")
    VersionDetailsView describe(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(schema = @Schema(implementation = VersionPatch.class)))
                    @RequestBody
                    JsonNode patch) {
        return views.version(registry.describe(name, version, notes -> patched(notes, patch)));
    }

    private VersionNotes patched(VersionNotes notes, JsonNode patch) {
        JsonNode patched = JsonMergePatch.apply(mapper.valueToTree(notes), patch);
        return bodies.read(patched, VersionNotes.class);
    }
}
