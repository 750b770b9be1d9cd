package dev.dropwise.modelspec;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.web.binding.JsonBodies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a spec amounts to, over HTTP, before anything is trained. */
@RestController
@RequestMapping(ModelSpecController.PATH)
@Tag(name = "Model specs")
class CheckController {

    private static final String DATASET =
            "The data set that the network is meant for; it gives the input and the outputs where"
                    + " the spec is silent";

    private static final String PROBLEM = "#/components/schemas/Problem";

    private final ModelSpecs specs;
    private final Datasets datasets;
    private final JsonBodies bodies;

    CheckController(ModelSpecs specs, Datasets datasets, JsonBodies bodies) {
        this.specs = specs;
        this.datasets = datasets;
        this.bodies = bodies;
    }

    @PostMapping("/check")
    @Operation(
            summary = "Check a model spec",
            description =
                    "Nothing is stored. Answers the shapes, the number of parameters, the memory"
                            + " that training takes with the default batch size of 64 and the"
                            + " default optimizer, and advice; or, with `valid` false, all the"
                            + " faults. Only a body that is not JSON is an error (400).",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ModelSpec.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "The input left to the data set",
                                                        value =
                                                                """
                                                                {"layers": [{"type": "dense", "units": 128, "activation": "relu"},
                                                                            {"type": "dropout", "rate": 0.5},
                                                                            {"type": "dense"}]}"""),
                                                @ExampleObject(
                                                        name = "Dropout where it is seldom meant",
                                                        value =
                                                                """
                                                                {"input": {"shape": [1, 28, 28]},
                                                                 "layers": [{"type": "dropout", "rate": 0.5},
                                                                            {"type": "conv2d", "filters": 8, "kernel": 3, "activation": "relu"},
                                                                            {"type": "dropout", "rate": 0.9},
                                                                            {"type": "dense", "units": 10},
                                                                            {"type": "dropout", "rate": 0.2}]}"""),
                                                @ExampleObject(
                                                        name = "Two faults",
                                                        value =
                                                                """
                                                                {"layers": [{"type": "dense", "units": 0},
                                                                            {"type": "dropout", "rate": 1.5}]}""")
                                            })))
    @ApiResponse(responseCode = "200", description = "What there is to say, valid or not")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such data set",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = PROBLEM)))
    CheckView check(
            @RequestBody JsonNode body,
            @Parameter(description = DATASET, example = "mnist-small")
                    @RequestParam(required = false)
                    @Nullable String dataset) {
        Dataset data = dataset == null ? null : datasets.get(dataset);
        try {
            // As text, because a text's length bounds how often a faulty one is read again.
            ModelSpec spec = bodies.read(body.toString(), ModelSpec.class);
            return CheckView.of(
                    data == null ? CheckedSpec.alone(spec) : CheckedSpec.on(spec, data));
        } catch (Invalid invalid) {
            return CheckView.of(invalid.faults());
        }
    }

    @GetMapping(value = "/{name}/program", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            summary = "Show the program that a model spec compiles to",
            description =
                    "The TorchScript that trains it with all the defaults. Without a data set the"
                            + " spec needs an input and the units of its last layer (422 where they"
                            + " are left out), and is taken to give class scores, or a numeric value"
                            + " where it gives one number.")
    @ApiResponse(responseCode = "200", description = "The source")
    @ApiResponse(
            responseCode = "422",
            description = "The spec does not fit the data set, or needs one",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = PROBLEM)))
    String program(
            @Parameter(example = "article-mlp") @PathVariable String name,
            @Parameter(description = DATASET, example = "mnist-small")
                    @RequestParam(required = false)
                    @Nullable String dataset) {
        ModelSpec spec = specs.get(name);
        CheckedSpec checkedSpec =
                dataset == null
                        ? CheckedSpec.asItIs(spec)
                        : CheckedSpec.on(spec, datasets.get(dataset));
        return checkedSpec.program();
    }
}
