package dev.dropwise.security;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down what changed something, and what was refused, once it is known how it ended.
 * Predictions are not written down one by one: metrics count them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AuditFilter extends OncePerRequestFilter {

    private final AuditLog log;
    private final Clock clock;

    AuditFilter(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean hasReturned = false;
        try {
            chain.doFilter(request, response);
            hasReturned = true;
        } finally {
            if (hasReturned && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(request, response));
            } else {
                int status = response.getStatus();
                boolean hasFailed = !hasReturned && status < 400;
                note(request, hasFailed ? HttpStatus.INTERNAL_SERVER_ERROR.value() : status);
            }
        }
    }

    private void note(HttpServletRequest request, int status) {
        boolean isReading = AccessRule.isReading(request.getMethod());
        if (isReading && status < 400) {
            return;
        }
        AuditEntry entry = AuditEntry.of(request, status, clock.instant());
        boolean isRefused = entry.outcome() == AuditOutcome.REFUSED;
        if (!isRefused && (isReading || !changes(request) || status == 503)) {
            return;
        }
        if (isRefused || (status >= 400 && status < 500)) {
            log.cameToNothing(kind(entry, request), entry);
        } else {
            log.changed(entry);
        }
    }

    private static AuditCounts.Kind kind(AuditEntry entry, HttpServletRequest request) {
        String pattern =
                AccessMatch.of(request).map(match -> match.rule().path().toString()).orElse("");
        String who = entry.actor() == null ? entry.remoteAddress() : entry.actor();
        return new AuditCounts.Kind(who, entry.method(), pattern, entry.status());
    }

    /** What is not in the table is there for nobody. */
    private static boolean changes(HttpServletRequest request) {
        return AccessMatch.of(request).filter(match -> match.rule().changes()).isPresent();
    }

    /** Of a request that was answered later, by another thread. */
    private final class AtTheEnd implements AsyncListener {

        private final HttpServletRequest request;
        private final HttpServletResponse response;

        AtTheEnd(HttpServletRequest request, HttpServletResponse response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            note(request, response.getStatus());
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
