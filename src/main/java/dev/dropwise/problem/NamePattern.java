package dev.dropwise.problem;

/** What data sets, models and model specs may be called: safe in a path, a file and a log. */
public final class NamePattern {

    public static final String REGEX = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    public static final String EXPECTED =
            "expected letters, digits, '.', '_' and '-', at most 100, starting with a letter or digit";

    /** What people call things: anything that can be seen, and blanks. */
    public static final String TITLE = "[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]*";

    public static final String TITLE_EXPECTED =
            "expected a text without control characters and line ends";

    private NamePattern() {}
}
