package dev.dropwise.dataset;

import dev.dropwise.problem.Conflict;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
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
@RequestMapping("/api/v1/datasets")
@Tag(name = "Data sets", description = "Rows with features and a target, to train on")
class DatasetController {

    private final Datasets datasets;

    DatasetController(Datasets datasets) {
        this.datasets = datasets;
    }

    @GetMapping
    @Operation(
            summary = "List the data sets",
            description = "Newest first. Seven come with Dropwise and are always there.")
    Page<DatasetView> list(PageQuery query) {
        List<Dataset> all =
                datasets.all().stream()
                        .sorted(Comparator.comparing(Dataset::createdAt).reversed())
                        .toList();
        return query.pageOf(all, Dataset::name).map(DatasetView::of);
    }

    @GetMapping("/{name}")
    @Operation(
            summary = "Show a data set",
            description = "Its features, target and task, and the hash of its content.")
    DatasetView show(@Parameter(example = "penguins") @PathVariable String name) {
        return DatasetView.of(datasets.get(name));
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
                    "Count, missing values, range, mean, standard deviation and quantiles of"
                            + " numbers; counts of categories and classes. Over all rows.")
    StatisticsView statistics(@Parameter(example = "penguins") @PathVariable String name) {
        return StatisticsView.of(datasets.get(name));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a data set",
            description = "Those that come with Dropwise are always there: 409.")
    void delete(@Parameter(example = "iris") @PathVariable String name) {
        throw new Conflict(
                "The data set %s comes with Dropwise and cannot be deleted."
                        .formatted(datasets.get(name).name()));
    }
}
