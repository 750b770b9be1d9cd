package dev.dropwise.problem;

import java.time.Duration;

/** A bound is reached; the same request may succeed after a while. */
public class Overloaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Overloaded(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
