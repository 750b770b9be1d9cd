package dev.dropwise.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what a caller asks for beyond its quota; not what nobody needs a key for. */
final class QuotaFilter extends OncePerRequestFilter {

    private final Quotas quotas;
    private final Refusals refusals;

    QuotaFilter(Quotas quotas, Refusals refusals) {
        this.quotas = quotas;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return AccessMatch.of(request).filter(AccessMatch::isOpen).isPresent();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String who =
                Caller.current()
                        .map(Caller::name)
                        .orElseGet(() -> "address " + request.getRemoteAddr());
        long seconds = quotas.secondsToWait(who);
        if (seconds == 0) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            refusals.write(request, response, HttpStatus.TOO_MANY_REQUESTS, quotas.expected());
        }
    }
}
