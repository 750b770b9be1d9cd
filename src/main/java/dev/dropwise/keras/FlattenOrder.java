package dev.dropwise.keras;

import dev.dropwise.layer.Shape;

/** The order in which an image is laid flat, which follows from where its channels are. */
record FlattenOrder() implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        Shape input = layer.place().input();
        if (layer.place().layout() == ChannelLayout.CHANNELS_LAST
                && input != null
                && input.rank() == 3
                && input.channels() > 1) {
            layer.note(
                    "the numbers come channel by channel here and pixel by pixel in Keras:"
                            + " trained weights of the dense layer behind it would be in another"
                            + " order");
        }
    }

    @Override
    public void write(ExportContext layer) {}
}
