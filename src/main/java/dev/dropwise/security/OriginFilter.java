package dev.dropwise.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what comes from other machines where no key is needed, and always what a page of another
 * site would change: its browser says so in {@code Origin} and {@code Sec-Fetch-Site}.
 */
final class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final AllowedHosts hosts;
    private final List<String> allowedOrigins;
    private final Refusals refusals;

    OriginFilter(AllowedHosts hosts, List<String> allowedOrigins, Refusals refusals) {
        this.hosts = hosts;
        this.allowedOrigins = allowedOrigins;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isForEveryMachine(request) && !hosts.mayCallFrom(request.getRemoteAddr())) {
            String detail =
                    "without a key this machine alone is answered: make one by POST /api/v1/keys on"
                            + " it";
            refusals.write(request, response, HttpStatus.FORBIDDEN, detail);
        } else if (!AccessRule.isReading(request.getMethod()) && isOfAnotherSite(request)) {
            String detail =
                    "a page of another site may change nothing here unless"
                            + " dropwise.security.cors-origins has its origin";
            refusals.write(request, response, HttpStatus.FORBIDDEN, detail);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isForEveryMachine(HttpServletRequest request) {
        return AccessMatch.of(request).filter(AccessMatch::isForEveryMachine).isPresent();
    }

    private boolean isOfAnotherSite(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && allowedOrigins.contains(origin)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return (origin != null && !isOwn(origin, request))
                || (site != null && OTHER_SITES.contains(site));
    }

    /** Whatever the scheme is: what ends TLS may stand before this service. */
    private static boolean isOwn(String origin, HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        String own = host == null ? request.getServerName() : host;
        int scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(own);
    }
}
