package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.problem.TooLarge;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first line of a file, which may have line ends in quotes. */
record CsvHead(String file, String line) {

    private static final char QUOTE = '"';

    /**
     * Reads no more than that line.
     *
     * @param longest how many characters it may have
     * @throws UnreadableFile when it is not UTF-8, or there is none
     * @throws TooLarge when it is longer
     */
    static CsvHead of(PlainFile file, int longest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()))) {
            boolean quoted = false;
            int next = in.read();
            while (next >= 0 && (quoted || !isLineEnd(next))) {
                if (bytes.size() == longest) {
                    throw new TooLarge(
                            "%s, line 1: expected at most %,d characters, received more"
                                    .formatted(file.name(), longest));
                }
                quoted ^= next == QUOTE;
                bytes.write(next);
                next = in.read();
            }
        }
        String line = file.decode(bytes.toByteArray(), 1);
        if (line.isBlank()) {
            throw new UnreadableFile(
                    file.name(), 1, "expected names or values, received an empty line");
        }
        return new CsvHead(file.name(), line);
    }

    private static boolean isLineEnd(int character) {
        return character == '\n' || character == '\r';
    }

    /** How often a character is there outside quotes. */
    int count(char wanted) {
        return values(wanted).size() - 1;
    }

    /** The values between the delimiters, without their quotes. */
    List<String> values(char delimiter) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == QUOTE) {
                boolean isEscaped = quoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE;
                if (isEscaped) {
                    value.append(QUOTE);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (character == delimiter && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(character);
            }
        }
        values.add(value.toString());
        return values;
    }

    /**
     * Refuses names that are none.
     *
     * @throws UnreadableFile when one is blank, or there twice
     */
    void requireDistinct(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank() || !seen.add(name)) {
                throw new UnreadableFile(
                        file,
                        1,
                        "expected distinct names, received "
                                + (name.isBlank()
                                        ? "a column without a name"
                                        : "two columns " + name));
            }
        }
    }
}
