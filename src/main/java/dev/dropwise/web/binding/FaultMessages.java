package dev.dropwise.web.binding;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

/** The words that every fault is told in. */
public final class FaultMessages {

    private static final int LONGEST = 60;

    private FaultMessages() {}

    /**
     * What JSON holds where Java has this type; a type that is read from more than one kind of JSON
     * says so by {@code @JsonClassDescription}.
     */
    public static String kind(Class<?> type) {
        JsonClassDescription described = type.getAnnotation(JsonClassDescription.class);
        if (described != null) {
            return described.value();
        }
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed == Boolean.class) {
            return "true or false";
        }
        if (boxed == Integer.class || boxed == Long.class || boxed == BigInteger.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return "a number";
        }
        if (type == Instant.class) {
            return "a time like 2026-01-31T12:00:00Z";
        }
        if (type == UUID.class) {
            return "an id like 0198c0de-7a3b-7000-8000-000000000001";
        }
        if (BeanUtils.isSimpleValueType(type)) {
            return "a string";
        }
        if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
            return "a value";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /** {@code expected one of "a", "b", received "c"; did you mean "a"?}. */
    public static String oneOf(List<String> names, JsonNode received) {
        String quoted = names.stream().map(FaultMessages::quoted).collect(Collectors.joining(", "));
        String hint =
                received.isString()
                        ? nearest(received.asString(), names)
                                .map(name -> "; did you mean " + quoted(name) + "?")
                                .orElse("")
                        : "";
        return "expected one of " + quoted + ", received " + received(received) + hint;
    }

    static String received(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        if (node.isContainer()) {
            return node.isArray() ? "a list" : "an object";
        }
        return shortened(node.toString());
    }

    /** A number without the fraction that Java prints where JSON had none. */
    static String number(Number number) {
        return number instanceof Double && number.doubleValue() == number.longValue()
                ? Long.toString(number.longValue())
                : shortened(number.toString());
    }

    public static String quoted(@Nullable Object text) {
        return '"' + shortened(String.valueOf(text)) + '"';
    }

    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The known name that the other is most likely a slip of. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** Optimal string alignment: insertions, deletions, replacements, neighbours swapped. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
