package dev.dropwise.preview;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.dataset.Datasets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What augmentation makes of images, over HTTP. */
@RestController
@Tag(name = "Data sets")
class AugmentedController {

    private final Datasets datasets;
    private final AugmentationQuery query;
    private final AugmentedImages images;

    AugmentedController(Datasets datasets, AugmentationQuery query, AugmentedImages images) {
        this.datasets = datasets;
        this.query = query;
        this.images = images;
    }

    @GetMapping(path = "/api/v1/datasets/{name}/augmented", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(
            summary = "Show images as augmentation changes them",
            description =
                    "A PNG with a line an image: the image itself, then what a training would make"
                            + " of it at different steps. Every other parameter is an augmentation"
                            + " with the value of its first setting, applied in the order given:"
                            + " `rotation=15&shift=0.1`; further settings follow a dot:"
                            + " `randomErasing=1&randomErasing.fraction=0.3`.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "rotation",
                        description = "Degrees; any augmentation in its place",
                        schema = @Schema(type = "number"),
                        example = "15"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "shift",
                        description = "Fraction of height and width",
                        schema = @Schema(type = "number"),
                        example = "0.1")
            })
    byte[] augmented(
            @Parameter(example = "mnist-small") @PathVariable String name,
            @Parameter(description = "How many images", example = "16")
                    @RequestParam(defaultValue = "16")
                    @Min(1)
                    @Max(64)
                    int rows,
            @Parameter(description = "How often each is changed", example = "8")
                    @RequestParam(defaultValue = "8")
                    @Min(1)
                    @Max(32)
                    int variants,
            @Parameter(description = "Decides every change", example = "7")
                    @RequestParam(defaultValue = "7")
                    @Min(0)
                    long seed,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> all) {
        List<AugmentationSpec> augmentation = query.read(all);
        return images.sheet(datasets.get(name), augmentation, rows, variants, seed).png();
    }
}
