package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.PlainFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ARFF file made one of comma-separated values, each row on the line on which it was.
 *
 * @param rows without a header
 * @param hasWeights whether rows say how much they count
 */
record ArffFile(List<ArffAttribute> attributes, PlainFile rows, boolean hasWeights) {

    private static final String ATTRIBUTE = "@attribute";
    private static final String DATA = "@data";
    private static final String RELATION = "@relation";

    /**
     * Reads and checks it.
     *
     * @param missing what stands for no value beside a question mark
     */
    static ArffFile convert(PlainFile file, TableWork work, List<String> missing)
            throws IOException {
        Path copy = Files.createTempFile(work.folder(), "arff-", "");
        try (TextLines lines = new TextLines(file, work.limits().maxLine());
                Writer out = Files.newBufferedWriter(copy)) {
            List<ArffAttribute> attributes = head(lines, work);
            out.write("\n".repeat(lines.number()));
            boolean hasWeights = false;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!isBlank(line)) {
                    ArffTokens tokens = tokens(line.strip(), lines);
                    write(row(line.strip(), tokens, attributes, lines), missing, out);
                    hasWeights |= tokens.hasWeight();
                }
                out.write('\n');
            }
            return new ArffFile(attributes, new PlainFile(file.name(), copy), hasWeights);
        }
    }

    private static boolean isBlank(String line) {
        return line.isBlank() || line.stripLeading().startsWith("%");
    }

    private static List<ArffAttribute> head(TextLines lines, TableWork work) throws IOException {
        List<ArffAttribute> attributes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = line.strip();
            String word = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            if (word.equals(ATTRIBUTE)) {
                ArffAttribute next =
                        ArffAttribute.of(text.substring(ATTRIBUTE.length()).strip(), lines);
                if (!names.add(next.name())) {
                    throw lines.broken(
                            "expected distinct names, received two columns " + next.name());
                }
                attributes.add(next);
                work.checkTexts(attributes.size());
            } else if (word.equals(DATA)) {
                return List.copyOf(attributes);
            } else if (!isBlank(line) && !word.equals(RELATION)) {
                throw lines.broken("expected @relation, @attribute or @data, received " + word);
            }
        }
        throw lines.broken("expected @data, received the end of the file");
    }

    private static ArffTokens tokens(String line, TextLines lines) {
        return new ArffTokens(line.startsWith("{") ? line.substring(1) : line, lines);
    }

    private static List<@Nullable String> row(
            String line, ArffTokens tokens, List<ArffAttribute> attributes, TextLines lines) {
        List<@Nullable String> values =
                line.startsWith("{") ? sparse(tokens, attributes, lines) : tokens.values();
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
            ArffTokens tokens, List<ArffAttribute> attributes, TextLines lines) {
        @Nullable String[] values =
                attributes.stream().map(ArffAttribute::unsaid).toArray(String[]::new);
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
        tokens.skipWeight();
        if (!tokens.isAtEnd()) {
            throw lines.broken("expected no more than a weight in braces after }");
        }
        return Arrays.asList(values);
    }

    private static void write(List<@Nullable String> values, List<String> missing, Writer out)
            throws IOException {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            out.write(i == 0 ? "" : ",");
            if (value != null && !missing.contains(value)) {
                out.write('"' + value.replace("\"", "\"\"") + '"');
            }
        }
    }
}
