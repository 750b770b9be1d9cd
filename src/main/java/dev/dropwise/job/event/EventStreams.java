package dev.dropwise.job.event;

import dev.dropwise.problem.Overloaded;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.modulith.NamedInterface;

/**
 * The open streams of events. One thread polls the log for all of them, four times a second, so
 * that any process can show anything; it never waits for a reader.
 */
@NamedInterface("event")
public final class EventStreams {

    private static final Logger logger = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** Of the 8192 connections that Tomcat takes, some are for other requests. */
    private static final int MOST = 6000;

    private final EventNews news;
    private final EventPages pages;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> polling;
    private boolean isUnavailable;

    /**
     * Starts to poll a source.
     *
     * @param name of the thread that does
     */
    public EventStreams(String name, EventSource source) {
        this.news = new EventNews(source);
        this.pages = new EventPages(source);
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread made = new Thread(task, name);
                            made.setDaemon(true);
                            return made;
                        });
        this.polling =
                thread.scheduleWithFixedDelay(
                        () -> reading(this::poll),
                        INTERVAL.toMillis(),
                        INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Answers with a list where that is asked for, else with a stream and null. */
    public @Nullable Object answer(
            EventRequest asked,
            HttpServletRequest request,
            HttpServletResponse response,
            EventRequest.Source source)
            throws IOException {
        if (asked.wantsList()) {
            return asked.list(source);
        }
        open(asked.subject(), asked.after(), request, response);
        return null;
    }

    /**
     * Answers with a stream of what happened to something after the event {@code after}, and of
     * what will; it ends with the thing.
     */
    private void open(
            UUID subject, long after, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (open.size() >= MOST) {
            throw new Overloaded(
                    "expected at most " + MOST + " open streams", Duration.ofSeconds(5));
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        ServletOutputStream output = response.getOutputStream();
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        EventStream stream = new EventStream(subject, after, context, output, this);
        open.add(stream);
        context.addListener(stream);
        output.setWriteListener(stream);
    }

    /** How many clients watch. */
    public int count() {
        return open.size();
    }

    /** Reads for a stream that is hungry, after those that were before it. */
    void feed(EventStream stream) {
        try {
            thread.execute(() -> reading(() -> feedNow(stream)));
        } catch (RejectedExecutionException ending) {
            logger.debug("No more events for a stream of {}", stream.subject(), ending);
        }
    }

    private void feedNow(EventStream stream) {
        if (stream.isHungry()) {
            stream.send(pages.after(stream.subject(), stream.last()));
            if (stream.isHungry()) {
                feed(stream);
            }
        }
    }

    private void poll() {
        pages.forget();
        if (open.isEmpty()) {
            news.restart();
            return;
        }
        open.forEach(EventStream::beat);
        news.poll();
        for (EventStream stream : open) {
            if (news.hasNewsOf(stream.subject())) {
                stream.hasNews();
            }
        }
        open.forEach(this::feedNow);
    }

    /** What could not be read is read by the next poll, since its stream is still hungry. */
    private void reading(Runnable task) {
        try {
            task.run();
            if (isUnavailable) {
                isUnavailable = false;
                logger.info("Events can be read again");
            }
        } catch (RuntimeException e) {
            if (!isUnavailable) {
                isUnavailable = true;
                logger.warn("Cannot read events for open streams, trying again until it works", e);
            }
        }
    }

    void remove(EventStream stream) {
        open.remove(stream);
    }

    /** Open streams would keep a graceful shutdown waiting. */
    @EventListener
    void closeAll(ContextClosedEvent closed) {
        open.forEach(EventStream::close);
    }

    @PreDestroy
    void stop() {
        polling.cancel(false);
        thread.shutdownNow();
    }
}
