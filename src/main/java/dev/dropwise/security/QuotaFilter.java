package dev.dropwise.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what a caller asks for beyond its quota; not whether the service is alive. */
final class QuotaFilter extends OncePerRequestFilter {

    private final CallerQuotas quotas;
    private final Refusals refusals;

    QuotaFilter(CallerQuotas quotas, Refusals refusals) {
        this.quotas = quotas;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return AccessMatch.of(request).filter(AccessMatch::isForEveryMachine).isPresent();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String who =
                Caller.current()
                        .map(Caller::name)
                        .orElseGet(() -> "address " + request.getRemoteAddr());
        CallerQuotas.Excess excess = quotas.excess(who, request).orElse(null);
        if (excess == null) {
            chain.doFilter(request, response);
            quotas.answered(who, request, response);
            return;
        }
        if (excess.retryAfter() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(excess.retryAfter()));
        }
        refusals.write(request, response, excess.status(), excess.detail());
    }
}
