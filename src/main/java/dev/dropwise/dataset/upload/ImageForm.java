package dev.dropwise.dataset.upload;

import dev.dropwise.problem.TooLarge;
import java.util.List;

/**
 * What all images of a data set have in common.
 *
 * @param channels 1 for grey, 3 for red, green and blue; of arrays any
 */
public record ImageForm(int channels, int height, int width) {

    /** Throws where that is more than an image may have. */
    public void check(String file, int mostPixels) {
        if ((long) channels * height * width > mostPixels) {
            throw tooLarge(file, mostPixels, shape());
        }
    }

    /** Says how many there are. */
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
}
