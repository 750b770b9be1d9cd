package dev.dropwise.dataset;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Plain comma-separated values in UTF-8: a header line, no quotes, missing values empty or {@code
 * NA}. A column whose values are all numbers is a number, any other a category. Files are read
 * twice: what their columns are, then the values.
 */
@Component
final class CsvReader implements Reader {

    private static final Set<String> USUAL_MISSING = Set.of("", "NA");

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public Set<UploadOption> options() {
        return Set.of(
                UploadOption.TARGET,
                UploadOption.TASK,
                UploadOption.IGNORE,
                UploadOption.TYPES,
                UploadOption.MISSING,
                UploadOption.TEST_FILE);
    }

    @Override
    public Recognition recognize(Head head) {
        if (!head.isText()) {
            return Recognition.NO;
        }
        return head.isNamed(".csv") ? Recognition.BY_NAME : Recognition.BY_CONTENT;
    }

    @Override
    public TableContent read(Source source, UploadOptions options, ColumnStore store)
            throws IOException {
        Source.Parts parts = source.parts(options);
        if (parts.training().size() != 1) {
            throw new UnreadableFile(
                    "csv", "expected one file, received " + parts.training().size());
        }
        List<Resource> files =
                Stream.of(parts.training(), parts.test()).flatMap(List::stream).toList();
        Set<String> missing =
                options.missing().isEmpty() ? USUAL_MISSING : Set.copyOf(options.missing());
        List<CsvColumn> columns = columns(source, files, options, missing);
        int[] rows = new int[files.size()];
        columns.forEach(column -> column.begin(store));
        for (int i = 0; i < rows.length; i++) {
            rows[i] = forEachRow(source, files.get(i), columns, CsvColumn::add);
        }
        return content(columns, options, rows.length == 1 ? 0 : rows[1]);
    }

    private static List<CsvColumn> columns(
            Source source, List<Resource> files, UploadOptions options, Set<String> missing)
            throws IOException {
        List<String> names;
        try (CsvLines lines = new CsvLines(source, files.get(0))) {
            names = lines.names();
        }
        Invalid.throwIfAny(faults(names, options));
        List<CsvColumn> columns =
                names.stream().map(name -> new CsvColumn(name, options, missing)).toList();
        for (Resource file : files) {
            forEachRow(source, file, columns, CsvColumn::look);
        }
        return columns;
    }

    /** Names in the options that no column has, or not enough of them. */
    private static List<Fault> faults(List<String> names, UploadOptions options) {
        List<Fault> faults = new ArrayList<>();
        if (options.target().isEmpty()) {
            faults.add(new Fault("/target", "expected one of the columns " + names));
        }
        options.target().forEach(name -> check(name, names, "/target", faults));
        options.ignore().forEach(name -> check(name, names, "/ignore", faults));
        if (!Collections.disjoint(options.ignore(), options.target())) {
            faults.add(new Fault("/ignore", "expected no target, received " + options.ignore()));
        }
        for (Map.Entry<String, ValueType> type : options.types().entrySet()) {
            String pointer = "/types" + Received.pointer(type.getKey());
            check(type.getKey(), names, pointer, faults);
            if (type.getValue() != ValueType.NUMBER && type.getValue() != ValueType.CATEGORY) {
                faults.add(new Fault(pointer, "expected number or category for the format csv"));
            }
        }
        List<String> features = new ArrayList<>(names);
        features.removeAll(options.target());
        features.removeAll(options.ignore());
        if (features.isEmpty()) {
            faults.add(new Fault("/target", "expected a feature beside it, received " + names));
        }
        return faults;
    }

    private static void check(String name, List<String> names, String pointer, List<Fault> faults) {
        if (!names.contains(name)) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected one of the columns %s, received \"%s\""
                                    .formatted(names, name)));
        }
    }

    private interface Visit {
        void value(CsvColumn column, String text, CsvLines lines) throws IOException;
    }

    /** Gives how many there are. */
    private static int forEachRow(
            Source source, Resource file, List<CsvColumn> columns, Visit visit) throws IOException {
        try (CsvLines lines = new CsvLines(source, file)) {
            List<String> names = columns.stream().map(CsvColumn::name).toList();
            if (!lines.names().equals(names)) {
                throw lines.broken("expected the columns " + names + ", received " + lines.names());
            }
            int rows = 0;
            for (String[] row = lines.next(); row != null; row = lines.next()) {
                for (int i = 0; i < row.length; i++) {
                    visit.value(columns.get(i), row[i], lines);
                }
                rows++;
            }
            return rows;
        }
    }

    private static TableContent content(
            List<CsvColumn> columns, UploadOptions options, int testRows) throws IOException {
        List<Column> features = new ArrayList<>();
        Column[] targets = new Column[options.target().size()];
        for (CsvColumn column : columns) {
            if (column.isIgnored()) {
                continue;
            }
            Column finished = column.finish();
            int target = options.target().indexOf(column.name());
            if (target >= 0) {
                targets[target] = finished;
            } else {
                features.add(finished);
            }
        }
        return new TableContent(
                List.copyOf(features), Arrays.asList(targets), RowKeys.NONE, testRows);
    }
}
