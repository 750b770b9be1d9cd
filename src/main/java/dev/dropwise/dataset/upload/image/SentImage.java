package dev.dropwise.dataset.upload.image;

import dev.dropwise.dataset.upload.ImageForm;
import dev.dropwise.problem.Invalid;
import java.util.Base64;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/** An image that a request has as text: a PNG or JPEG in base64. */
@NamedInterface("image")
public final class SentImage {

    /** Of an image that is to be made small; far more than cameras need. */
    private static final int MOST_PIXELS = 1 << 24;

    private SentImage() {}

    /**
     * The pixels, 0 to 255, brought to a size and to channels as those of an upload are.
     *
     * @param shape channels, height, width
     * @return row-major
     * @throws Invalid when the text is no such image, pointer relative to it
     */
    public static byte[] pixels(String base64, List<Integer> shape) {
        int channels = shape.get(0);
        if (channels != 1 && channels != 3) {
            throw new Invalid(
                    "",
                    "expected pixels in the shape %s, received an image, which has 1 or 3 channels"
                            .formatted(shape));
        }
        EncodedImage image = EncodedImage.of(bytes(base64));
        if (image == null) {
            throw new Invalid("", "expected a PNG or JPEG in base64, received other bytes");
        }
        try {
            image.frame(MOST_PIXELS);
            ImageForm form = new ImageForm(channels, shape.get(1), shape.get(2));
            return image.decode(decoded -> decoded.in(form));
        } catch (EncodedImage.Broken e) {
            throw new Invalid("", "expected a PNG or JPEG in base64; " + e.getMessage());
        }
    }

    /** Browsers put what it is before it: {@code data:image/png;base64,}. */
    private static byte[] bytes(String base64) {
        String text = base64.startsWith("data:") ? base64.replaceFirst("^[^,]*,", "") : base64;
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Invalid(
                    "", "expected a PNG or JPEG in base64, received no base64: " + e.getMessage());
        }
    }
}
