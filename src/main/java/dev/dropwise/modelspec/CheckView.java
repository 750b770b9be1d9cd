package dev.dropwise.modelspec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.layer.Shape;
import dev.dropwise.layer.rate.Rate;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.advice.Advice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a spec before anything is trained.
 *
 * @param parameters null where the spec is not valid
 * @param memoryBytes null where the spec is not valid
 */
record CheckView(
        boolean valid,
        @Schema(description = "From input to output; empty where the spec is not valid")
                List<LayerView> layers,
        @Schema(description = "How many numbers training adjusts", example = "109386")
                @Nullable Long parameters,
        @Schema(
                        description =
                                "What training takes at its peak with the default batch size and"
                                        + " optimizer, beside the heap: weights with optimizer state and"
                                        + " what checkpoints are written from, what a batch keeps on its"
                                        + " way through the network, and the data set's rows where one"
                                        + " is given. An estimate, rather too high than too low",
                        example = "78643200")
                @Nullable Long memoryBytes,
        @Schema(description = "What is allowed and seldom meant") List<Advice> advice,
        @Schema(description = "All the faults; empty where the spec is valid") List<Fault> errors) {

    static CheckView of(CheckedSpec checkedSpec) {
        return new CheckView(
                true,
                checkedSpec.architecture().layers().stream().map(LayerView::of).toList(),
                checkedSpec.architecture().parameters(),
                checkedSpec.memory().total(),
                checkedSpec.advice(),
                List.of());
    }

    static CheckView of(List<Fault> faults) {
        return new CheckView(false, List.of(), null, null, List.of(), faults);
    }

    /** A layer with its name, generated where the spec gives none. */
    record LayerView(
            @Schema(example = "dense1") String name,
            @Schema(example = "dense") String type,
            @Schema(description = "One example's, without the batch", example = "[128]")
                    Shape outputShape,
            @Schema(example = "100480") long parameters,
            @Schema(
                            description =
                                    "What it drops, \"auto\" decided; left out where it drops nothing",
                            example = "{\"rate\": 0.5}")
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    Map<String, Rate> rates) {

        static LayerView of(ShapedLayer layer) {
            return new LayerView(
                    layer.name(),
                    layer.spec().typeName(),
                    layer.output(),
                    layer.parameters(),
                    layer.rates());
        }
    }
}
