package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.problem.TooLarge;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, none of them longer than a bound. */
final class TextLines implements Closeable {

    private final PlainFile file;
    private final int longest;
    private final InputStream in;
    private int number;
    private int ahead;

    /**
     * @param longest how many bytes a line may have
     */
    TextLines(PlainFile file, int longest) throws IOException {
        this.file = file;
        this.longest = longest;
        in = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16);
        ahead = in.read();
    }

    /** The next line without its end, null after the last. */
    @Nullable String next() throws IOException {
        if (ahead < 0) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (ahead >= 0 && ahead != '\n' && ahead != '\r') {
            if (line.size() == longest) {
                throw new TooLarge(
                        "%s, line %d: expected at most %,d characters, received more"
                                .formatted(file.name(), number, longest));
            }
            line.write(ahead);
            ahead = in.read();
        }
        int end = ahead;
        ahead = in.read();
        if (end == '\r' && ahead == '\n') {
            ahead = in.read();
        }
        return file.decode(line.toByteArray(), number);
    }

    /** Of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** That line is not as it has to be. */
    UnreadableFile broken(String what) {
        return new UnreadableFile(file.name(), number, what);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
