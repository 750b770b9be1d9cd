package dev.dropwise.dataset.upload.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * How a column writes its dates.
 *
 * @param pattern as Java knows it
 */
record ArffDate(String pattern, DateTimeFormatter format) {

    static final ArffDate USUAL = of("yyyy-MM-dd'T'HH:mm:ss");

    /**
     * Understands a pattern.
     *
     * @throws IllegalArgumentException when it is none
     */
    static ArffDate of(String pattern) {
        return new ArffDate(pattern, DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    /**
     * A date in ISO 8601, its time in UTC where it says an offset.
     *
     * @throws DateTimeException when it is not of this pattern
     */
    String iso(String date) {
        TemporalAccessor parsed =
                format.parseBest(date, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local(parsed));
    }

    private static LocalDateTime local(TemporalAccessor date) {
        if (date instanceof OffsetDateTime there) {
            return there.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        return date instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(date);
    }
}
