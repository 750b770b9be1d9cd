package dev.dropwise.dataset.upload;

/** What is said of numbers that have more digits than a float32. */
public final class RoundedNumbers {

    public static final String RULE = "roundedNumbers";

    private RoundedNumbers() {}

    /** What to do about a column of them. */
    public static String message(String column) {
        return "Make %s a category if it names things, or subtract what all its values share: its"
                        .formatted(column)
                + " numbers are kept with 24 binary digits, which do not tell all of them apart.";
    }
}
