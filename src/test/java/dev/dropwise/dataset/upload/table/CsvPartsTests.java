package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.DatasetOutline;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is read in parts gives what it gives as a whole: rows or the same fault. */
class CsvPartsTests {

    private static final List<String> NAMES = List.of("x", "kind", "note", "y");
    private static final CsvDialect DIALECT = new CsvDialect(',', true, List.of("", "NA"), true);
    private static final int LONGEST = 1 << 20;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"\\n, false", "\\n, true", "\\r\\n, false", "\\r\\n, true", "\\r, true"})
    void givesTheRowsOfTheWhole(String end, boolean quoted) throws Exception {
        for (int seed = 0; seed < 6; seed++) {
            PlainFile file =
                    write(
                            String.join(
                                    "", records(new Random(seed), end.translateEscapes(), quoted)));

            assertThat(parts(file, 1)).hasSizeGreaterThan(2);
            assertThat(read(file, 1)).isEqualTo(read(file, Integer.MAX_VALUE));
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {' ', '\t', '\u00e9', '\u2022', '\u2502'})
    void findsQuotesBehindAnyDelimiter(char delimiter) throws Exception {
        // What is looked at first ends with a delimiter, and a quote comes next.
        String start = "1,b,c,2\n".repeat(8190) + "1,bbbbb,c,2\n1,b,";
        assertThat(start).hasSize(1 << 16);
        String text = start + "\"a\n\",2\n" + "1,b,\"a\n\",2\n".repeat(30_000);
        CsvDialect dialect = new CsvDialect(delimiter, false, List.of("", "NA"), true);
        PlainFile file = write(text.replace(',', delimiter));

        assertThat(CsvCuts.of(file, delimiter, LONGEST, 1)).hasSizeGreaterThan(2);
        assertThat(read(file, dialect, 1))
                .hasSize(64)
                .isEqualTo(read(file, dialect, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,a,b",
                "1,a,b,2,3",
                "1,a,\"b,2",
                "one,a,b,2",
                "1e300,a,b,2",
                "1,a,b,inf",
                "1,a,\u0001,2",
            })
    void findsTheFaultsOfTheWhole(String fault) throws Exception {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            List<String> records = records(random, "\n", seed % 2 == 0);
            int row = random.nextInt(1, records.size());
            String before = String.join("", records.subList(0, row));
            for (int faults = random.nextInt(3); faults >= 0; faults--) {
                records.add(row, fault + "\n");
                row = random.nextInt(row + 1, records.size());
            }
            PlainFile file = write(String.join("", records));
            long line = 1 + before.chars().filter(next -> next == '\n').count();

            assertThat(parts(file, 1)).hasSizeGreaterThan(1);
            String found = read(file, 1);
            assertThat(found).isEqualTo(read(file, Integer.MAX_VALUE));
            assertThat(found)
                    .startsWith(fault.startsWith("one") ? "" : "f.csv, line " + line + ":");
        }
    }

    @Test
    void cutsWhereNoLineEndIsTornApart() throws IOException {
        PlainFile file = write("1234567\r".repeat(1 << 15));
        List<CsvPart> parts = parts(file, 1);

        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.get(0).end() % 8).isZero();
        long end = 0;
        for (CsvPart part : parts) {
            assertThat(part.start()).isEqualTo(end);
            end = part.end();
        }
        assertThat(end).isEqualTo(Files.size(file.path()));
    }

    private static List<String> records(Random random, String end, boolean quoted) {
        List<String> records = new ArrayList<>(List.of(String.join(",", NAMES) + end));
        for (int rows = 6_000 + random.nextInt(6_000); rows > 0; rows--) {
            String x = random.nextInt(9) == 0 ? "" : Double.toString(random.nextGaussian());
            String note =
                    switch (quoted ? random.nextInt(7) : 0) {
                        case 1 -> "\"two" + end + "lines\"";
                        case 2 -> " \"a \"\"word\"\", and" + end + end + "more\"";
                        case 3 -> "\"1,2,3\"";
                        case 4 -> "5\" wide";
                        case 5 -> "\"two\" \"quotes" + end + "here\"";
                        default -> "caf\u00e9";
                    };
            String kind = "kind " + random.nextInt(1 + records.size() / 100);
            records.add(String.join(",", x, kind, note, "" + random.nextInt(100)) + end);
            if (random.nextInt(50) == 0) {
                records.add(end);
            }
        }
        return records;
    }

    /** As UTF-8, but for the character 1, which becomes a byte that is not. */
    private PlainFile write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 1 ? (byte) 0xff : bytes[i];
        }
        return new PlainFile("f.csv", Files.write(folder.resolve("f.csv"), bytes));
    }

    private static List<CsvPart> parts(PlainFile file, int size) throws IOException {
        return CsvCuts.of(file, ',', LONGEST, size);
    }

    /** The hash of all rows, or what is wrong with them. */
    private String read(PlainFile file, int size) throws SQLException, IOException {
        return read(file, DIALECT, size);
    }

    private String read(PlainFile file, CsvDialect dialect, int size)
            throws SQLException, IOException {
        UploadOptions options = UploadSources.options("'target': 'y', 'types': {'note': 'text'}");
        List<PlainFile> files = List.of(file);
        try (DuckDb database = new DuckDb(files, folder, UploadSources.UNBOUNDED)) {
            TableWork work =
                    new TableWork(
                            database,
                            files,
                            folder,
                            options,
                            UploadSources.of(),
                            UploadSources.heap());
            return DatasetOutline.of(CsvImport.of(work, dialect, NAMES, LONGEST, size).read(0))
                    .version();
        } catch (UnreadableFile e) {
            return String.valueOf(e.getMessage());
        }
    }
}
