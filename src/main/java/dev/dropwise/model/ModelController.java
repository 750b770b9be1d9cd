package dev.dropwise.model;

import dev.dropwise.model.ModelView.AliasView;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Models over HTTP. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "Names for checkpoints: versions and aliases")
class ModelController {

    private static final String TORCHSCRIPT = "torchscript";

    private final ModelRegistry registry;
    private final ModelViews views;
    private final BlobStore blobs;

    ModelController(ModelRegistry registry, ModelViews views, BlobStore blobs) {
        this.registry = registry;
        this.views = views;
        this.blobs = blobs;
    }

    @GetMapping
    @Operation(summary = "List the models", description = "Newest first.")
    Page<ModelSummaryView> list(PageQuery query) {
        return views.page(query);
    }

    @GetMapping("/{name}")
    @Operation(
            summary = "Show a model",
            description =
                    "Its versions with what they scored on the hold-out, its aliases, and every"
                            + " change of an alias.")
    ModelView show(@Parameter(example = "iris") @PathVariable String name) {
        return views.model(name);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a model",
            description = "Its versions and aliases go; runs and their checkpoints stay.")
    void delete(@Parameter(example = "iris") @PathVariable String name) {
        registry.delete(name);
    }

    @PostMapping("/{name}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a checkpoint the next version",
            description =
                    "Of a `run` its best checkpoint, or a `checkpoint` by its id. The first"
                            + " version creates the model. 409 while the run is under way.")
    ResponseEntity<VersionView> register(
            @Parameter(example = "iris") @PathVariable @Pattern(regexp = NamePattern.REGEX)
                    String name,
            @RequestBody NewVersion body) {
        ModelVersion version = register(name, body.run(), body.checkpoint());
        URI location = URI.create("/api/v1/models/" + name + "/versions/" + version.version());
        return ResponseEntity.created(location).body(views.version(version));
    }

    private ModelVersion register(String name, @Nullable UUID run, @Nullable UUID checkpoint) {
        if (run != null) {
            return registry.registerBest(name, run);
        }
        return registry.register(name, Objects.requireNonNull(checkpoint));
    }

    @GetMapping("/{name}/versions/{version}")
    @Operation(
            summary = "Show a version",
            description = "Its run, its checkpoint and what that scored on the hold-out.")
    VersionView version(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version) {
        return views.version(registry.version(name, version));
    }

    @PutMapping("/{name}/aliases/{alias}")
    @Operation(
            summary = "Point an alias to a version",
            description = "Creates or moves it; the model's history keeps where it pointed before.")
    AliasView setAlias(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable @Pattern(regexp = NamePattern.REGEX)
                    String alias,
            @RequestBody NewAlias body) {
        return AliasView.of(registry.setAlias(name, alias, body.version()));
    }

    @DeleteMapping("/{name}/aliases/{alias}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an alias", description = "The model's history keeps it.")
    void removeAlias(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "champion") @PathVariable String alias) {
        registry.removeAlias(name, alias);
    }

    @GetMapping(
            path = "/{name}/versions/{version}/export",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Download a version",
            description =
                    "`torchscript`: the program with its weights, which `torch.jit.load` reads in"
                            + " Python too.")
    ResponseEntity<Resource> export(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version,
            @Parameter(example = TORCHSCRIPT) @RequestParam(defaultValue = TORCHSCRIPT)
                    String format) {
        if (!format.equals(TORCHSCRIPT)) {
            throw new Invalid(
                    "", "format: expected \"torchscript\", received \"%s\"".formatted(format));
        }
        Path file = file(views.checkpoint(registry.version(name, version)));
        ContentDisposition download =
                ContentDisposition.attachment().filename(name + "-v" + version + ".pt").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(file));
    }

    private Path file(Checkpoint checkpoint) {
        try {
            return blobs.verified(checkpoint.blob());
        } catch (CorruptBlob e) {
            throw new DamagedCheckpoint(checkpoint, e);
        }
    }
}
