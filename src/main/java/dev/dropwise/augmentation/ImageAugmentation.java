package dev.dropwise.augmentation;

/** What only images can undergo. */
public sealed interface ImageAugmentation extends AugmentationSpec
        permits Brightness, Contrast, Flip, RandomErasing, Rotation, Shear, Shift, Zoom {

    @Override
    default boolean needsImages() {
        return true;
    }
}
