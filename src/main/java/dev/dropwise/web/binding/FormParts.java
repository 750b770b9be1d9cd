package dev.dropwise.web.binding;

import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.springframework.modulith.NamedInterface;

/** The parts of a multipart request. */
@NamedInterface("binding")
public final class FormParts {

    private static final int LONGEST_OPTIONS = 1 << 20;

    private FormParts() {}

    /** All parts, in the order in which they were sent. */
    public static Collection<Part> of(HttpServletRequest request) throws IOException {
        try {
            return request.getParts();
        } catch (ServletException e) {
            throw new IllegalStateException("a request with parts has parts", e);
        }
    }

    /**
     * The JSON of a part that describes the others.
     *
     * @throws TooLarge when it has more than 1 MiB
     * @throws Invalid when it is blank
     */
    public static byte[] options(Part options) throws IOException {
        try (InputStream in = options.getInputStream()) {
            byte[] bytes = in.readNBytes(LONGEST_OPTIONS + 1);
            if (bytes.length > LONGEST_OPTIONS) {
                throw new TooLarge("expected options of at most " + LONGEST_OPTIONS + " bytes");
            }
            if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
                throw new Invalid("", "expected options as an object in JSON, received nothing");
            }
            return bytes;
        }
    }
}
