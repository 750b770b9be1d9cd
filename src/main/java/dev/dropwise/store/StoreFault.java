package dev.dropwise.store;

import dev.dropwise.problem.Overloaded;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The store of files does not answer, or not with what it should; the message says which. */
public final class StoreFault extends Overloaded {

    private static final long serialVersionUID = 1L;

    private static final Duration LATER = Duration.ofSeconds(10);

    private final boolean passing;

    private StoreFault(String message, boolean passing, @Nullable Throwable cause) {
        super(message, LATER);
        this.passing = passing;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** It may answer when asked again. */
    static StoreFault away(String message, Throwable cause) {
        return new StoreFault(message, true, cause);
    }

    /** It will never do this until somebody changes something. */
    static StoreFault refused(String message, @Nullable Throwable cause) {
        return new StoreFault(message, false, cause);
    }

    /** Whether a failure comes from a store that is away, and may be there when asked again. */
    public static boolean isPassing(Throwable failure) {
        return failure instanceof StoreFault fault && fault.passing;
    }
}
