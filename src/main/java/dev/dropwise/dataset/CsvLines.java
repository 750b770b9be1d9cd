package dev.dropwise.dataset;

import dev.dropwise.problem.TooLarge;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** The lines of plain comma-separated values, each as long as the header. */
final class CsvLines implements Closeable {

    private final String file;
    private final int longest;
    private final BufferedReader characters;
    private final List<String> names;
    private int line;

    CsvLines(Source source, Resource resource) throws IOException {
        file = Source.name(resource);
        longest = source.limits().maxLine();
        characters =
                new BufferedReader(
                        new InputStreamReader(
                                source.open(resource), StandardCharsets.UTF_8.newDecoder()));
        try {
            names = readHeader();
        } catch (IOException | RuntimeException e) {
            characters.close();
            throw e;
        }
    }

    List<String> names() {
        return names;
    }

    private List<String> readHeader() throws IOException {
        String first = readLine();
        if (first == null) {
            throw new UnreadableFile(file, "expected a header line, received nothing");
        }
        List<String> found = List.of(split(first));
        Set<String> seen = new HashSet<>();
        for (String name : found) {
            if (name.isBlank() || !seen.add(name)) {
                throw broken(
                        "expected distinct names, received "
                                + (name.isBlank()
                                        ? "a column without a name"
                                        : "two columns " + name));
            }
        }
        return found;
    }

    /** The values of the next row, null after the last. */
    String @Nullable [] next() throws IOException {
        String text = readLine();
        if (text == null) {
            if (line == 1) {
                throw new UnreadableFile(file, "expected rows after the header, received none");
            }
            return null;
        }
        String[] values = split(text);
        if (values.length != names.size()) {
            throw broken("expected %d values, received %d".formatted(names.size(), values.length));
        }
        return values;
    }

    /** The line that was read last is not as it has to be. */
    UnreadableFile broken(String what) {
        return new UnreadableFile(file, line, what);
    }

    private String[] split(String text) {
        if (text.indexOf('"') >= 0) {
            throw broken("expected plain values, received a quote");
        }
        return text.split(",", -1);
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder text = new StringBuilder();
        int character = read();
        if (character < 0) {
            return null;
        }
        line++;
        while (character >= 0 && character != '\n') {
            if (text.length() == longest) {
                throw new TooLarge(
                        "%s, line %d: expected at most %,d characters, received more"
                                .formatted(file, line, longest));
            }
            text.append((char) character);
            character = read();
        }
        int end = text.length();
        return text.substring(0, end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private int read() throws IOException {
        try {
            return characters.read();
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(file, line + 1, "expected UTF-8, received other bytes");
        }
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
