package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;

/**
 * Changes training examples at random, anew in every step, so that a network sees more than there
 * is. Applies to the rows of a step alone: whatever is measured or predicted is left as it is. To
 * add one, write its record here and its script under {@code torchscript/augmentations}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface AugmentationSpec
        permits FeatureMasking, NoiseAugmentation, ImageAugmentation, Interpolation {

    /** Whether it takes {@code [channels, height, width]}. */
    default boolean needsImages() {
        return false;
    }

    /** Whether it takes classes. */
    default boolean needsClasses() {
        return false;
    }

    /** Whether it makes new examples of several. */
    default boolean mixesExamples() {
        return false;
    }

    /** Whether numbers become others, not only zeros or those of other places. */
    default boolean changesAmounts() {
        return true;
    }

    /** What is wrong with its values taken together. */
    default Optional<String> fault() {
        return Optional.empty();
    }

    /** The JSON type name, which also names the script. */
    default String typeName() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }
}
