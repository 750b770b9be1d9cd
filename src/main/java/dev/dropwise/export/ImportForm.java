package dev.dropwise.export;

import dev.dropwise.web.BadParameter;
import dev.dropwise.web.binding.FormParts;
import dev.dropwise.web.binding.JsonBodies;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The parts of an import.
 *
 * @param weights on disk
 */
record ImportForm(MultipartFile weights, ImportOptions options) {

    private static final String FILE = "file";
    private static final String OPTIONS = "options";

    /**
     * @throws BadParameter when a part is missing, or there are others
     */
    static ImportForm read(MultipartHttpServletRequest request, JsonBodies bodies)
            throws IOException {
        Collection<Part> parts = FormParts.of(request);
        for (Part part : parts) {
            if (!part.getName().equals(OPTIONS) && !part.getName().equals(FILE)) {
                throw new BadParameter(
                        part.getName(), "parts named file and options", "one of another name");
            }
        }
        Part options = one(parts, OPTIONS);
        one(parts, FILE);
        MultipartFile file = request.getFile(FILE);
        if (file == null) {
            throw new BadParameter(FILE, "a part with a file name", "one without");
        }
        return new ImportForm(file, bodies.read(FormParts.options(options), ImportOptions.class));
    }

    private static Part one(Collection<Part> parts, String name) {
        long count = parts.stream().filter(part -> part.getName().equals(name)).count();
        return parts.stream()
                .filter(part -> part.getName().equals(name) && count == 1)
                .findFirst()
                .orElseThrow(() -> new BadParameter(name, "one part", Long.toString(count)));
    }
}
