package dev.dropwise.dataset.upload;

import dev.dropwise.web.BadParameter;
import dev.dropwise.web.binding.FormParts;
import dev.dropwise.web.binding.JsonBodies;
import jakarta.servlet.http.Part;
import java.io.IOException;
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

    /**
     * Reads the options, whatever media type their part says that they are of.
     *
     * @throws BadParameter when a part is missing, or there are others
     */
    public static UploadForm read(MultipartHttpServletRequest request, JsonBodies bodies)
            throws IOException {
        List<Part> options = new ArrayList<>();
        for (Part part : FormParts.of(request)) {
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
        byte[] json = FormParts.options(options.get(0));
        return new UploadForm(files, bodies.read(json, UploadOptions.class));
    }
}
