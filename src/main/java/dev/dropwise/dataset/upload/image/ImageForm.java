package dev.dropwise.dataset.upload.image;

import dev.dropwise.problem.TooLarge;
import java.util.List;

/**
 * What all images of a data set have in common.
 *
 * @param channels 1 for grey, 3 for red, green and blue; of arrays any
 */
public record ImageForm(int channels, int height, int width) {

    void check(String file, int mostPixels) {
        if ((long) channels * height * width > mostPixels) {
            throw tooLarge(file, mostPixels, shape());
        }
    }

    public static TooLarge tooLarge(String file, int mostPixels, Object received) {
        return new TooLarge(
                "%s: expected images of at most %,d pixels in all channels, received %s"
                        .formatted(file, mostPixels, received));
    }

    public List<Integer> shape() {
        return List.of(channels, height, width);
    }

    public int pixels() {
        return channels * height * width;
    }

    byte[] of(DecodedImage decodedImage) {
        // grey first, then smaller: a third of the work, and all but the same pixels
        DecodedImage colours = channels == 1 ? decodedImage.grey() : decodedImage.coloured();
        return colours.resized(height, width).pixels();
    }
}
