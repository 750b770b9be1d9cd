package dev.dropwise.dataset.upload.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one line of an ARFF file, which may be in quotes of either kind. */
final class ArffTokens {

    /** Stands for no value, unless it is in quotes. */
    private static final String MISSING = "?";

    private final String text;
    private final TextLines line;
    private int at;
    private boolean hasWeight;

    /** Where the blanks end that were looked through last: once, however many there are. */
    private int behindBlanks;

    /**
     * @param text a line or what is left of it
     * @param line where it is from
     */
    ArffTokens(String text, TextLines line) {
        this.text = text;
        this.line = line;
    }

    /** All values up to the end, with commas or tabs between them; null where one is missing. */
    List<@Nullable String> values() {
        List<@Nullable String> values = new ArrayList<>();
        do {
            if (!values.isEmpty() && isNext('{')) {
                break;
            }
            values.add(value());
        } while (skip(',') || skip('\t'));
        skipWeight();
        expectEnd();
        return values;
    }

    /** A row may say in braces how much it counts; here all count alike. */
    void skipWeight() {
        skip(',');
        if (!skip('{')) {
            return;
        }
        String weight = String.valueOf(value());
        if (!NumbersInTexts.isNumber(weight) || !skip('}')) {
            throw line.broken("expected a weight in braces, received " + weight);
        }
        hasWeight = true;
    }

    /** Whether the row said how much it counts. */
    boolean hasWeight() {
        return hasWeight;
    }

    /** The next value; null for a missing one, or where nothing is between two commas. */
    @Nullable String value() {
        skipBlanks();
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            return quoted(text.charAt(at++));
        }
        int start = at;
        while (at < text.length() && ",{}\t ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String value = text.substring(start, at);
        if (value.isEmpty() && !end() && text.charAt(at) == ',') {
            return null;
        }
        if (value.isEmpty()) {
            throw line.broken("expected a value, received " + (end() ? "none" : text.charAt(at)));
        }
        return value.equals(MISSING) ? null : value;
    }

    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (end()) {
            throw line.broken("expected a second " + quote + ", received the end of the line");
        }
        at++;
        return value.toString();
    }

    /** Whether this comes next, which is passed then. */
    boolean skip(char expected) {
        boolean there = isNext(expected);
        if (there) {
            at++;
        }
        return there;
    }

    private boolean isNext(char expected) {
        skipBlanks();
        return !end() && text.charAt(at) == expected;
    }

    /** Whether there is nothing more but a comment. */
    boolean isAtEnd() {
        skipBlanks();
        return end() || text.charAt(at) == '%';
    }

    private void expectEnd() {
        if (!isAtEnd()) {
            throw line.broken("expected no more, received " + text.charAt(at));
        }
    }

    private void skipBlanks() {
        while (!end() && (text.charAt(at) == ' ' || isTabBeforeComment())) {
            at++;
        }
    }

    private boolean isTabBeforeComment() {
        if (text.charAt(at) != '\t') {
            return false;
        }
        if (behindBlanks <= at) {
            behindBlanks = at;
            while (behindBlanks < text.length()
                    && Character.isWhitespace(text.charAt(behindBlanks))) {
                behindBlanks++;
            }
        }
        return behindBlanks < text.length() && text.charAt(behindBlanks) == '%';
    }

    private boolean end() {
        return at >= text.length();
    }
}
