package dev.dropwise.web;

import dev.dropwise.problem.TooLarge;
import dev.dropwise.web.body.ByteBudget;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads the body of a request to its end, within a bound of its size. One that was compressed is
 * decompressed within the same bound, and given up where hardly anything was sent for it.
 */
public final class RequestBytes {

    private final ToIntFunction<String> limits;

    /**
     * @param limits how many bytes the body of a request to a path may have
     */
    public RequestBytes(ToIntFunction<String> limits) {
        this.limits = limits;
    }

    /**
     * All bytes, decompressed.
     *
     * @throws TooLarge beyond the bound
     */
    public byte[] read(HttpInputMessage message) throws IOException {
        String path = message instanceof HttpRequest http ? http.getURI().getPath() : "";
        ByteBudget.Share share =
                message instanceof ServletServerHttpRequest http
                        ? ByteBudget.share(http.getServletRequest())
                        : null;
        return new Body(message.getHeaders(), limits.applyAsInt(path), share)
                .read(message.getBody());
    }

    /** The same, whatever media type the body is said to be of: Spring takes forms apart. */
    public byte[] read(HttpServletRequest request) throws IOException {
        HttpHeaders headers = new ServletServerHttpRequest(request).getHeaders();
        int most = limits.applyAsInt(request.getRequestURI());
        return new Body(headers, most, ByteBudget.share(request)).read(request.getInputStream());
    }

    /**
     * One body.
     *
     * @param share of the memory that all bodies may take
     */
    private record Body(HttpHeaders headers, int most, ByteBudget.@Nullable Share share) {

        byte[] read(InputStream sent) throws IOException {
            String encoding = encoding(headers);
            if (headers.getContentLength() > most) {
                throw tooLarge();
            }
            try (InputStream body = decompressed(sent, encoding)) {
                // A chunked body does not say how long it is, so one byte too many is looked for.
                byte[] bytes = body.readNBytes(most + 1);
                if (bytes.length <= most) {
                    return bytes;
                }
            } catch (ZipException | EOFException e) {
                String detail = "expected a body in Content-Encoding: %s, received a damaged one";
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, detail.formatted(encoding), e);
            }
            throw tooLarge();
        }

        private static String encoding(HttpHeaders headers) {
            String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
            return encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        }

        private InputStream decompressed(InputStream body, String encoding) throws IOException {
            BoundedInputStream sent = BoundedInputStream.builder().setInputStream(body).get();
            return switch (encoding) {
                case "identity" -> body;
                case "gzip", "x-gzip" -> guarded(new GZIPInputStream(sent), sent);
                case "deflate" -> guarded(new InflaterInputStream(sent), sent);
                default ->
                        throw new ResponseStatusException(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "expected Content-Encoding: gzip, deflate or none, received "
                                        + encoding);
            };
        }

        private InputStream guarded(InputStream decompressed, BoundedInputStream sent) {
            return new InflationGuard(counted(decompressed), sent, this::tooLarge);
        }

        /** What comes out takes memory, too. */
        private InputStream counted(InputStream decompressed) {
            return new FilterInputStream(decompressed) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int some = super.read(bytes, offset, length);
                    if (share != null && some > 0) {
                        share.grow(some);
                    }
                    return some;
                }
            };
        }

        private TooLarge tooLarge() {
            return new TooLarge("expected a JSON body of at most " + most + " bytes");
        }
    }
}
