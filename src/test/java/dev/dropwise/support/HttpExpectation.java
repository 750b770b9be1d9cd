package dev.dropwise.support;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a comment says of an answer: {@code 202}, {@code $.state == "queued"}, {@code body contains
 * "epoch"} or {@code header Location contains "/jobs/"}.
 *
 * @param subject a status, a JSON path, {@code body} or a header
 * @param operator empty for a status
 * @param value JSON
 */
public record HttpExpectation(String subject, String operator, @Nullable Object value) {

    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
    private static final Pattern COMPARISON =
            Pattern.compile("(\\$\\S*|body|header [\\w-]+) (==|!=|<=|>=|<|>|contains) (.+)");

    /** What is not there is null. */
    private static final Configuration LENIENT =
            Configuration.builder()
                    .options(Option.DEFAULT_PATH_LEAF_TO_NULL, Option.SUPPRESS_EXCEPTIONS)
                    .build();

    static HttpExpectation parse(String text) {
        if (STATUS.matcher(text).matches()) {
            return new HttpExpectation(text, "", null);
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (!comparison.matches()) {
            throw new IllegalArgumentException("not an expectation: " + text);
        }
        Object value = at("$", "[" + comparison.group(3) + "]");
        return new HttpExpectation(
                comparison.group(1),
                comparison.group(2),
                ((Collection<?>) Objects.requireNonNull(value, text)).iterator().next());
    }

    public static boolean isStatus(String text) {
        return STATUS.matcher(text).matches();
    }

    boolean holdsFor(HttpResponse<String> answer) {
        if (operator.isEmpty()) {
            return answer.statusCode() == Integer.parseInt(subject);
        }
        Object found = in(answer);
        return switch (operator) {
            case "==" -> isEqual(found);
            case "!=" -> !isEqual(found);
            case "contains" -> contains(found);
            default -> (found instanceof Number number) && isInOrder(number);
        };
    }

    /** What the answer has in the place of the value. */
    @Nullable Object in(HttpResponse<String> answer) {
        if (operator.isEmpty()) {
            return answer.statusCode();
        }
        if (subject.equals("body")) {
            return answer.body();
        }
        return subject.startsWith("$")
                ? at(subject, answer.body())
                : answer.headers().firstValue(subject.substring("header ".length())).orElse(null);
    }

    static @Nullable Object at(String path, String json) {
        return JsonPath.using(LENIENT).parse(json).read(path);
    }

    private boolean isEqual(@Nullable Object found) {
        return (found instanceof Number number && value instanceof Number)
                ? difference(number) == 0
                : Objects.equals(found, value);
    }

    private boolean contains(@Nullable Object found) {
        return found instanceof Collection<?> list
                ? list.contains(value)
                : found != null && found.toString().contains(String.valueOf(value));
    }

    private boolean isInOrder(Number found) {
        int difference = difference(found);
        return switch (operator) {
            case "<" -> difference < 0;
            case "<=" -> difference <= 0;
            case ">" -> difference > 0;
            default -> difference >= 0;
        };
    }

    private int difference(Number found) {
        return new BigDecimal(found.toString()).compareTo(new BigDecimal(String.valueOf(value)));
    }
}
