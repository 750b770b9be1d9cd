package dev.dropwise.bench.dataset;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.WrittenContent;
import dev.dropwise.dataset.column.SpilledColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.UploadedFile;
import dev.dropwise.dataset.upload.table.CsvReader;
import dev.dropwise.dataset.upload.table.SqlText;
import dev.dropwise.dataset.upload.table.TableFiles;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.HomeProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * Time to read a CSV of 1,000,000 rows and 30 columns, to hash it and to store its matrix file,
 * against DuckDB's own {@code read_csv} into a table in memory: medians of alternating rounds. Ends
 * with exit code 1 below half of its speed.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.dataset.ImportSpeedBenchmark</pre>
 */
public final class ImportSpeedBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final double LEAST = 0.5;

    private ImportSpeedBenchmark() {}

    /** Alternates both and prints the ratio. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("import-");
        double ratio;
        try {
            ratio = ratio(folder, TableFiles.write(folder, ROWS, Long.MAX_VALUE));
        } finally {
            TableFiles.delete(folder);
        }
        System.out.printf("%.2f of its speed (at least %.1f)%n", ratio, LEAST);
        System.exit(ratio >= LEAST ? 0 : 1);
    }

    private static double ratio(Path folder, Path file) throws Exception {
        System.out.printf("%,d bytes%n", Files.size(file));
        double[] database = new double[ROUNDS];
        double[] dropwise = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            database[round] = seconds(() -> readIntoTable(file));
            dropwise[round] = seconds(() -> importInto(folder, file));
            System.out.printf("DuckDB %.2f s, Dropwise %.2f s%n", database[round], dropwise[round]);
        }
        return median(database) / median(dropwise);
    }

    private static void readIntoTable(Path file) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute(
                    "CREATE TABLE t AS FROM read_csv(" + SqlText.text(file.toString()) + ")");
        }
    }

    private static void importInto(Path folder, Path file) throws Exception {
        DatasetProperties limits = DatasetProperties.unbounded();
        Path scratch = Files.createTempDirectory(folder, "scratch");
        BlobStore blobs = BlobStore.inFolder(new HomeProperties(scratch));
        try (SpilledColumns columns = new SpilledColumns(scratch, limits.columnLimits())) {
            UploadSource source =
                    new UploadSource(List.of(new UploadedFile(file, "table.csv")), limits);
            DatasetContent content =
                    new CsvReader().read(source, UploadSources.options("'target': 'y'"), columns);
            WrittenContent written = WrittenContent.of(content, blobs);
            blobs.keep(written.staged());
            if (written.outline().rows() != ROWS) {
                throw new IllegalStateException("rows are missing");
            }
        }
        TableFiles.delete(scratch);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
