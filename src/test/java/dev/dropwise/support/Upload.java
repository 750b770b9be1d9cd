package dev.dropwise.support;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The parts of an upload as a client sends them. */
public final class Upload {

    private static final String BOUNDARY = "----dropwise-test";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Options as a command line sends them: a field without a media type. */
    public static Upload with(String options) {
        return new Upload().part("options", null, options.getBytes(StandardCharsets.UTF_8));
    }

    public Upload file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Upload file(String name, byte[] bytes) {
        return part("file", name, bytes);
    }

    /**
     * Any part.
     *
     * @param file null for a field
     */
    public Upload part(String name, @Nullable String file, byte[] bytes) {
        String disposition =
                "form-data; name=\"%s\"%s"
                        .formatted(name, file == null ? "" : "; filename=\"" + file + "\"");
        write("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n");
        body.writeBytes(bytes);
        write("\r\n");
        return this;
    }

    HttpRequest to(String uri) {
        write("--" + BOUNDARY + "--\r\n");
        return HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
