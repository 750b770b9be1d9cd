package dev.dropwise.dataset;

import dev.dropwise.problem.TooLarge;
import java.util.List;

/**
 * What all images of a data set have in common.
 *
 * @param channels 1 for grey, 3 for red, green and blue; of arrays any
 */
record ImageForm(int channels, int height, int width) {

    void check(String file, int mostPixels) {
        if ((long) channels * height * width > mostPixels) {
            throw tooLarge(file, mostPixels, shape());
        }
    }

    static TooLarge tooLarge(String file, int mostPixels, Object received) {
        return new TooLarge(
                "%s: expected images of at most %,d pixels in all channels, received %s"
                        .formatted(file, mostPixels, received));
    }

    List<Integer> shape() {
        return List.of(channels, height, width);
    }

    int pixels() {
        return channels * height * width;
    }

    byte[] of(Picture picture) {
        // grey first, then smaller: a third of the work, and all but the same pixels
        Picture colours = channels == 1 ? picture.grey() : picture.coloured();
        return colours.resized(height, width).pixels();
    }
}
