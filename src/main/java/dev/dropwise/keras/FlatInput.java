package dev.dropwise.keras;

import dev.dropwise.layer.Shape;

/** A dense layer lays an image flat here, where Keras' goes from pixel to pixel. */
record FlatInput() implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        Shape input = layer.place().input();
        if (input != null && input.rank() == 3) {
            layer.fault(
                    "units",
                    "expected a Flatten before it, or a Conv2D with a kernel of 1 in its place,"
                            + " received a Dense for every pixel of an image");
        }
    }

    @Override
    public void write(ExportContext layer) {
        if (layer.input().rank() == 3) {
            layer.before(KerasObject.of("keras.layers", "Flatten", KerasObject.JSON.objectNode()));
        }
    }
}
