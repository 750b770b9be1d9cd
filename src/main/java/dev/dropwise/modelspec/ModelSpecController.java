package dev.dropwise.modelspec;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved model specs over HTTP. */
@RestController
@RequestMapping(ModelSpecController.PATH)
@Tag(name = "Model specs", description = "What networks are: an input and a list of layers")
class ModelSpecController {

    static final String PATH = "/api/v1/model-specs";

    private static final String SMALL =
            """
            {"name": "small", "input": {"shape": [784]},
             "layers": [{"type": "dense", "units": 64, "activation": "relu"},
                        {"type": "dropout", "rate": 0.5},
                        {"type": "dense", "units": 10}]}""";

    private final ModelSpecs specs;

    ModelSpecController(ModelSpecs specs) {
        this.specs = specs;
    }

    @PutMapping("/{name}")
    @Operation(
            summary = "Save a model spec",
            description =
                    "Creates it (201) or replaces it (200). A job keeps its own copy, so that a"
                            + " spec may change while one runs. The shapes have to fit where the"
                            + " spec has an input; without one it fits whatever data set it is"
                            + " used with, and is checked then. Those that come with Dropwise"
                            + " cannot be replaced: 409.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(name = "small", value = SMALL))))
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Created; Location says where")
    ResponseEntity<ModelSpec> put(
            @Parameter(example = "small")
                    @PathVariable
                    @Pattern(
                            regexp = NamePattern.REGEX,
                            message =
                                    "expected a letter or digit, then at most 99 letters, digits,"
                                            + " dots, underscores and hyphens")
                    String name,
            @RequestBody ModelSpec spec) {
        requireSound(name, spec);
        ModelSpec named = new ModelSpec(name, spec.input(), spec.layers());
        return specs.put(name, named)
                ? ResponseEntity.created(URI.create(PATH + "/" + name)).body(named)
                : ResponseEntity.ok(named);
    }

    private static void requireSound(String name, ModelSpec spec) {
        List<Fault> faults = new ArrayList<>();
        if (spec.name() != null && !spec.name().equals(name)) {
            faults.add(
                    new Fault(
                            "/name",
                            "expected \"%s\" as in the path, or none, received \"%s\""
                                    .formatted(name, spec.name())));
        }
        try {
            ModelSpecs.requireSound(spec);
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
        }
        Invalid.throwIfAny(faults);
    }

    @GetMapping
    @Operation(
            summary = "List the model specs",
            description =
                    "Newest first. `article-mlp` and `article-cnn` come with Dropwise, are always"
                            + " there, and come last.")
    Page<ModelSpecView> list(PageQuery query) {
        return specs.list(query);
    }

    @GetMapping("/{name}")
    @Operation(
            summary = "Show a model spec",
            description =
                    "With the defaults of its layers filled in: fit to be saved again, checked, or"
                            + " sent as the `model` of a job.")
    ModelSpec show(@Parameter(example = "article-mlp") @PathVariable String name) {
        return specs.get(name);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a model spec",
            description =
                    "Jobs and runs keep their own copies. Those that come with Dropwise are always"
                            + " there: 409.")
    void delete(@Parameter(example = "small") @PathVariable String name) {
        specs.delete(name);
    }
}
