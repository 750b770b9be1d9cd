package dev.dropwise.export.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Functions in Python that written modules may need, each a file. */
final class PythonHelpers {

    private PythonHelpers() {}

    static String text(String name) {
        String path = "/export/python/" + name + ".py";
        try (InputStream file = PythonHelpers.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("no helper " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
