package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.DisplayNumbers;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The images of one class.
 *
 * @param count how many
 * @param mean of all their pixels
 * @param std of all their pixels: square root of the mean squared distance from the mean
 * @param stdOfMeans the same of the images' own means: how much some are brighter than others
 */
public record ImageStatistics(
        @Schema(example = "991") long count,
        @Nullable Double mean,
        @Nullable Double std,
        @Nullable Double stdOfMeans) {

    /** Sums up images one by one. */
    static final class Builder {

        private long count;
        private long pixels;
        private double sum;
        private double squares;
        private double squaresOfMeans;

        void add(byte[] image) {
            long brightness = 0;
            long square = 0;
            for (byte pixel : image) {
                int level = Byte.toUnsignedInt(pixel);
                brightness += level;
                square += (long) level * level;
            }
            count++;
            pixels += image.length;
            sum += brightness;
            squares += square;
            double mean = (double) brightness / image.length;
            squaresOfMeans += mean * mean;
        }

        ImageStatistics build() {
            if (count == 0) {
                return new ImageStatistics(0, null, null, null);
            }
            double mean = sum / pixels;
            return new ImageStatistics(
                    count,
                    DisplayNumbers.rounded(mean),
                    DisplayNumbers.rounded(Math.sqrt(Math.max(0, squares / pixels - mean * mean))),
                    DisplayNumbers.rounded(
                            Math.sqrt(Math.max(0, squaresOfMeans / count - mean * mean))));
        }
    }
}
