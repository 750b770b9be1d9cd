package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.upload.ReadWarnings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds columns of categories that were probably meant as numbers: a few cells, or one text over
 * and over, keep them from being some, or all are written in a way that is not read as a number.
 */
final class NumbersInTexts {

    /** Share of a column's values from which on it is said. */
    private static final double MOST = 0.95;

    private static final int SHOWN = 3;

    private static final Pattern PLAIN =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** {@code 1,200}, {@code 1.234,50}, {@code '5.1'}, {@code 12 %}, {@code $3}. */
    private static final Pattern OTHER =
            Pattern.compile(
                    "'?[-+]?[$€£]?(\\d{1,3}([,.' \\u00a0\\u202f]\\d{3})+|\\d+)([.,]\\d+)?\\s?[%€]?'?");

    /** Says where a row of all files is. */
    interface Places {
        String of(int row) throws IOException;
    }

    private final CategoryColumn column;
    private final long[] rows;
    private final Set<Integer> offending = new LinkedHashSet<>();
    private long plain;
    private long other;
    private long all;

    private NumbersInTexts(CategoryColumn column) {
        this.column = column;
        rows = new long[column.categories().size()];
        for (int row = 0; row < column.rows(); row++) {
            int code = column.codes().get(row);
            if (code != CategoryColumn.MISSING) {
                rows[code]++;
                all++;
            }
        }
        for (int code = 0; code < rows.length; code++) {
            String text = column.categories().get(code).strip();
            if (isNumber(text)) {
                plain += rows[code];
            } else {
                other += OTHER.matcher(text).matches() ? rows[code] : 0;
                offending.add(code);
            }
        }
    }

    static boolean isNumber(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** Looks at a column that nobody has called a category. */
    static void warn(CategoryColumn column, Places places, ReadWarnings warnings)
            throws IOException {
        NumbersInTexts found = new NumbersInTexts(column);
        if (found.all == 0 || found.offending.isEmpty()) {
            return;
        }
        boolean isOneText = found.offending.size() == 1 && 2 * found.plain > found.all;
        if (found.plain >= MOST * found.all || isOneText) {
            warnings.add("nearlyNumbers", column.name(), found.nearly(places));
        } else if (found.plain + found.other >= MOST * found.all) {
            warnings.add("numbersAsTexts", column.name(), found.written());
        }
    }

    private String nearly(Places places) throws IOException {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < column.rows() && cells.size() < SHOWN; row++) {
            int code = column.codes().get(row);
            if (code != CategoryColumn.MISSING && offending.contains(code)) {
                cells.add(places.of(row) + ": \"" + column.categories().get(code) + '"');
            }
        }
        long others = all - plain;
        return String.format(
                Locale.ROOT,
                "Name in missing what stands for no value in %s, or set its type: all but %,d of its"
                        + " %,d values are numbers, yet it is a category, because of %s%s.",
                column.name(),
                others,
                all,
                String.join(", ", cells),
                others > cells.size() ? " and others" : "");
    }

    private String written() {
        return String.format(
                Locale.ROOT,
                "Write the numbers of %s as 1234.5, without quotes, signs or separators of thousands:"
                        + " %s became categories.",
                column.name(),
                offending.stream()
                        .limit(SHOWN)
                        .map(code -> '"' + column.categories().get(code) + '"')
                        .collect(Collectors.joining(", ")));
    }
}
