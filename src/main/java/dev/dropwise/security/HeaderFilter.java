package dev.dropwise.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what they may do with an answer, before anything else is decided: what is refused
 * has these headers too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HeaderFilter extends OncePerRequestFilter {

    static final String NOWHERE = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** What programs read needs nothing. */
    private static final String DATA = "default-src 'none'; " + NOWHERE;

    /** A report is one page with its style and pictures in it, and no scripts. */
    private static final String REPORT =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; " + NOWHERE;

    /** Swagger UI draws its icons from data and asks the service itself. */
    private static final String PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
                    + " data:; font-src 'self'; connect-src 'self'; "
                    + NOWHERE;

    private static final String A_YEAR = "max-age=31536000";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean isPage = path.startsWith(request.getContextPath() + "/swagger-ui/");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", policy(path, isPage));
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        if (isPage) {
            chain.doFilter(request, response);
        } else if (PageFiles.include(request)) {
            response.setHeader("Content-Security-Policy", PageFiles.POLICY);
            response.setHeader(HttpHeaders.CACHE_CONTROL, PageFiles.caching(request));
            chain.doFilter(request, response);
        } else {
            // what is not stored at all gets no tag from Spring's filter either
            boolean isDocument = path.startsWith(request.getContextPath() + "/v3/api-docs");
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL,
                    isDocument ? PrivateResponse.ASK_AGAIN : PrivateResponse.NO_STORE);
            chain.doFilter(request, new PrivateResponse(response));
        }
    }

    private static String policy(String path, boolean isPage) {
        if (isPage) {
            return PAGE;
        }
        return path.endsWith("/report") || path.contains("/report/") ? REPORT : DATA;
    }
}
