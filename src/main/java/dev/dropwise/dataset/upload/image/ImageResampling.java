package dev.dropwise.dataset.upload.image;

import java.util.Arrays;

/**
 * Makes lines of pixels shorter or longer with the triangle filter, which is as wide as one pixel
 * of the coarser side: the antialiased bilinear resize of Pillow and Keras. The same on every
 * machine, which the pixels of a data set must be.
 *
 * @param first index of the first pixel that goes into each new one
 * @param weights of that pixel and those after it, which sum to 1
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived
record ImageResampling(int[] first, float[][] weights) {

    /**
     * @param from how many pixels there are, at least 1
     * @param to how many there are to be, at least 1
     */
    static ImageResampling of(int from, int to) {
        double scale = (double) from / to;
        double reach = Math.max(1, scale);
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int low = (int) Math.max(0, Math.floor(centre - reach + 0.5));
            int high = (int) Math.min(from, Math.floor(centre + reach + 0.5));
            first[i] = low;
            weights[i] = triangle(low, high, centre, reach);
        }
        return new ImageResampling(first, weights);
    }

    private static float[] triangle(int low, int high, double centre, double reach) {
        double[] heights = new double[high - low];
        double sum = 0;
        for (int j = 0; j < heights.length; j++) {
            heights[j] = Math.max(0, 1 - Math.abs(low + j + 0.5 - centre) / reach);
            sum += heights[j];
        }
        float[] weights = new float[heights.length];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = (float) (heights[j] / sum);
        }
        return weights;
    }

    /**
     * The sum of lines that makes one new line.
     *
     * @param lines pixels of a plane that begins at {@code from}, each line as long as the sum
     */
    void lines(int index, byte[] lines, int from, float[] sum) {
        Arrays.fill(sum, 0);
        for (int j = 0; j < weights[index].length; j++) {
            float weight = weights[index][j];
            int line = from + (first[index] + j) * sum.length;
            for (int x = 0; x < sum.length; x++) {
                sum[x] += weight * Byte.toUnsignedInt(lines[line + x]);
            }
        }
    }

    /** The pixels of one new line, rounded. */
    void pixels(float[] line, byte[] into, int at) {
        for (int i = 0; i < first.length; i++) {
            float sum = 0;
            for (int j = 0; j < weights[i].length; j++) {
                sum += weights[i][j] * line[first[i] + j];
            }
            into[at + i] = (byte) Math.round(sum);
        }
    }
}
