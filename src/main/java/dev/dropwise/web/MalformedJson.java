package dev.dropwise.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The body is not JSON, or JSON beyond any reasonable depth or length; says where. */
public class MalformedJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What Jackson says to Java programmers, not to those who wrote the JSON. */
    private static final Pattern INTERNALS =
            Pattern.compile(
                    "\\s*\\(start marker at .*|: enable `[^`]*` to allow|, from `[^`]*`|\\s*\\(`[^`]*`[^)]*\\)|`[^`]*`",
                    Pattern.DOTALL);

    public MalformedJson(JacksonException cause) {
        super(describe(cause), cause);
    }

    /** A body without anything in it. */
    public MalformedJson() {
        super("malformed JSON: expected a value, received nothing");
    }

    private static String describe(JacksonException cause) {
        String message = INTERNALS.matcher(cause.getOriginalMessage()).replaceAll("");
        return "malformed JSON" + place(cause.getLocation()) + ": " + message;
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
