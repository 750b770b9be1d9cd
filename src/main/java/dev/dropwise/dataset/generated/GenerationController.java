package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.DatasetDetails;
import dev.dropwise.dataset.DatasetResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes data sets that nobody has to send. */
@RestController
@RequestMapping(DatasetResponses.PATH)
@Tag(name = "Data sets")
class GenerationController {

    private final SyntheticOrigin synthetic;
    private final DerivedOrigin derived;
    private final DatasetResponses responses;

    GenerationController(
            SyntheticOrigin synthetic, DerivedOrigin derived, DatasetResponses responses) {
        this.synthetic = synthetic;
        this.derived = derived;
        this.responses = responses;
    }

    @PostMapping("/synthesize")
    @Operation(
            operationId = "datasetSynthesize",
            summary = "Make a data set by formula",
            description =
                    "Small, noisy, unbalanced or mislabelled as asked: what networks overfit on, on"
                            + " demand. The same seed makes the same rows on every machine; its last"
                            + " rows are the hold-out.")
    @ApiResponse(responseCode = "201", description = "Made; Location says where")
    ResponseEntity<DatasetDetails> synthesize(@RequestBody Synthesis synthesis) {
        return responses.created(synthetic.make(synthesis));
    }

    @PostMapping("/derive")
    @Operation(
            operationId = "datasetDerive",
            summary = "Make a data set of another one's rows",
            description =
                    "Fewer rows, wrong labels, masked or noisy features, rare classes: what"
                            + " networks overfit on, of real data. The test rows stay as they are,"
                            + " so that results compare; `\"test\": \"auto\"` holds a fifth out where"
                            + " the source has none. The rows are made anew when they are asked"
                            + " for: as long as it is there, the data set that it comes from cannot"
                            + " be deleted.")
    @ApiResponse(responseCode = "201", description = "Made; Location says where")
    ResponseEntity<DatasetDetails> derive(@RequestBody Derivation derivation) {
        return responses.created(derived.make(derivation));
    }
}
