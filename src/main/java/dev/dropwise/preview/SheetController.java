package dev.dropwise.preview;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.TooLarge;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The first images of a data set, for a look. */
@RestController
@Tag(name = "Data sets")
class SheetController {

    private static final long MOST_PIXELS = 32_000_000;

    private final Datasets datasets;

    SheetController(Datasets datasets) {
        this.datasets = datasets;
    }

    @GetMapping(path = "/api/v1/datasets/{name}/preview", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(
            summary = "Show the first rows",
            description =
                    "As `image/png`: the images in the order of the rows in JSON, which have their"
                            + " labels, from left to right and from top to bottom, in about as many"
                            + " lines as columns.")
    byte[] sheet(
            @Parameter(example = "penguins") @PathVariable String name,
            @Parameter(description = "How many at most", example = "20")
                    @RequestParam(defaultValue = "20")
                    @Min(1)
                    @Max(1000)
                    int rows) {
        Dataset dataset = datasets.get(name);
        Feature feature = dataset.features().get(0);
        if (feature.type() != ValueType.IMAGE) {
            throw new Conflict(
                    "expected a data set of images, %s has %d columns; its rows come as application/json"
                            .formatted(name, dataset.features().size()));
        }
        Shape shape = new Shape(feature.shape());
        int shown = Math.min(rows, dataset.rows());
        int columns = (int) Math.ceil(Math.sqrt(shown));
        int lines = (shown + columns - 1) / columns;
        if (ContactSheet.size(shape, lines, columns) > MOST_PIXELS) {
            throw new TooLarge(
                    "expected at most %,d pixels in all, received %d images of %s: ask for fewer rows"
                            .formatted(MOST_PIXELS, shown, shape));
        }
        ContactSheet sheet = new ContactSheet(shape, lines, columns);
        float range = Objects.requireNonNull(feature.pixelRange());
        for (int row = 0; row < shown; row++) {
            int[] pixels = (int[]) dataset.instance(row);
            float[] levels = new float[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                levels[i] = pixels[i] / range;
            }
            sheet.draw(levels, 0, row / columns, row % columns);
        }
        return sheet.png();
    }
}
