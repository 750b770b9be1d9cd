package dev.dropwise.job.event;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that watches one thing. Nothing waits for it: it is sent as much as its connection
 * takes, and gets the next page once it has taken the last. A reader that takes nothing for {@code
 * server.tomcat.connection-timeout} is cut off by the container, and may come back.
 */
final class EventStream implements WriteListener, AsyncListener {

    private static final Logger logger = LoggerFactory.getLogger(EventStream.class);
    private static final long HEARTBEAT_AFTER = Duration.ofSeconds(15).toNanos();
    private static final ByteBuffer HEARTBEAT =
            StandardCharsets.UTF_8.encode(":heartbeat\n\n").asReadOnlyBuffer();

    /** The container keeps for itself what a connection does not take of one write. */
    private static final int SLICE = 8192;

    private final UUID subject;
    private final AsyncContext context;
    private final ServletOutputStream output;
    private final EventStreams streams;
    private long last;
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean isFlushed;
    private boolean isBehind = true;
    private boolean isEnding;
    private boolean isClosed;
    private long sent = System.nanoTime();

    /**
     * @param last the id of the last event that the client has
     */
    EventStream(
            UUID subject,
            long last,
            AsyncContext context,
            ServletOutputStream output,
            EventStreams streams) {
        this.subject = subject;
        this.last = last;
        this.context = context;
        this.output = output;
        this.streams = streams;
    }

    UUID subject() {
        return subject;
    }

    synchronized long last() {
        return last;
    }

    /** Something happened to what it watches. */
    synchronized void hasNews() {
        isBehind = true;
    }

    /** Whether there is something to read for it, and it has taken all that was read before. */
    synchronized boolean isHungry() {
        return isBehind && isFlushed && !isEnding && !isClosed;
    }

    synchronized void send(EventPage page) {
        last = page.last();
        isBehind = page.isFull();
        isEnding = page.isLast();
        if (page.bytes().hasRemaining() || isEnding) {
            begin(page.bytes());
        }
    }

    /** A sign of life, so that nobody in between takes the connection for dead. */
    synchronized void beat() {
        if (isFlushed && !isClosed && System.nanoTime() - sent > HEARTBEAT_AFTER) {
            begin(HEARTBEAT);
        }
    }

    private void begin(ByteBuffer bytes) {
        rest = bytes.duplicate();
        isFlushed = false;
        try {
            goOn();
        } catch (IOException | IllegalStateException gone) {
            lost(gone);
        }
    }

    private void goOn() throws IOException {
        while (!isClosed && output.isReady()) {
            if (rest.hasRemaining()) {
                int size = Math.min(SLICE, rest.remaining());
                output.write(rest.slice(rest.position(), size));
                rest.position(rest.position() + size);
            } else if (!isFlushed) {
                output.flush();
                isFlushed = true;
                sent = System.nanoTime();
            } else {
                if (isEnding) {
                    close();
                }
                return;
            }
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        synchronized (this) {
            goOn();
        }
        if (isHungry()) {
            streams.feed(this);
        }
    }

    synchronized void close() {
        streams.remove(this);
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            context.complete();
        } catch (IllegalStateException e) {
            logger.debug("The stream of {}'s events has ended already", subject, e);
        }
    }

    /** The container notices as well, and ends the exchange. */
    private void lost(Throwable reason) {
        logger.debug("The reader of {}'s events went away", subject, reason);
        streams.remove(this);
    }

    @Override
    public void onError(Throwable reason) {
        lost(reason);
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        isClosed = true;
        streams.remove(this);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        throw new IllegalStateException("the events of " + subject + " are sent already");
    }
}
