package dev.dropwise.model;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Models over HTTP. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "Names for checkpoints: versions and aliases")
class ModelController {

    private static final String TORCHSCRIPT = "torchscript";

    private final ModelRegistry registry;
    private final ModelViews views;
    private final ModelExport export;
    private final WinningRuns winningRuns;

    ModelController(
            ModelRegistry registry, ModelViews views, ModelExport export, WinningRuns winningRuns) {
        this.winningRuns = winningRuns;
        this.registry = registry;
        this.views = views;
        this.export = export;
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

    @PostMapping("/{name}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
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

    @GetMapping(
            path = "/{name}/versions/{version}/export",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Download a version",
            description =
                    "`torchscript`: a program that does nothing but predict. `torch.jit.load` reads"
                            + " it; `forward(x)` takes raw numbers: of a table [rows, columns] in"
                            + " the order of `…/preprocessing`, of a category its place in the list"
                            + " of them, NaN for a missing value; pixels as they are in the data"
                            + " set; of a text the numbers of its words, from 1. It gives"
                            + " probabilities in the order of the classes, or values in the"
                            + " targets' own units. Layers are modules by their names, and hold"
                            + " their tensors as PyTorch's do, so that its `state_dict()` fits an"
                            + " ordinary module.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "422",
            description = "There is no such format",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    void export(
            @Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "1") @PathVariable int version,
            @Parameter(example = TORCHSCRIPT) @RequestParam(defaultValue = TORCHSCRIPT)
                    String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!format.equals(TORCHSCRIPT)) {
            throw new Invalid(
                    "", "format: expected \"torchscript\", received \"%s\"".formatted(format));
        }
        ModelVersion asked = registry.version(name, version);
        asked.requireOneNetwork("export it");
        Checkpoint checkpoint = views.checkpoint(asked);
        ModelExport.Exported exported = export.torchscript(checkpoint, views.run(asked));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        if (new ServletWebRequest(request, response).checkNotModified(checkpoint.blob().sha256())) {
            return;
        }
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, download(name, version, ".pt"));
        exported.write(response.getOutputStream());
    }
}
