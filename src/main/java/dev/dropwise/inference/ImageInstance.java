package dev.dropwise.inference;

import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.InstanceFindings;
import dev.dropwise.dataset.upload.image.SentImage;
import dev.dropwise.problem.Invalid;
import tools.jackson.databind.JsonNode;

/**
 * An image that is sent as a file: {@code {"image": "<PNG or JPEG in base64>"}}. It is brought to
 * the size and the channels of the data set, as an upload is, and its white to the largest value
 * that a pixel has there.
 */
final class ImageInstance {

    private static final String IMAGE = "image";
    private static final double WHITE = 255;

    private ImageInstance() {}

    /**
     * @throws Invalid when it is none
     */
    static float[] encode(
            JsonNode instance, ImagePreprocessing preprocessing, InstanceFindings findings) {
        JsonNode image = instance.path(IMAGE);
        if (instance.size() != 1 || !image.isString()) {
            throw new Invalid(
                    "",
                    "expected {\"image\": \"a PNG or JPEG in base64\"} or a list of pixels, received"
                            + " an object with "
                            + String.join(", ", instance.propertyNames()));
        }
        byte[] bytes = pixels(image.asString(), preprocessing);
        double[] pixels = new double[bytes.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Byte.toUnsignedInt(bytes[i]) * preprocessing.pixelRange() / WHITE;
        }
        return preprocessing.encode(pixels, findings);
    }

    private static byte[] pixels(String base64, ImagePreprocessing preprocessing) {
        try {
            return SentImage.pixels(base64, preprocessing.shape());
        } catch (Invalid e) {
            throw new Invalid(e.faults().stream().map(fault -> fault.under("/" + IMAGE)).toList());
        }
    }
}
