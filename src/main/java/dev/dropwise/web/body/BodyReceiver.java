package dev.dropwise.web.body;

import dev.dropwise.problem.Overloaded;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Takes one body as it comes; no thread waits for it. A body that is refused for its size is read
 * to its end all the same, within a bound, so that the client hears why.
 */
final class BodyReceiver implements ReadListener, AsyncListener {

    private static final Logger log = LoggerFactory.getLogger(BodyReceiver.class);

    /** What is read of a body that is refused. */
    private static final long MOST_DISCARDED = 256L << 20;

    private final ReceivedRequest request;
    private final ByteBudget.Share share;
    private final int most;
    private final BodyPace pace;
    private final ReceivingBodies bodies;
    private final long start = System.nanoTime();
    private final byte[] chunk = new byte[1 << 13];
    private final AtomicBoolean finished = new AtomicBoolean();
    private long bytes;
    private @Nullable AsyncContext async;
    private volatile @Nullable BodyRejection refusal;

    BodyReceiver(
            ReceivedRequest request,
            ByteBudget.Share share,
            int most,
            BodyPace pace,
            ReceivingBodies bodies) {
        this.request = request;
        this.share = share;
        this.most = most;
        this.pace = pace;
        this.bodies = bodies;
    }

    /** Whose body it is. */
    String client() {
        return request.getRemoteAddr();
    }

    ByteBudget.Share share() {
        return share;
    }

    ReceivedRequest request() {
        return request;
    }

    @Nullable BodyRejection refusal() {
        return refusal;
    }

    /** It is read to its end, and refused then. */
    synchronized void refuse(BodyRejection why) {
        if (refusal == null) {
            refusal = why;
            forget();
        }
    }

    /** Takes what has come with the head of the request; whether that was all. */
    boolean hasCome(ServletInputStream in, long length) throws IOException {
        while (refusal == null && bytes < length && in.available() > 0) {
            take(in.read(chunk, 0, (int) Math.min(chunk.length, length - bytes)));
        }
        return bytes == length;
    }

    /** Goes on as more comes. */
    void listen(AsyncContext context, ServletInputStream in) {
        async = context;
        context.setTimeout(pace.allowed(Math.max(most, request.getContentLengthLong())).toMillis());
        context.addListener(this);
        bodies.add(this);
        in.setReadListener(this);
    }

    /** Ends the request with what is said, whatever is still to come. */
    void giveUp(BodyRejection why) {
        refuse(why);
        finish();
    }

    @Override
    public void onDataAvailable() {
        try {
            takeAll();
        } catch (IOException e) {
            log.debug("{}: the body cannot be read: {}", request.getRequestURI(), e.toString());
            giveUp(BodyRejection.unreadable());
        }
    }

    private void takeAll() throws IOException {
        ServletInputStream in = request.getRequest().getInputStream();
        while (!finished.get() && in.isReady()) {
            int some = in.read(chunk);
            if (some < 0) {
                return;
            }
            take(some);
            if (bytes > MOST_DISCARDED) {
                finish();
            } else if (pace.isOver(start, bytes)) {
                giveUp(BodyRejection.tooSlow());
            }
        }
    }

    private synchronized void take(int some) throws IOException {
        bytes += Math.max(0, some);
        if (refusal != null) {
            return;
        }
        if (bytes > most) {
            refuse(BodyRejection.tooLarge(most));
            return;
        }
        try {
            share.grow(some);
            request.add(chunk, some);
        } catch (Overloaded e) {
            refuse(BodyRejection.of(e));
        }
    }

    @Override
    public void onAllDataRead() {
        finish();
    }

    private void finish() {
        if (finished.compareAndSet(false, true)) {
            bodies.remove(this);
            if (async != null) {
                async.dispatch();
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        log.debug("{}: the body broke off: {}", request.getRequestURI(), failure.toString());
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    private void end() {
        bodies.remove(this);
        forget();
        if (finished.compareAndSet(false, true) && async != null) {
            // Without a word of ours the container would answer 200.
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setHeader(HttpHeaders.CONNECTION, "close");
            async.complete();
        }
    }

    private synchronized void forget() {
        share.close();
        request.forget();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        giveUp(BodyRejection.tooSlow());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        bodies.remove(this);
        share.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
