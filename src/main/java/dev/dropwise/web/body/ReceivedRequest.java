package dev.dropwise.web.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.util.FastByteArrayOutputStream;

/** A request whose body has come. */
final class ReceivedRequest extends HttpServletRequestWrapper {

    private final FastByteArrayOutputStream body = new FastByteArrayOutputStream();
    private Content content = new Content(new ByteArrayInputStream(new byte[0]));

    ReceivedRequest(HttpServletRequest request) {
        super(request);
    }

    void add(byte[] bytes, int length) throws IOException {
        body.write(bytes, 0, length);
    }

    /** Nothing is added from now on. */
    void complete() throws IOException {
        content = new Content(body.getInputStream());
    }

    void forget() {
        body.reset();
        content = new Content(new ByteArrayInputStream(new byte[0]));
    }

    @Override
    public ServletInputStream getInputStream() {
        return content;
    }

    @Override
    public BufferedReader getReader() {
        String encoding = getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(content, charset));
    }

    private static final class Content extends ServletInputStream {

        private final InputStream bytes;

        Content(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return bytes.read(into, offset, length);
        }

        @Override
        public int available() throws IOException {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            try {
                return bytes.available() == 0;
            } catch (IOException e) {
                throw new IllegalStateException("memory can be read", e);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body has come already");
        }
    }
}
