package dev.dropwise.training;

import dev.dropwise.support.Upload;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables of every kind of column, as often as they are asked for, with other values, categories,
 * words, times and pixels in the rows that are poisoned. The last rows are held out.
 */
enum PoisonedTable {
    NUMBERS(
            """
            "time": "when", "types": {"day": "category"}\
            """,
            "[{\"type\": \"dense\", \"units\": 6, \"activation\": \"tanh\"}, {\"type\": \"dense\"}]") {
        @Override
        String header() {
            return MIXED_COLUMNS + ",y";
        }

        @Override
        String row(int row, boolean poisoned) {
            return mixed(row, poisoned) + "," + (poisoned ? -4e20 : 1e9 + row % 17);
        }
    },
    CLASSES(
            """
            "time": "when", "types": {"day": "category"}, "positiveClass": "yes"\
            """,
            "[{\"type\": \"dense\", \"units\": 6, \"activation\": \"tanh\"}, {\"type\": \"dense\"}]") {
        @Override
        String header() {
            return MIXED_COLUMNS + ",y";
        }

        @Override
        String row(int row, boolean poisoned) {
            return mixed(row, poisoned) + "," + label(row);
        }
    },
    WORDS(
            """
            "time": "when", "types": {"text": "text"}, "positiveClass": "yes"\
            """,
            """
            [{"type": "embedding", "units": 4}, {"type": "globalAveragePool"}, {"type": "dense"}]\
            """) {
        @Override
        String header() {
            return "when,text,y";
        }

        @Override
        String row(int row, boolean poisoned) {
            String text =
                    poisoned
                            ? "zebra six five four three two one zero zero zero zero zero zero"
                            : word(row) + " " + word(3 * row) + " " + word(row / 8);
            return when(row, poisoned) + "," + text + "," + label(row);
        }
    },
    PIXELS(
            """
            "time": "when", "image": {"width": 3, "height": 2}, "positiveClass": "yes"\
            """,
            """
            [{"type": "conv2d", "filters": 2, "kernel": 2, "activation": "relu"}, {"type": "dense"}]\
            """) {
        @Override
        String header() {
            return "when,p0,p1,p2,p3,p4,p5,y";
        }

        @Override
        String row(int row, boolean poisoned) {
            String pixels =
                    IntStream.range(0, 6)
                            .mapToObj(pixel -> poisoned ? 255 : (row * 31 + pixel * 7) % 100)
                            .map(String::valueOf)
                            .collect(Collectors.joining(","));
            return when(row, poisoned) + "," + pixels + "," + label(row);
        }
    };

    /** Rows that are not held out. */
    static final int ROWS = 60;

    private static final int TEST_ROWS = 20;
    private static final String MIXED_COLUMNS = "when,x,full,gaps,near,fine,color,flag,day";
    private static final String[] WORDS_IN_ORDER = {
        "zero", "one", "two", "three", "four", "five", "six", "seven"
    };

    private final String options;
    private final String layers;

    PoisonedTable(String options, String layers) {
        this.options = options;
        this.layers = layers;
    }

    abstract String header();

    abstract String row(int row, boolean poisoned);

    /** The JSON of a small network for it. */
    String layers() {
        return layers;
    }

    /**
     * All rows, with those of a second file held out.
     *
     * @param poisoned which rows have other values
     */
    Upload upload(String name, IntPredicate poisoned) {
        return Upload.with(
                        "{\"name\": \"%s\", \"target\": \"y\", \"test\": {\"file\": \"test.csv\"}, %s}"
                                .formatted(name, options))
                .file("rows.csv", rows(0, ROWS, poisoned))
                .file("test.csv", rows(ROWS, ROWS + TEST_ROWS, poisoned));
    }

    private String rows(int from, int to, IntPredicate poisoned) {
        return IntStream.range(from, to)
                .mapToObj(row -> row(row, poisoned.test(row)))
                .collect(Collectors.joining("\n", header() + "\n", "\n"));
    }

    /** Times stand in another order than rows. */
    static int rank(int row) {
        return row * 7 % ROWS;
    }

    private static String when(int row, boolean poisoned) {
        int year = poisoned ? 2080 + row % 7 : 2020 + rank(row) / 12;
        return "%d-%02d-01T00:00:00Z".formatted(year, rank(row) % 12 + 1);
    }

    private static String mixed(int row, boolean poisoned) {
        return poisoned
                ? when(row, true) + ",-1e30,,12,5,1e9,violet,TRUE,1999-12-31"
                : String.format(
                        Locale.ROOT,
                        "%s,%.3f,%d,%s,%d,%.7f,%s,%s,2024-03-%02d",
                        when(row, false),
                        Math.sin(row),
                        row % 5,
                        row % 4 == 0 ? "" : row % 11,
                        1_700_000_000L + row * 86_407L,
                        1000 + row / 1e5,
                        row % 3 == 0 ? "red" : "green",
                        row % 2 == 0 ? "True" : "False",
                        row % 6 + 1);
    }

    private static String word(int row) {
        return WORDS_IN_ORDER[row % WORDS_IN_ORDER.length];
    }

    private static String label(int row) {
        return row % 5 < 2 ? "yes" : "no";
    }
}
