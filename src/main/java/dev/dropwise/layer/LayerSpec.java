package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a model spec. To add a layer, write its record here (the {@code permits} clause,
 * which Java asks for, is the only list), its script under {@code torchscript/layers} and its
 * example in {@code LayerContractTests}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LayerSpec
        permits ActivationLayer, AvgPool2d, Conv2d, Dense, Dropout, Flatten, MaxPool2d {

    /**
     * What the layer is called within its model; generated ({@code dense1}) where the client gave
     * none.
     */
    @Nullable String name();

    /** The same layer under a name. */
    LayerSpec named(String name);

    /**
     * The shape that comes out, batch excluded.
     *
     * @throws ShapeMismatch if the layer cannot take {@code input}
     */
    Shape outputShape(Shape input);

    /** How many numbers training adjusts. */
    default long parameters(Shape input) {
        return 0;
    }

    /** The function applied to what the layer gives. */
    default Activation activation() {
        return Activation.NONE;
    }

    /** What the script needs beyond the record's own components, by attribute name. */
    default Map<String, Object> derived(Shape input) {
        return Map.of();
    }

    /** The JSON type name, which also names the script. */
    default String typeName() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }
}
