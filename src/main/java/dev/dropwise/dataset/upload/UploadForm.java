package dev.dropwise.dataset.upload;

import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.web.BadParameter;
import dev.dropwise.web.binding.JsonBodies;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The parts of an upload.
 *
 * @param files on disk, at least one
 */
public record UploadForm(List<MultipartFile> files, UploadOptions options) {

    private static final String FILE = "file";
    private static final String OPTIONS = "options";
    private static final int LONGEST_OPTIONS = 1 << 20;

    /**
     * Reads the options, whatever media type their part says that they are of.
     *
     * @throws BadParameter when a part is missing, or there are others
     */
    public static UploadForm read(MultipartHttpServletRequest request, JsonBodies bodies)
            throws IOException {
        List<Part> options = new ArrayList<>();
        for (Part part : parts(request)) {
            if (part.getName().equals(OPTIONS)) {
                options.add(part);
            } else if (!part.getName().equals(FILE)) {
                throw new BadParameter(
                        part.getName(), "parts named file and options", "one of another name");
            }
        }
        List<MultipartFile> files = request.getFiles(FILE);
        if (files.isEmpty()) {
            throw new BadParameter(FILE, "one or more parts with a file name", "none");
        }
        if (options.size() != 1) {
            throw new BadParameter(OPTIONS, "one part", options.isEmpty() ? "none" : "several");
        }
        return new UploadForm(files, bodies.read(bytes(options.get(0)), UploadOptions.class));
    }

    private static Iterable<Part> parts(HttpServletRequest request) throws IOException {
        try {
            return request.getParts();
        } catch (ServletException e) {
            throw new IllegalStateException("a request with parts has parts", e);
        }
    }

    private static byte[] bytes(Part options) throws IOException {
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
