package dev.dropwise.security;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** How many streams of events every caller has open, and may have. */
final class StreamQuota {

    private final int most;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    StreamQuota(int most) {
        this.most = most;
    }

    /** Whether it asks for one more than its caller may have. */
    boolean isReached(String caller, HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
                && open.getOrDefault(caller, 0) >= most;
    }

    String expected() {
        return "expected at most %d open streams of events of one caller".formatted(most);
    }

    /** Counts the answer to a request while it is a stream. */
    void count(String caller, HttpServletRequest request, HttpServletResponse response) {
        String type = response.getContentType();
        if (request.isAsyncStarted()
                && type != null
                && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            open.merge(caller, 1, Integer::sum);
            request.getAsyncContext().addListener(new AtItsEnd(caller));
        }
    }

    private final class AtItsEnd implements AsyncListener {

        private final String caller;

        AtItsEnd(String caller) {
            this.caller = caller;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            open.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
