package dev.dropwise.security;

import dev.dropwise.problem.Overloaded;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks, where the request has a key or a token. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final String INVALID = "Bearer error=\"invalid_token\"";

    private final KeyCallers keyCallers;
    private final TokenCallers tokenCallers;
    private final Refusals refusals;

    BearerFilter(KeyCallers keyCallers, TokenCallers tokenCallers, Refusals refusals) {
        this.keyCallers = keyCallers;
        this.tokenCallers = tokenCallers;
        this.refusals = refusals;
    }

    /** Whether the service is alive must not depend on the database, whoever asks. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return AccessMatch.of(request).filter(AccessMatch::isOpen).isPresent();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (sent == null) {
            chain.doFilter(request, response);
            return;
        }
        Caller caller;
        try {
            caller = KeySecret.looksLike(sent) ? keyCallers.of(sent) : tokenCallers.of(sent);
        } catch (UnknownCaller e) {
            refusals.unauthorized(request, response, INVALID, e.getMessage());
            return;
        } catch (Overloaded e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter().toSeconds()));
            String detail = String.valueOf(e.getMessage());
            refusals.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, detail);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        caller.sent(request);
        chain.doFilter(request, response);
    }

    private static @Nullable String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
