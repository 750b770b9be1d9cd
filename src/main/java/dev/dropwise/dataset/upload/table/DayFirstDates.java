package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.upload.ReadWarnings;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dates of which the text does not say whether the day or the month comes first: 03/04/2023. */
final class DayFirstDates {

    /** For Java and for the database. */
    private static final String EITHER =
            "[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}( [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?";

    private static final Pattern PATTERN = Pattern.compile(EITHER);

    private static final List<String> TIMES = List.of("", " %H:%M", " %H:%M:%S");

    private DayFirstDates() {}

    /**
     * In SQL, the moment that a text says, in UTC where it names no offset; null where it says
     * none.
     *
     * @param dayFirst whether the day comes before the month
     */
    static String sql(String text, boolean dayFirst) {
        String order = dayFirst ? "%d/%m/%Y" : "%m/%d/%Y";
        String formats =
                Stream.of("/", ".", "-")
                        .map(separator -> order.replace("/", separator))
                        .flatMap(date -> TIMES.stream().map(time -> SqlText.text(date + time)))
                        .collect(Collectors.joining(", "));
        return "coalesce(CAST(try_strptime(trim(%1$s), [%2$s]) AS TIMESTAMPTZ), TRY_CAST(%1$s AS TIMESTAMPTZ))"
                .formatted(text, formats);
    }

    /** In SQL, whether all texts are such dates. */
    static String areEither(String text) {
        return "CAST(bool_and(regexp_full_match(trim(%s), %s)) AS VARCHAR)"
                .formatted(text, SqlText.text(EITHER));
    }

    /** Says of a column that nobody has called a category what its values might be. */
    static void warn(CategoryColumn column, ReadWarnings warnings) {
        List<String> texts = column.categories();
        if (!texts.isEmpty()
                && texts.stream().allMatch(text -> PATTERN.matcher(text.strip()).matches())) {
            warnings.add(
                    "dayOrMonth",
                    column.name(),
                    "Name %s in time, and set dayFirst, if it orders the rows: \"%s\" does not say whether the day or the month comes first, so its dates became categories."
                            .formatted(column.name(), texts.get(0)));
        }
    }
}
