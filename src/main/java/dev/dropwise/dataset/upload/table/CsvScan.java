package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.HeapColumns;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads a file of comma-separated values in parts, some beside one another and each on the heap,
 * and appends their rows in order: the database itself gives rows in order on one core only.
 *
 * @param table the whole file
 * @param parts of it, in their order
 */
record CsvScan(TableWork work, CsvTable table, List<CsvPart> parts) implements TableScan {

    /** More of them would take more memory than they save time. */
    private static final int MOST_AT_ONCE = 4;

    /** What the database takes for a column while it reads, of up to 2048 rows at a time. */
    private static final int BYTES_OF_A_COLUMN = 64 << 10;

    /** Rows of a part, and what was wrong with others. */
    private record PartRows(TableRows rows, int count, RowFaults faults, CsvRejects rejects) {}

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public OptionalInt into(TableRows rows) throws SQLException, IOException {
        RowFaults faults = new RowFaults(table);
        CsvRejects rejects = CsvRejects.NONE;
        long count = 0;
        try (OrderedParallel<PartRows> read =
                new OrderedParallel<>(
                        parts.stream().map(part -> () -> read(part, rows)), atOnce())) {
            for (CsvPart part : parts) {
                PartRows next = read.next();
                rejects = rejects.and(next.rejects().of(part));
                faults.add(next.faults(), count);
                count += next.count();
                if (!rejects.guessedWrong()) {
                    rows.append(next.rows());
                }
            }
        }
        rejects.throwIfAny(table.file());
        if (rejects.guessedWrong()) {
            return OptionalInt.empty();
        }
        faults.throwIfAny();
        return OptionalInt.of(Math.toIntExact(count));
    }

    /** All connections share the database's memory. */
    private int atOnce() {
        int cores = Runtime.getRuntime().availableProcessors();
        long largest = parts.stream().mapToLong(CsvPart::bytes).max().orElse(0);
        long each = 4 * largest + (long) table.types().size() * BYTES_OF_A_COLUMN;
        long fit = work.limits().tableMemory().toBytes() / each;
        return (int) Math.max(1, Math.min(fit, Math.min(cores, MOST_AT_ONCE)));
    }

    private PartRows read(CsvPart part, TableRows whole) throws SQLException, IOException {
        if (parts.size() == 1) {
            return read(table, parts.get(0).bytes(), whole);
        }
        Path copy = Files.createTempFile(work.folder(), "part-", "");
        try {
            copy(part, copy);
            return read(table.part(part, copy), part.bytes(), whole);
        } catch (SQLException e) {
            String path = table.file().path().toString();
            throw new SQLException(
                    String.valueOf(e.getMessage()).replace(copy.toString(), path), e);
        } finally {
            Files.delete(copy);
        }
    }

    private PartRows read(CsvTable part, long bytes, TableRows whole)
            throws SQLException, IOException {
        int likely = (int) (bytes / part.types().size() / 8) * 4;
        try (DuckDb database = work.database().another()) {
            TableRows rows =
                    whole.empty(database, new HeapColumns(work.limits().columnLimits(), likely));
            RowFaults faults = new RowFaults(table);
            int count = rows.read(part.from(), faults);
            return new PartRows(rows, count, faults, part.faults().found(database));
        }
    }

    private void copy(CsvPart part, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(table.file().path());
                FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            long at = part.start();
            while (at < part.end()) {
                long some = in.transferTo(at, part.end() - at, out);
                if (some == 0) {
                    throw new IOException("a file has become shorter while it was read");
                }
                at += some;
            }
        }
    }
}
