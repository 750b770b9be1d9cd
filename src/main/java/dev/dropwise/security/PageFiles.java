package dev.dropwise.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.ClassPathResource;

/** The page under {@code static/} and the libraries that it is made of. */
final class PageFiles {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /**
     * What a browser may do with it: run its own scripts, ask this service, show pictures that it
     * was sent. The import map, which browsers take from within a page alone, is allowed by its
     * hash.
     */
    static final String POLICY =
            "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; %s"
                    .formatted(importMapHash(), HeaderFilter.NOWHERE);

    private static final String LIBRARIES = "/webjars/";

    private PageFiles() {}

    static boolean include(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/") || path.startsWith("/page/") || path.startsWith(LIBRARIES);
    }

    /** Libraries have their version in their address; the rest is asked for again. */
    static String caching(HttpServletRequest request) {
        return path(request).startsWith(LIBRARIES)
                ? "public, max-age=31536000, immutable"
                : "no-cache";
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static String importMapHash() {
        try {
            String page =
                    new ClassPathResource("static/index.html")
                            .getContentAsString(StandardCharsets.UTF_8);
            // as browsers read lines
            Matcher map = IMPORT_MAP.matcher(page.replace("\r\n", "\n"));
            if (!map.find()) {
                throw new IllegalStateException("static/index.html has no import map");
            }
            return Base64.getEncoder().encodeToString(DigestUtils.sha256(map.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read static/index.html", e);
        }
    }
}
