package dev.dropwise.dataset;

import dev.dropwise.dataset.generated.Derivation;
import dev.dropwise.dataset.generated.DerivedOrigin;
import dev.dropwise.dataset.generated.Synthesis;
import dev.dropwise.dataset.generated.SyntheticOrigin;
import dev.dropwise.dataset.insight.RowSubset;
import dev.dropwise.dataset.upload.DatasetUploads;
import dev.dropwise.dataset.upload.PublishedDatasets;
import dev.dropwise.dataset.upload.Reference;
import dev.dropwise.dataset.upload.UploadForm;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.array.IdxReader;
import dev.dropwise.dataset.upload.array.NumpyReader;
import dev.dropwise.dataset.upload.image.ImageFolderReader;
import dev.dropwise.dataset.upload.table.TableReader;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.binding.JsonBodies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.URI;
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
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Data sets over HTTP. */
@RestController
@RequestMapping(DatasetController.PATH)
@Tag(name = "Data sets", description = "Rows with features and a target, to train on")
class DatasetController {

    static final String PATH = "/api/v1/datasets";

    private final DatasetCatalog datasets;
    private final DatasetInsights insights;
    private final SyntheticOrigin synthetic;
    private final DerivedOrigin derived;
    private final DatasetUploads uploads;
    private final PublishedDatasets publishedDatasets;
    private final JsonBodies bodies;

    DatasetController(
            DatasetCatalog datasets,
            DatasetInsights insights,
            SyntheticOrigin synthetic,
            DerivedOrigin derived,
            DatasetUploads uploads,
            PublishedDatasets publishedDatasets,
            JsonBodies bodies) {
        this.datasets = datasets;
        this.insights = insights;
        this.synthetic = synthetic;
        this.derived = derived;
        this.uploads = uploads;
        this.publishedDatasets = publishedDatasets;
        this.bodies = bodies;
    }

    @GetMapping
    @Operation(
            summary = "List the data sets",
            description = "Newest first. Seven come with Dropwise and are always there.")
    Page<DatasetView> list(PageQuery query) {
        return query.pageOf(datasets.all(), Dataset::name).map(DatasetView::of);
    }

    @GetMapping("/{name}")
    @Operation(
            summary = "Show a data set",
            description =
                    "Its features, target and task, and the hash of its content; of each column"
                            + " what is missing, how many values there are and their range; of each"
                            + " class how many rows; and warnings of what spoils a training.")
    DatasetDetails show(@Parameter(example = "penguins") @PathVariable String name) {
        return details(datasets.get(name));
    }

    private DatasetDetails details(Dataset dataset) {
        return DatasetDetails.of(dataset, insights.of(dataset));
    }

    @GetMapping("/{name}/preview")
    @Operation(
            summary = "Show the first rows",
            description = "Each `instance` is exactly what a prediction request takes.")
    PreviewView preview(
            @Parameter(example = "penguins") @PathVariable String name,
            @Parameter(description = "How many at most", example = "20")
                    @RequestParam(defaultValue = "20")
                    @Min(1)
                    @Max(1000)
                    int rows) {
        return PreviewView.of(datasets.get(name), rows);
    }

    @GetMapping("/{name}/statistics")
    @Operation(
            summary = "Describe the columns",
            description =
                    "Count, missing values, range, mean, standard deviation, quantiles and a"
                            + " histogram of numbers; counts of categories and classes; how each"
                            + " feature correlates with the target. Of images the pixels, and how"
                            + " bright those of each class are.")
    StatisticsView statistics(
            @Parameter(example = "penguins") @PathVariable String name,
            @Parameter(description = "Of which rows", example = "training")
                    @RequestParam(defaultValue = "all")
                    RowSubset part) {
        return StatisticsView.of(datasets.get(name), part);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a data set",
            description =
                    "Those that come with Dropwise are always there, and one that a job needs which"
                            + " has not ended stays until then, as one stays that others are derived"
                            + " from: 409. Runs and models that came of it stay.")
    void delete(@Parameter(example = "two-moons") @PathVariable String name) {
        datasets.delete(name);
    }

    @PostMapping("/synthesize")
    @Operation(
            summary = "Make a data set by formula",
            description =
                    "Small, noisy, unbalanced or mislabelled as asked: what networks overfit on, on"
                            + " demand. The same seed makes the same rows on every machine; its last"
                            + " rows are the hold-out.")
    @ApiResponse(responseCode = "201", description = "Made; Location says where")
    ResponseEntity<DatasetDetails> synthesize(@RequestBody Synthesis synthesis) {
        return created(synthetic.make(synthesis));
    }

    @PostMapping("/derive")
    @Operation(
            summary = "Make a data set of another one's rows",
            description =
                    "Fewer rows, wrong labels, masked or noisy features, rare classes: what"
                            + " networks overfit on, of real data. The test rows stay as they are,"
                            + " so that results compare. The rows are made anew when they are asked"
                            + " for: as long as it is there, the data set that it comes from cannot"
                            + " be deleted.")
    @ApiResponse(responseCode = "201", description = "Made; Location says where")
    ResponseEntity<DatasetDetails> derive(@RequestBody Derivation derivation) {
        return created(derived.make(derivation));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload a data set",
            description =
                    "One or more parts `file`, each plain or gzip, and a part `options` in JSON."
                            + " Options that a format does not use are refused."
                            + TableReader.DOCUMENTATION
                            + IdxReader.DOCUMENTATION
                            + NumpyReader.DOCUMENTATION
                            + ImageFolderReader.DOCUMENTATION,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schemaProperties = {
                                                @SchemaProperty(
                                                        name = "file",
                                                        array =
                                                                @ArraySchema(
                                                                        schema =
                                                                                @Schema(
                                                                                        type =
                                                                                                "string",
                                                                                        format =
                                                                                                "binary"))),
                                                @SchemaProperty(
                                                        name = "options",
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                UploadOptions
                                                                                        .class))
                                            })))
    @ApiResponse(responseCode = "201", description = "Stored; Location says where")
    ResponseEntity<DatasetDetails> upload(MultipartHttpServletRequest request) throws IOException {
        return created(uploads.take(UploadForm.read(request, bodies)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Upload a data set, or fetch one that others publish",
            description =
                    "In JSON: MNIST, Fashion-MNIST or CIFAR-10, fetched from DJL's repository where"
                            + " the network allows it.")
    @ApiResponse(responseCode = "201", description = "Stored; Location says where")
    ResponseEntity<DatasetDetails> fetch(@RequestBody Reference reference) {
        return created(publishedDatasets.take(reference));
    }

    private ResponseEntity<DatasetDetails> created(Dataset dataset) {
        return ResponseEntity.created(URI.create(PATH + "/" + dataset.name()))
                .body(details(dataset));
    }
}
