package dev.dropwise.dataset.upload.table;

import dev.dropwise.problem.Fault;
import java.time.DateTimeException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of an ARFF file.
 *
 * @param values those it may take, empty where it may take any
 * @param date how its dates are written, null where it has none
 */
record ArffAttribute(String name, FieldKind kind, Set<String> values, @Nullable ArffDate date) {

    private static final Set<String> NUMBERS = Set.of("numeric", "real", "integer");

    /** What stands behind {@code @attribute}. */
    static ArffAttribute of(String declaration, TextLines line) {
        ArffTokens tokens = new ArffTokens(declaration.replace('\t', ' '), line);
        String name = required(tokens.value(), line);
        if (tokens.skip('{')) {
            return nominal(name, tokens, line);
        }
        String type = required(tokens.value(), line).toLowerCase(Locale.ROOT);
        if (NUMBERS.contains(type)) {
            return new ArffAttribute(name, FieldKind.NUMBERS, Set.of(), null);
        }
        if (type.equals("string")) {
            return new ArffAttribute(name, FieldKind.TEXTS, Set.of(), null);
        }
        if (type.equals("date")) {
            return new ArffAttribute(name, FieldKind.DATES, Set.of(), date(tokens, line));
        }
        throw line.broken("expected numeric, string, date or values in braces, received " + type);
    }

    private static ArffAttribute nominal(String name, ArffTokens tokens, TextLines line) {
        Set<String> values = new LinkedHashSet<>();
        do {
            values.add(required(tokens.value(), line));
        } while (tokens.skip(','));
        if (!tokens.skip('}')) {
            throw line.broken("expected a comma or } after a value");
        }
        return new ArffAttribute(name, FieldKind.TEXTS, Collections.unmodifiableSet(values), null);
    }

    private static ArffDate date(ArffTokens tokens, TextLines line) {
        if (tokens.isAtEnd()) {
            return ArffDate.USUAL;
        }
        String pattern = required(tokens.value(), line);
        try {
            return ArffDate.of(pattern);
        } catch (IllegalArgumentException e) {
            throw line.broken("expected a pattern of dates, received " + pattern);
        }
    }

    private static String required(@Nullable String value, TextLines line) {
        if (value == null) {
            throw line.broken("expected a name, received ?");
        }
        return value;
    }

    /** What a row has that says nothing of this column among others that it has. */
    String unsaid() {
        return values.isEmpty() ? "0" : values.iterator().next();
    }

    /** A value as it is written on, dates in ISO 8601. */
    String checked(String value, TextLines line) {
        if (!values.isEmpty() && !values.contains(value)) {
            throw line.broken(
                    "column %s: expected one of %s, received %s"
                            .formatted(name, Fault.excerpt(values.toString()), value));
        }
        return date == null ? value : iso(value, date, line);
    }

    private String iso(String value, ArffDate date, TextLines line) {
        try {
            return date.iso(value);
        } catch (DateTimeException e) {
            throw line.broken(
                    "column %s: expected a date like %s, received %s"
                            .formatted(name, date.pattern(), value));
        }
    }
}
