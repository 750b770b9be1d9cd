package dev.dropwise.web.body;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Leaves some of the server's threads to health and metrics, and some to predictions, whatever all
 * others wait for: clients may take an answer as slowly as they send a body.
 */
final class ThreadReserve extends OncePerRequestFilter {

    private final int most;
    private final int mostOthers;
    private final JsonMapper mapper;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    /**
     * @param most requests at once
     * @param mostOthers of these, that are no predictions
     */
    ThreadReserve(int most, int mostOthers, JsonMapper mapper) {
        this.most = most;
        this.mostOthers = mostOthers;
        this.mapper = mapper;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator");
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isOther = !BodyLimits.isOfRows(request.getRequestURI());
        int now = busy.incrementAndGet();
        int nowOthers = isOther ? others.incrementAndGet() : 0;
        try {
            boolean isNew = request.getDispatcherType() == DispatcherType.REQUEST;
            if (isNew && (now > most || nowOthers > mostOthers)) {
                BodyRejection.overloaded(
                                "%d requests are being worked on already"
                                        .formatted(now > most ? most : mostOthers))
                        .write(request, response, mapper);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            busy.decrementAndGet();
            if (isOther) {
                others.decrementAndGet();
            }
        }
    }
}
