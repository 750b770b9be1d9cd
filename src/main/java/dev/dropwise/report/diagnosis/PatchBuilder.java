package dev.dropwise.report.diagnosis;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.report.diagnosis.PlanPatch.ModelPatch;
import dev.dropwise.report.diagnosis.PlanPatch.TrainingPatch;
import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.spec.SplitValidation;
import dev.dropwise.spec.ValidationSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a patch together. */
final class PatchBuilder {

    private static final double VALIDATION = 0.1;

    private final Map<String, @Nullable Object> regularization = new LinkedHashMap<>();
    private @Nullable List<LayerSpec> layers;
    private @Nullable Integer epochs;
    private @Nullable List<AugmentationSpec> augmentation;
    private @Nullable ValidationSpec validation;
    private @Nullable EarlyStopping earlyStopping;

    PatchBuilder layers(List<LayerSpec> layers) {
        this.layers = layers;
        return this;
    }

    PatchBuilder epochs(int epochs) {
        this.epochs = epochs;
        return this;
    }

    /**
     * @param value null takes the component out
     */
    PatchBuilder regularization(String component, @Nullable Object value) {
        regularization.put(component, value);
        return this;
    }

    PatchBuilder augmentation(List<AugmentationSpec> augmentation) {
        this.augmentation = augmentation;
        return this;
    }

    PatchBuilder validating() {
        validation = new SplitValidation(VALIDATION, null);
        return this;
    }

    PatchBuilder stopping(EarlyStopping earlyStopping) {
        this.earlyStopping = earlyStopping;
        return this;
    }

    PlanPatch patch() {
        boolean trainsAlike =
                regularization.isEmpty()
                        && epochs == null
                        && augmentation == null
                        && validation == null
                        && earlyStopping == null;
        return new PlanPatch(
                layers == null ? null : new ModelPatch(layers),
                trainsAlike
                        ? null
                        : new TrainingPatch(
                                epochs,
                                regularization.isEmpty() ? null : regularization,
                                augmentation,
                                validation,
                                earlyStopping));
    }
}
