package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.PlainFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An ARFF file made one of comma-separated values, each row on the line on which it was.
 *
 * @param rows without a header
 */
record ArffFile(List<ArffAttribute> attributes, PlainFile rows) {

    private static final String ATTRIBUTE = "@attribute";
    private static final String DATA = "@data";
    private static final String RELATION = "@relation";

    /**
     * Reads and checks it.
     *
     * @param missing what to write where no value is
     */
    static ArffFile convert(PlainFile file, Path folder, int longest, String missing)
            throws IOException {
        Path copy = Files.createTempFile(folder, "arff-", "");
        try (TextLines lines = new TextLines(file, longest);
                Writer out = Files.newBufferedWriter(copy)) {
            List<ArffAttribute> attributes = head(lines);
            out.write("\n".repeat(lines.number()));
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!isBlank(line)) {
                    write(row(line.strip(), attributes, lines), missing, out);
                }
                out.write('\n');
            }
            return new ArffFile(attributes, new PlainFile(file.name(), copy));
        }
    }

    private static boolean isBlank(String line) {
        return line.isBlank() || line.stripLeading().startsWith("%");
    }

    private static List<ArffAttribute> head(TextLines lines) throws IOException {
        List<ArffAttribute> attributes = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = line.strip();
            String word = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            if (word.equals(ATTRIBUTE)) {
                ArffAttribute next =
                        ArffAttribute.of(text.substring(ATTRIBUTE.length()).strip(), lines);
                if (attributes.stream().anyMatch(other -> other.name().equals(next.name()))) {
                    throw lines.broken(
                            "expected distinct names, received two columns " + next.name());
                }
                attributes.add(next);
            } else if (word.equals(DATA)) {
                return List.copyOf(attributes);
            } else if (!isBlank(line) && !word.equals(RELATION)) {
                throw lines.broken("expected @relation, @attribute or @data, received " + word);
            }
        }
        throw lines.broken("expected @data, received the end of the file");
    }

    private static List<@Nullable String> row(
            String line, List<ArffAttribute> attributes, TextLines lines) {
        List<@Nullable String> values =
                line.startsWith("{")
                        ? sparse(line, attributes, lines)
                        : new ArffTokens(line, lines).values();
        if (values.size() != attributes.size()) {
            throw lines.broken(
                    "expected %d values, received %d".formatted(attributes.size(), values.size()));
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            values.set(i, value == null ? null : attributes.get(i).checked(value, lines));
        }
        return values;
    }

    /** Indexes and values in braces; what is not said is 0, or the first of a column's values. */
    private static List<@Nullable String> sparse(
            String line, List<ArffAttribute> attributes, TextLines lines) {
        @Nullable String[] values =
                attributes.stream().map(ArffAttribute::unsaid).toArray(String[]::new);
        ArffTokens tokens = new ArffTokens(line.substring(1), lines);
        while (!tokens.skip('}')) {
            String index = String.valueOf(tokens.value());
            if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= values.length) {
                throw lines.broken(
                        "expected an index from 0 to %d, received %s"
                                .formatted(values.length - 1, index));
            }
            values[Integer.parseInt(index)] = tokens.value();
            tokens.skip(',');
        }
        if (!tokens.isAtEnd()) {
            throw lines.broken("expected nothing after }: weights of rows are not read");
        }
        return Arrays.asList(values);
    }

    private static void write(List<@Nullable String> values, String missing, Writer out)
            throws IOException {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            out.write(i == 0 ? "\"" : ",\"");
            out.write((value == null ? missing : value).replace("\"", "\"\""));
            out.write('"');
        }
    }
}
