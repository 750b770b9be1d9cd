package dev.dropwise.web.openapi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps the OpenAPI document as it is sent, compressed and not. Anybody may ask for it, and writing
 * it anew each time takes a hundred times as long as sending it. Tools that fetch it again and
 * again are told that it has not changed.
 */
public final class DocumentFilter extends OncePerRequestFilter {

    private static final String GZIP = "gzip";

    private volatile @Nullable Document kept;

    private static final class Document {

        private final byte[] plain;
        private final byte[] packed;
        private final String type;

        /** Weak, as the bytes depend on how they are packed. */
        private final String tag;

        Document(byte[] plain, byte[] packed, String type, String tag) {
            this.plain = plain;
            this.packed = packed;
            this.type = type;
            this.tag = tag;
        }

        static Document of(byte[] plain, String type) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            }
            String tag = "W/\"" + DigestUtils.md5DigestAsHex(plain) + '"';
            return new Document(plain, packed.toByteArray(), type, tag);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Document document = kept;
        if (document == null) {
            ContentCachingResponseWrapper made = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, made);
            if (made.getStatus() != HttpStatus.OK.value()) {
                made.copyBodyToResponse();
                return;
            }
            document =
                    Document.of(
                            made.getContentAsByteArray(), String.valueOf(made.getContentType()));
            kept = document;
        }
        write(document, request, response);
    }

    private static void write(
            Document document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(document.type);
        if (new ServletWebRequest(request, response).checkNotModified(document.tag)) {
            return;
        }
        boolean isPacked = takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (isPacked) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        byte[] bytes = isPacked ? document.packed : document.plain;
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && accepted.contains(GZIP)
                && !accepted.replace(" ", "").contains(GZIP + ";q=0");
    }
}
