package dev.dropwise.dataset;

import java.util.Arrays;

/**
 * Rows as a network takes them. The arrays are shared, not copied: read them only.
 *
 * @param features row-major, {@code count} times the product of {@code inputShape}
 * @param targets row-major, one a row and target: the index of the class, or the standardized value
 * @param count number of rows
 * @param inputShape shape of one row: [width] for tables, [channels, height, width] for images
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the data; nobody compares examples
public record Examples(float[] features, float[] targets, int count, int[] inputShape) {

    /** Numbers in one row: the product of the input shape. */
    public int width() {
        return Arrays.stream(inputShape).reduce(1, Math::multiplyExact);
    }
}
