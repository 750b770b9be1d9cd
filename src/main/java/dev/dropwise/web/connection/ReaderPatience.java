package dev.dropwise.web.connection;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What one connection's reader took of answers, and how long they waited for it. */
final class ReaderPatience {

    private final AnswerPace pace;
    private final LongSupplier nanoTime;

    /** Others look at these two while a thread waits. */
    private volatile boolean isWaiting;

    private volatile boolean isGivenUp;
    private volatile long since;
    private long waited;
    private long bytes;

    /**
     * @param nanoTime in the place of {@link System#nanoTime}
     */
    ReaderPatience(AnswerPace pace, LongSupplier nanoTime) {
        this.pace = pace;
        this.nanoTime = nanoTime;
    }

    /** So many bytes were taken; the rest, if there is any, waits. */
    void wrote(int count, boolean isRest) {
        bytes += count;
        if (count == 0 && isRest) {
            since = nanoTime.getAsLong();
            isWaiting = true;
        }
    }

    /** Before more is written: whether its reader is too slow to be waited for again. */
    boolean isOver() {
        if (isGivenUp || !isWaiting) {
            return isGivenUp;
        }
        isWaiting = false;
        waited += nanoTime.getAsLong() - since;
        Duration time = Duration.ofNanos(waited);
        if (!pace.isOver(time)) {
            return false;
        }
        boolean isTooSlow = pace.isTooSlow(time, bytes);
        waited = 0;
        bytes = 0;
        return isTooSlow;
    }

    /** How long it waits already; nothing where it does not. */
    Duration waiting() {
        return isWaiting ? Duration.ofNanos(nanoTime.getAsLong() - since) : Duration.ZERO;
    }

    /** Others need its thread. */
    void giveUp() {
        isGivenUp = true;
    }
}
