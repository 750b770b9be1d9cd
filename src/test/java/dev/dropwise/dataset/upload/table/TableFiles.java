package dev.dropwise.dataset.upload.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.springframework.util.FileSystemUtils;

/** Large tables that benchmarks read. */
public final class TableFiles {

    static final int COLUMNS = 30;

    private static final int DISTINCT = 5000;

    private TableFiles() {}

    /**
     * Writes a CSV with 27 columns of numbers, two of categories and a target of two classes.
     *
     * @param rows how many at most
     * @param bytes how long the file may become
     */
    public static Path write(Path folder, long rows, long bytes) throws IOException {
        Path file = folder.resolve("table.csv");
        List<byte[]> lines = lines();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            StringBuilder header = new StringBuilder();
            for (int i = 0; i < COLUMNS - 1; i++) {
                header.append('x').append(i).append(',');
            }
            byte[] head = header.append("y\n").toString().getBytes(StandardCharsets.US_ASCII);
            out.write(head);
            long written = head.length;
            for (long row = 0; row < rows; row++) {
                byte[] line = lines.get((int) ((row * 7919 + row / DISTINCT) % DISTINCT));
                written += line.length;
                if (written > bytes) {
                    return file;
                }
                out.write(line);
            }
        }
        return file;
    }

    private static List<byte[]> lines() {
        Random random = new Random(1);
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < DISTINCT; i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < COLUMNS - 3; column++) {
                line.append(
                                column % 5 == 0
                                        ? Integer.toString(random.nextInt(100_000))
                                        : String.format(
                                                Locale.ROOT, "%.6f", random.nextGaussian() * 100))
                        .append(',');
            }
            line.append((char) ('a' + random.nextInt(26)))
                    .append(",colour ")
                    .append(random.nextInt(100))
                    .append(i % 3 == 0 ? ",no\n" : ",yes\n");
            lines.add(line.toString().getBytes(StandardCharsets.US_ASCII));
        }
        return lines;
    }

    /** Deletes a folder and all in it. */
    public static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
