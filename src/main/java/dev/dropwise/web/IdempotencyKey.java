package dev.dropwise.web;

import org.jspecify.annotations.Nullable;

/** The header by which the same request, sent again, gives what it gave at first. */
public final class IdempotencyKey {

    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /**
     * Checks a key; a request may have none.
     *
     * @throws BadParameter if it is blank or long
     */
    public static void check(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST)) {
            throw new BadParameter(
                    "Idempotency-Key", "1 to 200 characters", String.valueOf(key.length()));
        }
    }
}
