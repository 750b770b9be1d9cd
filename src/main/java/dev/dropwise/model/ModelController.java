package dev.dropwise.model;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Models over HTTP. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "Names for checkpoints: versions and aliases")
class ModelController {

    private final ModelRegistry registry;
    private final ModelViews views;
    private final WinningRuns winningRuns;

    ModelController(ModelRegistry registry, ModelViews views, WinningRuns winningRuns) {
        this.winningRuns = winningRuns;
        this.registry = registry;
        this.views = views;
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
            description =
                    "Its versions go, and the history of its aliases; runs and their checkpoints"
                            + " stay. 409 while an alias points to one of its versions.")
    void delete(@Parameter(example = "iris") @PathVariable String name) {
        registry.delete(name);
    }

    @PostMapping(path = "/{name}/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "modelRegister",
            summary = "Make a checkpoint the next version",
            description =
                    "Of a `run` the weights that it predicts with, a `checkpoint` by its id, or of a"
                            + " `study` what its winner predicts with. Several `runs`, or a `study`"
                            + " that is a cross-validation, become an ensemble: it answers with the"
                            + " mean of all, tells how far they are apart, and spreads `samples`"
                            + " over them; 422 where their columns or classes differ. The first"
                            + " version creates the model. 409 while a run or the study is under"
                            + " way.")
    ResponseEntity<VersionDetailsView> register(
            @Parameter(example = "iris") @PathVariable @Pattern(regexp = NamePattern.REGEX)
                    String name,
            @RequestBody NewVersion body) {
        ModelVersion version = newVersion(name, body);
        URI location = URI.create("/api/v1/models/" + name + "/versions/" + version.version());
        return ResponseEntity.created(location).body(views.version(version));
    }

    private ModelVersion newVersion(String name, NewVersion body) {
        if (body.checkpoint() != null) {
            return registry.register(name, body.checkpoint());
        }
        if (body.run() != null) {
            return registry.registerServed(name, body.run());
        }
        if (body.runs() != null) {
            return registry.registerEnsemble(name, body.runs(), i -> "/runs/" + i);
        }
        List<UUID> runs =
                winningRuns.of(Objects.requireNonNull(body.study()), NewVersion.MOST_MEMBERS);
        return runs.size() == 1
                ? registry.registerServed(name, runs.get(0))
                : registry.registerEnsemble(name, runs, i -> "/study");
    }

    @GetMapping("/{name}/versions/{version}/preprocessing")
    @Operation(
            summary = "Download how a version prepares its inputs",
            description =
                    "For each column what its values become, and what outputs stand for; fitted on"
                            + " the training rows alone.")
    ResponseEntity<Preprocessing> preprocessing(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version) {
        ModelVersion asked = registry.version(name, version);
        asked.requireOneNetwork("tell how it prepares its inputs");
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        download(name, version, "-preprocessing.json"))
                .body(views.run(asked).preprocessing());
    }

    private static String download(String name, int version, String ending) {
        return ContentDisposition.attachment()
                .filename(name + "-v" + version + ending)
                .build()
                .toString();
    }
}
