package dev.dropwise.export;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.TrainingSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What a file of weights belongs to.
 *
 * @param dataset whose columns or images the network takes, and whose targets it tells
 * @param modelSpec the name of its spec; this or {@code model}
 * @param model the spec itself
 * @param training its loss says what becomes of scores, its seed and validation which rows the
 *     preprocessing is fitted on; the usual ones where missing
 * @param preprocessing how the network's inputs are prepared, as {@code …/preprocessing} gives it;
 *     fitted on the training rows where missing
 */
@Schema(
        example =
                "{\"dataset\": \"iris\", \"model\": {\"layers\": [{\"type\": \"dense\", \"units\": 16, \"activation\": \"relu\"}, {\"type\": \"dense\"}]}}")
record ImportOptions(
        @NotNull String dataset,
        @Nullable String modelSpec,
        @Valid @Nullable ModelSpec model,
        @Valid @Nullable TrainingSpec training,
        @Nullable Preprocessing preprocessing) {

    ImportOptions {
        if ((modelSpec == null) == (model == null)) {
            throw new Invalid(
                    "",
                    "expected one of modelSpec and model, received "
                            + (model == null ? "none" : "both"));
        }
    }
}
