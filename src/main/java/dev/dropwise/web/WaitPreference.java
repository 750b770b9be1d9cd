package dev.dropwise.web;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long a client wants to wait for what it began: {@code Prefer: wait=30}, RFC 7240. */
public final class WaitPreference {

    public static final String HEADER = "Prefer";
    public static final String APPLIED = "Preference-Applied";

    /** Whoever asks for more is answered then, and told so. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String WAIT = "wait";

    private WaitPreference() {}

    /**
     * The time in seconds that a header asks for; none where it does not. Other preferences are
     * left alone, as the standard says.
     *
     * @throws BadParameter where it is no number of seconds
     */
    public static Duration of(@Nullable String header) {
        if (header == null) {
            return Duration.ZERO;
        }
        for (String preference : header.split("[,;]", -1)) {
            String[] parts = preference.strip().split("\\s*=\\s*", 2);
            if (parts[0].toLowerCase(Locale.ROOT).equals(WAIT)) {
                return seconds(parts.length < 2 ? "" : parts[1].replace("\"", ""));
            }
        }
        return Duration.ZERO;
    }

    private static Duration seconds(String sent) {
        if (!sent.matches("[0-9]{1,9}")) {
            throw new BadParameter(HEADER, "wait=30, a whole number of seconds", WAIT + "=" + sent);
        }
        Duration asked = Duration.ofSeconds(Integer.parseInt(sent));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** What the answer says of it. */
    public static String applied(Duration waited) {
        return WAIT + "=" + waited.toSeconds();
    }
}
