package dev.dropwise.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.problem.TooLarge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.web.server.ResponseStatusException;

class RequestBytesTests {

    private static final byte[] JSON = "{\"a\": [1, 2, 3]}".getBytes(StandardCharsets.UTF_8);

    private final RequestBytes bytes = new RequestBytes(path -> 16 << 20);

    /** Compresses to a stream. */
    private interface Compression {

        OutputStream to(OutputStream out) throws IOException;
    }

    @Test
    void readsBodiesPlainAndCompressed() throws IOException {
        assertThat(read(null, JSON)).isEqualTo(JSON);
        assertThat(read("identity", JSON)).isEqualTo(JSON);
        assertThat(read("GZIP", compressed(JSON, GZIPOutputStream::new))).isEqualTo(JSON);
        assertThat(read("deflate", compressed(JSON, DeflaterOutputStream::new))).isEqualTo(JSON);
    }

    @Test
    void stopsAtTheBoundOfTheSize() throws IOException {
        byte[] noise = new byte[(16 << 20) + 1];
        new Random(7).nextBytes(noise);
        byte[] most = Arrays.copyOf(noise, noise.length - 1);

        assertThat(read("gzip", compressed(most, GZIPOutputStream::new))).isEqualTo(most);
        assertThatThrownBy(() -> read("gzip", compressed(noise, GZIPOutputStream::new)))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("of at most 16777216 bytes");
        assertThatThrownBy(() -> read(null, noise)).isInstanceOf(TooLarge.class);
    }

    @Test
    void stopsWhatGrowsOutOfProportion() throws IOException {
        byte[] batchOfZeros = new byte[4 << 20];
        assertThat(read("gzip", compressed(batchOfZeros, GZIPOutputStream::new)))
                .isEqualTo(batchOfZeros);
        assertThatThrownBy(() -> read("gzip", compressed(new byte[5 << 20], GZIPOutputStream::new)))
                .isInstanceOf(TooLarge.class);
        assertThatThrownBy(
                        () ->
                                read(
                                        "deflate",
                                        compressed(new byte[5 << 20], DeflaterOutputStream::new)))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void saysWhenItCannotDecompress() throws IOException {
        byte[] gzip = compressed(JSON, GZIPOutputStream::new);
        assertThatThrownBy(() -> read("gzip", JSON))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST))
                .hasMessageContaining(
                        "expected a body in Content-Encoding: gzip, received a damaged one");
        assertThatThrownBy(() -> read("gzip", Arrays.copyOf(gzip, gzip.length - 9)))
                .isInstanceOf(ResponseStatusException.class);
        assertThatThrownBy(() -> read("br", JSON))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        e ->
                                assertThat(e.getStatusCode())
                                        .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE))
                .hasMessageContaining(
                        "expected Content-Encoding: gzip, deflate or none, received br");
    }

    private byte[] read(@Nullable String encoding, byte[] body) throws IOException {
        MockHttpInputMessage message = new MockHttpInputMessage(body);
        if (encoding != null) {
            message.getHeaders().set(HttpHeaders.CONTENT_ENCODING, encoding);
        }
        return bytes.read(message);
    }

    private static byte[] compressed(byte[] plain, Compression compression) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = compression.to(out)) {
            compressing.write(plain);
        }
        return out.toByteArray();
    }
}
