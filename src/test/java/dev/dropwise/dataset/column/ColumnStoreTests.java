package dev.dropwise.dataset.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.upload.UploadSources;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnStoreTests {

    private static final int ROWS = 20_001;

    @TempDir Path folder;

    @Test
    void givesBackWhatItTookFromTheHeap() throws IOException {
        givesBackWhatItTook(UploadSources.heap());
    }

    @Test
    void givesBackWhatItTookFromDisk() throws IOException {
        try (SpilledColumns store = new SpilledColumns(folder, ColumnLimits.unbounded())) {
            givesBackWhatItTook(store);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static void givesBackWhatItTook(ColumnStore store) throws IOException {
        NumberSink numbers = store.numbers();
        CodeSink codes = store.codes();
        PixelSink pixels = store.pixels(7);
        byte[] image = new byte[7];
        for (int row = 0; row < ROWS; row++) {
            numbers.add(row / 3f);
            codes.add(-row);
            image[row % 7] = (byte) row;
            pixels.add(image, 0, 7);
        }

        FloatBuffer values = numbers.finish();
        assertThat(values.limit()).isEqualTo(ROWS);
        assertThat(IntStream.range(0, ROWS)).allMatch(row -> values.get(row) == row / 3f);
        var finished = codes.finish();
        assertThat(IntStream.range(0, ROWS)).allMatch(row -> finished.get(row) == -row);
        PixelData read = pixels.finish();
        assertThat(read.length()).isEqualTo(7L * ROWS);
        read.read(ROWS - 1, image);
        assertThat(image[(ROWS - 1) % 7]).isEqualTo((byte) (ROWS - 1));
        assertThat(image[(ROWS - 2) % 7]).isEqualTo((byte) (ROWS - 2));
    }

    @Test
    void holdsThousandsOfColumnsOnDisk() throws IOException {
        try (SpilledColumns store = new SpilledColumns(folder, ColumnLimits.unbounded())) {
            List<NumberSink> sinks = new ArrayList<>();
            for (int column = 0; column < 3000; column++) {
                sinks.add(store.numbers());
            }
            for (int row = 0; row < 2000; row++) {
                for (int column = 0; column < sinks.size(); column++) {
                    sinks.get(column).add(column + row);
                }
            }
            for (int column = 0; column < sinks.size(); column += 500) {
                FloatBuffer values = sinks.get(column).finish();
                assertThat(values.get(0)).isEqualTo(column);
                assertThat(values.get(1999)).isEqualTo(column + 1999);
            }
        }
    }

    @Test
    void emptyColumnsAreEmpty() throws IOException {
        assertThat(UploadSources.heap().numbers().finish().limit()).isZero();
    }
}
