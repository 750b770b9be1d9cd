package dev.dropwise.problem;

/** What data sets, models and model specs may be called: safe in a path, a file and a log. */
public final class NamePattern {

    public static final String REGEX = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    public static final String EXPECTED =
            "expected letters, digits, '.', '_' and '-', at most 100, starting with a letter or digit";

    /**
     * What people call things: no control characters, ends of lines, and marks that turn or hide
     * what follows. Written as every client's regular expressions understand it.
     */
    public static final String TITLE =
            "[^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]*";

    public static final String TITLE_EXPECTED =
            "expected a text without control characters and line ends";

    private NamePattern() {}
}
