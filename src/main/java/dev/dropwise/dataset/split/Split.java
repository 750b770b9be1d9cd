package dev.dropwise.dataset.split;

/**
 * Which rows of a data set are for what: row numbers in ascending order, each row in exactly one
 * part.
 *
 * @param training the rows a network and its preprocessing learn from
 * @param validation the rows it is measured on while it is trained; may be empty
 * @param test the data set's own hold-out, the same in every split; may be empty
 * @param calibration the rows on which answers are calibrated when training has ended; mostly empty
 */
@SuppressWarnings("ArrayRecordComponent") // compact; nobody compares splits
public record Split(int[] training, int[] validation, int[] test, int[] calibration) {

    /** Of which no rows calibrate. */
    public Split(int[] training, int[] validation, int[] test) {
        this(training, validation, test, new int[0]);
    }

    /** The same, learned from other rows. */
    public Split learning(int[] rows) {
        return new Split(rows, validation, test, calibration);
    }
}
