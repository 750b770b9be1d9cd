package dev.dropwise.inference.explanation;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;

/**
 * What users know of a network's inputs: the columns of a table, of which one may be several
 * inputs, or the pixels of an image, of which each has its channels.
 *
 * @param count how many there are
 * @param ofInputs to which of them every input belongs
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares units
public record InputUnits(int count, int[] ofInputs) {

    public static InputUnits of(Preprocessing preprocessing) {
        return preprocessing instanceof ImagePreprocessing image
                ? ofPixels(image)
                : ofColumns((TablePreprocessing) preprocessing);
    }

    private static InputUnits ofPixels(ImagePreprocessing image) {
        int channels = image.shape().get(0);
        int pixels = image.shape().get(1) * image.shape().get(2);
        int[] ofInputs = new int[channels * pixels];
        for (int input = 0; input < ofInputs.length; input++) {
            ofInputs[input] = input % pixels;
        }
        return new InputUnits(pixels, ofInputs);
    }

    private static InputUnits ofColumns(TablePreprocessing table) {
        int[] ofInputs = new int[table.inputShape()[0]];
        int input = 0;
        int unit = 0;
        for (ColumnEncoding column : table.columns()) {
            for (int end = input + column.width(); input < end; input++) {
                ofInputs[input] = unit;
            }
            unit++;
        }
        return new InputUnits(unit, ofInputs);
    }

    /**
     * The sums over the inputs of each unit.
     *
     * @param from where the numbers of the inputs begin
     */
    public double[] sums(double[] values, int from) {
        double[] sums = new double[count];
        for (int input = 0; input < ofInputs.length; input++) {
            sums[ofInputs[input]] += values[from + input];
        }
        return sums;
    }

    /**
     * Writes an example of which one unit is as in the baseline.
     *
     * @param at where in {@code into} it begins
     */
    public void writeOccluded(float[] example, float[] baseline, int unit, float[] into, int at) {
        for (int input = 0; input < ofInputs.length; input++) {
            into[at + input] = ofInputs[input] == unit ? baseline[input] : example[input];
        }
    }
}
