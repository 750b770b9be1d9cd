package dev.dropwise.dataset.upload.image;

import dev.dropwise.dataset.upload.ImageForm;

/**
 * A decoded image of any size.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param pixels unsigned bytes, [channels, height, width], row-major
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived
record DecodedImage(int channels, int height, int width, byte[] pixels) {

    /** The pixels of this image in another form. */
    byte[] in(ImageForm form) {
        // grey first, then smaller: a third of the work, and all but the same pixels
        DecodedImage colours = form.channels() == 1 ? grey() : coloured();
        return colours.resized(form.height(), form.width()).pixels;
    }

    /** The luma of ITU-R BT.601, as Pillow's and Keras' greyscale have it. */
    DecodedImage grey() {
        if (channels == 1) {
            return this;
        }
        int size = height * width;
        byte[] grey = new byte[size];
        for (int i = 0; i < size; i++) {
            int luma =
                    299 * Byte.toUnsignedInt(pixels[i])
                            + 587 * Byte.toUnsignedInt(pixels[size + i])
                            + 114 * Byte.toUnsignedInt(pixels[2 * size + i]);
            grey[i] = (byte) ((luma + 500) / 1000);
        }
        return new DecodedImage(1, height, width, grey);
    }

    /** The same in red, green and blue. */
    DecodedImage coloured() {
        if (channels == 3) {
            return this;
        }
        byte[] coloured = new byte[3 * pixels.length];
        for (int channel = 0; channel < 3; channel++) {
            System.arraycopy(pixels, 0, coloured, channel * pixels.length, pixels.length);
        }
        return new DecodedImage(3, height, width, coloured);
    }

    /** Brings it to another size, whatever its proportions were; see {@link ImageResampling}. */
    DecodedImage resized(int toHeight, int toWidth) {
        if (toHeight == height && toWidth == width) {
            return this;
        }
        ImageResampling across = ImageResampling.of(width, toWidth);
        ImageResampling down = ImageResampling.of(height, toHeight);
        byte[] resized = new byte[channels * toHeight * toWidth];
        float[] line = new float[width];
        for (int i = 0; i < channels * toHeight; i++) {
            int plane = i / toHeight * height * width;
            down.lines(i % toHeight, pixels, plane, line);
            across.pixels(line, resized, i * toWidth);
        }
        return new DecodedImage(channels, toHeight, toWidth, resized);
    }
}
