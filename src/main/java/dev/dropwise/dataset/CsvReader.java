package dev.dropwise.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Plain comma-separated values in UTF-8: a header line, no quotes, missing values empty or {@code
 * NA}. A column whose values are all numbers is a number, any other a category.
 */
@Component
final class CsvReader implements Reader {

    private static final Set<String> MISSING = Set.of("", "NA");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public TableContent read(Source source) throws IOException {
        if (source.files().size() != 1) {
            throw new UnreadableFile("csv", "expected one file, received " + source.files().size());
        }
        Resource resource = source.files().get(0);
        String file = Source.name(resource);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(Source.open(resource), StandardCharsets.UTF_8))) {
            List<String> names = readHeader(file, lines.readLine(), source.target());
            return columns(file, names, readRows(file, names.size(), lines), source.target());
        }
    }

    private static List<String> readHeader(String file, @Nullable String line, String target) {
        if (line == null) {
            throw new UnreadableFile(file, "expected a header line, received nothing");
        }
        List<String> names = List.of(values(file, 1, line));
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank() || !seen.add(name)) {
                String what = name.isBlank() ? "a column without a name" : "two columns " + name;
                throw new UnreadableFile(file, 1, "expected distinct names, received " + what);
            }
        }
        if (names.size() < 2 || !seen.contains(target)) {
            String what = "expected features and the target " + target + ", received " + names;
            throw new UnreadableFile(file, 1, what);
        }
        return names;
    }

    private static List<String[]> readRows(String file, int columns, BufferedReader lines)
            throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int number = rows.size() + 2;
            String[] values = values(file, number, line);
            if (values.length != columns) {
                String what = "expected %d values, received %d".formatted(columns, values.length);
                throw new UnreadableFile(file, number, what);
            }
            rows.add(values);
        }
        if (rows.isEmpty()) {
            throw new UnreadableFile(file, "expected rows after the header, received none");
        }
        return rows;
    }

    private static String[] values(String file, int number, String line) {
        if (line.indexOf('"') >= 0) {
            throw new UnreadableFile(file, number, "expected plain values, received a quote");
        }
        return line.split(",", -1);
    }

    private static TableContent columns(
            String file, List<String> names, List<String[]> rows, String target) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(column(names.get(i), texts(rows, i)));
        }
        Column predicted = columns.remove(names.indexOf(target));
        for (int row = 0; row < rows.size(); row++) {
            if (predicted.value(row) == null) {
                throw new UnreadableFile(file, row + 2, "expected a " + target + ", received none");
            }
        }
        return new TableContent(List.copyOf(columns), predicted, 0);
    }

    private static List<@Nullable String> texts(List<String[]> rows, int column) {
        List<@Nullable String> texts = new ArrayList<>();
        for (String[] row : rows) {
            texts.add(MISSING.contains(row[column]) ? null : row[column]);
        }
        return texts;
    }

    private static Column column(String name, List<@Nullable String> texts) {
        float[] numbers = new float[texts.size()];
        Arrays.fill(numbers, Float.NaN);
        for (int row = 0; row < numbers.length; row++) {
            String text = texts.get(row);
            if (text != null) {
                numbers[row] = NUMBER.matcher(text).matches() ? toFloat(text) : Float.NaN;
                if (!Float.isFinite(numbers[row])) {
                    return CategoryColumn.of(name, texts);
                }
            }
        }
        return new NumberColumn(name, numbers);
    }

    /** Rounded through double, as readers that only know doubles do. */
    private static float toFloat(String text) {
        return (float) Double.parseDouble(text);
    }
}
