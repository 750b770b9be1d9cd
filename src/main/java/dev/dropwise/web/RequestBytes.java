package dev.dropwise.web;

import dev.dropwise.problem.TooLarge;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.BoundedInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads the body of a request to its end, within a bound of its size. One that was compressed is
 * decompressed within the same bound, and given up where hardly anything was sent for it.
 */
public final class RequestBytes {

    private final int most;

    public RequestBytes(DataSize most) {
        this.most = Math.toIntExact(most.toBytes());
    }

    /**
     * All bytes, decompressed.
     *
     * @throws TooLarge beyond the bound
     */
    public byte[] read(HttpInputMessage message) throws IOException {
        return read(message.getHeaders(), message.getBody());
    }

    /** The same, whatever media type the body is said to be of: Spring takes forms apart. */
    public byte[] read(HttpServletRequest request) throws IOException {
        return read(new ServletServerHttpRequest(request).getHeaders(), request.getInputStream());
    }

    private byte[] read(HttpHeaders headers, InputStream sent) throws IOException {
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
        BoundedInputStream counted = BoundedInputStream.builder().setInputStream(body).get();
        return switch (encoding) {
            case "identity" -> body;
            case "gzip", "x-gzip" -> guarded(new GZIPInputStream(counted), counted);
            case "deflate" -> guarded(new InflaterInputStream(counted), counted);
            default ->
                    throw new ResponseStatusException(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "expected Content-Encoding: gzip, deflate or none, received "
                                    + encoding);
        };
    }

    private InputStream guarded(InputStream decompressed, BoundedInputStream compressed) {
        return new InflationGuard(decompressed, compressed, this::tooLarge);
    }

    private TooLarge tooLarge() {
        return new TooLarge("expected a JSON body of at most " + most + " bytes");
    }
}
