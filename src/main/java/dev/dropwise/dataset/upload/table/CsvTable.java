package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.PlainFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of comma-separated values as SQL reads it, its columns called c0, c1, ….
 *
 * @param types of the columns: DOUBLE, TIMESTAMPTZ or VARCHAR
 * @param faults what becomes of rows that cannot be read
 * @param longest bytes of a line; twice as many are read at once
 */
record CsvTable(
        PlainFile file, CsvDialect dialect, List<String> types, CsvFaults faults, int longest)
        implements TableFile {

    /** What a line may take in any file. */
    static final int LONGEST = 16 << 20;

    @Override
    public String name() {
        return file.name();
    }

    static String column(int index) {
        return "c" + index;
    }

    /**
     * A part of it.
     *
     * @param copy a file of the same bytes
     */
    CsvTable part(CsvPart part, Path copy) {
        return new CsvTable(
                new PlainFile(name(), copy, file.linesBefore()),
                part.start() == 0 ? dialect : dialect.withoutHeader(),
                types,
                faults,
                (int) Math.min(longest, part.bytes()));
    }

    @Override
    public String from() {
        String columns =
                IntStream.range(0, types.size())
                        .mapToObj(i -> SqlText.text(column(i)) + ": " + SqlText.text(types.get(i)))
                        .collect(Collectors.joining(", ", "{", "}"));
        return ("read_csv(%s, auto_detect = false, delim = %s, quote = '\"', escape = '\"',"
                        + " header = %s, nullstr = %s, allow_quoted_nulls = %s, columns = %s, max_line_size = %d,"
                        + " buffer_size = %d%s)")
                .formatted(
                        SqlText.text(file.path().toString()),
                        SqlText.text(String.valueOf(dialect.delimiter())),
                        dialect.header(),
                        SqlText.texts(dialect.nulls()),
                        dialect.isQuotedMissing(),
                        columns,
                        longest,
                        2 * longest,
                        faults.sql());
    }

    @Override
    public String place(long row) throws IOException {
        long record = row + (dialect.header() ? 1 : 0);
        long line = CsvRecords.line(file.path(), dialect.delimiter(), record);
        return "line " + (file.linesBefore() + line);
    }
}
