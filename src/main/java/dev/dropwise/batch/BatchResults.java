package dev.dropwise.batch;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.upload.table.ParquetTable;
import dev.dropwise.inference.CsvRows;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.ScratchFolders;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was predicted, part by part, a row at a time. CSV and Parquet have the columns of all
 * rows, so that these are read twice.
 */
@Component
class BatchResults {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Each takes memory and a thread of DuckDB. */
    private static final int MOST_AT_ONCE = 2;

    private final BatchParts parts;
    private final BlobStore blobs;
    private final ScratchFolders scratch;
    private final DatasetProperties limits;
    private final Semaphore conversions = new Semaphore(MOST_AT_ONCE);

    BatchResults(
            BatchParts parts, BlobStore blobs, ScratchFolders scratch, DatasetProperties limits) {
        this.parts = parts;
        this.blobs = blobs;
        this.scratch = scratch;
        this.limits = limits;
    }

    /**
     * Sends a result. What can fail comes before the first byte.
     *
     * @throws Overloaded when many are made into Parquet already
     */
    void send(UUID batch, ResultFormat format, OutputStream out) throws IOException {
        switch (format) {
            case NDJSON -> copy(batch, out);
            case CSV -> {
                ResultColumns columns = columns(batch);
                Writer writer =
                        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                writeCsv(batch, columns, writer);
                writer.flush();
            }
            case PARQUET -> sendParquet(batch, out);
        }
    }

    private void copy(UUID batch, OutputStream out) throws IOException {
        for (BatchPart part : parts.of(batch)) {
            try (InputStream in = opened(part)) {
                in.transferTo(out);
            }
        }
    }

    private InputStream opened(BatchPart part) throws IOException {
        return new GZIPInputStream(Files.newInputStream(blobs.verified(part.blob())), 1 << 14);
    }

    /** Takes one row after the other. */
    @FunctionalInterface
    private interface Visitor {
        void visit(JsonNode row);
    }

    private void forEach(UUID batch, Visitor visitor) throws IOException {
        for (BatchPart part : parts.of(batch)) {
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(opened(part), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    visitor.visit(JSON.readTree(line));
                }
            }
        }
    }

    private ResultColumns columns(UUID batch) throws IOException {
        ResultColumns columns = new ResultColumns();
        forEach(batch, columns::see);
        return columns;
    }

    private void writeCsv(UUID batch, ResultColumns columns, Writer writer) throws IOException {
        CsvRows rows = new CsvRows(writer, columns.names());
        forEach(batch, row -> rows.write(List.of(row)));
    }

    private void sendParquet(UUID batch, OutputStream out) throws IOException {
        if (!conversions.tryAcquire()) {
            throw new Overloaded(
                    "%d results are made into Parquet already".formatted(MOST_AT_ONCE),
                    Duration.ofSeconds(5));
        }
        try (ScratchFolders.Folder folder = scratch.newFolder()) {
            ResultColumns columns = columns(batch);
            Path csv = folder.path().resolve("rows.csv");
            try (Writer writer = Files.newBufferedWriter(csv)) {
                writeCsv(batch, columns, writer);
            }
            Files.copy(ParquetTable.of(csv, columns.types(), limits), out);
        } finally {
            conversions.release();
        }
    }
}
