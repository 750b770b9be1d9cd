package dev.dropwise.problem;

import java.time.Duration;

/** One caller has as much as it may; others may have more. */
public final class QuotaReached extends Overloaded {

    private static final long serialVersionUID = 1L;

    public QuotaReached(String message, Duration retryAfter) {
        super(message, retryAfter);
    }
}
