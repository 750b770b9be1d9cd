package dev.dropwise.report.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.spec.ValidationSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changes in a plan, as a JSON Merge Patch (RFC 7396): what is left out stays.
 *
 * @param model null where the network stays
 * @param training null where the training stays
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A JSON Merge Patch on the run's plan")
public record PlanPatch(@Nullable ModelPatch model, @Nullable TrainingPatch training) {

    /**
     * Another network.
     *
     * @param layers all of them
     */
    public record ModelPatch(List<LayerSpec> layers) {}

    /**
     * What changes in a training.
     *
     * @param regularization by the names of its components
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrainingPatch(
            @Nullable Integer epochs,
            @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
                    @Nullable Map<String, @Nullable Object> regularization,
            @Nullable List<AugmentationSpec> augmentation,
            @Nullable ValidationSpec validation,
            @Nullable EarlyStopping earlyStopping) {}
}
