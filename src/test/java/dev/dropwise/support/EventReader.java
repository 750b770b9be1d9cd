package dev.dropwise.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** A reader of a job's stream of events, without a thread of its own. */
public final class EventReader implements Flow.Subscriber<String> {

    private final List<Long> ids = new CopyOnWriteArrayList<>();
    private final LongConsumer onEvent;
    private CompletableFuture<EventReader> end;
    private Flow.Subscription subscription;

    private EventReader(LongConsumer onEvent) {
        this.onEvent = onEvent;
    }

    /**
     * Begins to read.
     *
     * @param after the id of the last event that it has; 0 if none
     * @param onEvent told the id of every event as it comes
     */
    public static EventReader open(
            HttpClient client, URI events, long after, LongConsumer onEvent) {
        EventReader reader = new EventReader(onEvent);
        HttpRequest request =
                HttpRequest.newBuilder(events)
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", Long.toString(after))
                        .build();
        reader.end =
                client.sendAsync(request, BodyHandlers.fromLineSubscriber(reader))
                        .thenApply(response -> reader);
        return reader;
    }

    /** The ids of the events that came, in the order in which they came. */
    public List<Long> ids() {
        return ids;
    }

    /** Completes when the stream does. */
    public CompletableFuture<EventReader> end() {
        return end;
    }

    /** Goes away in the middle. */
    public void leave() {
        subscription.cancel();
    }

    @Override
    public void onSubscribe(Flow.Subscription made) {
        subscription = made;
        made.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("id:")) {
            long id = Long.parseLong(line.substring("id:".length()));
            ids.add(id);
            onEvent.accept(id);
        }
    }

    @Override
    public void onError(Throwable failure) {
        // The exchange ends in it as well.
    }

    @Override
    public void onComplete() {
        // The exchange completes as well.
    }
}
