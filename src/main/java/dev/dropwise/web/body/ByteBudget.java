package dev.dropwise.web.body;

import dev.dropwise.problem.Overloaded;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the bytes that the bodies of all requests take together. One alone may take more: there is
 * another bound for that.
 */
public final class ByteBudget {

    /** Where a request's share is kept, for what it is decompressed to. */
    static final String SHARE = Share.class.getName();

    private static final Duration LATER = Duration.ofSeconds(1);

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    public ByteBudget(long most) {
        this.most = most;
    }

    /** What all requests have taken now. */
    public long taken() {
        return taken.get();
    }

    /** That of a request; null where its body did not come through the filter. */
    public static @Nullable Share share(ServletRequest request) {
        return request.getAttribute(SHARE) instanceof Share share ? share : null;
    }

    Share open() {
        return new Share();
    }

    /** What one request takes, until it is closed. */
    public final class Share implements AutoCloseable {

        private long mine;
        private boolean closed;

        /**
         * Takes more.
         *
         * @throws Overloaded when nothing is left
         */
        public synchronized void grow(long bytes) {
            if (closed) {
                return;
            }
            long total = taken.addAndGet(bytes);
            if (total > most && total > mine + bytes) {
                taken.addAndGet(-bytes);
                throw new Overloaded(
                        "the bodies of all requests together take more than %,d bytes"
                                .formatted(most),
                        LATER);
            }
            mine += bytes;
        }

        @Override
        public synchronized void close() {
            closed = true;
            taken.addAndGet(-mine);
            mine = 0;
        }
    }
}
