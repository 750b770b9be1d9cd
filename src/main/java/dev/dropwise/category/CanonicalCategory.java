package dev.dropwise.category;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand for the same category: {@code 1} and {@code 1.0}, {@code True} and {@code true}.
 */
public final class CanonicalCategory {

    private static final Pattern WHOLE = Pattern.compile("([-+]?\\d+)\\.0+");
    private static final Pattern TRUTH = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

    private CanonicalCategory() {}

    /** The same for texts that stand for the same category, and for no others. */
    public static String of(String text) {
        String stripped = text.strip();
        Matcher whole = WHOLE.matcher(stripped);
        if (whole.matches()) {
            return whole.group(1);
        }
        return TRUTH.matcher(stripped).matches() ? stripped.toLowerCase(Locale.ROOT) : stripped;
    }

    /**
     * Which category a text stands for: the one that is written like it, else the only one that
     * means the same.
     *
     * @return its index, -1 where there is none
     */
    public static int index(List<String> categories, String text) {
        int written = categories.indexOf(text);
        if (written >= 0) {
            return written;
        }
        String meant = of(text);
        int found = -1;
        for (int i = 0; i < categories.size(); i++) {
            if (of(categories.get(i)).equals(meant)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** The category that a text stands for, null where there is none. */
    public static @Nullable String find(List<String> categories, String text) {
        int index = index(categories, text);
        return index < 0 ? null : categories.get(index);
    }
}
