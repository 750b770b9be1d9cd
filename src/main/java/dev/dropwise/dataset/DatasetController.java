package dev.dropwise.dataset;

import dev.dropwise.dataset.insight.RowSubset;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Data sets over HTTP. */
@RestController
@RequestMapping(DatasetResponses.PATH)
@Tag(name = "Data sets", description = "Rows with features and a target, to train on")
class DatasetController {

    private final DatasetCatalog datasets;
    private final DatasetResponses responses;

    DatasetController(DatasetCatalog datasets, DatasetResponses responses) {
        this.datasets = datasets;
        this.responses = responses;
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
        return responses.details(datasets.get(name));
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
}
