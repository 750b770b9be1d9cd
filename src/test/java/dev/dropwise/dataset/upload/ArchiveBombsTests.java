package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.upload.image.Pictures;
import dev.dropwise.dataset.upload.table.CsvReaderTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are more than they seem to be. */
class ArchiveBombsTests {

    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int MEGABYTE = 1 << 20;

    /** Its directory names one file's bytes a hundred times. Fifield, 2019. */
    @Test
    void filesThatOverlapAreRefused() {
        byte[] one = Pictures.zip(Map.of("000", new byte[MEGABYTE]));
        assertRefused(overlapping(one, 100), "its directory lists 100 files and folders, there");
    }

    /** What is packed within is no folder of it. */
    @Test
    void whatIsPackedWithinStaysPacked() throws IOException {
        byte[] bomb = Pictures.zip(Map.of("b", new byte[MEGABYTE]));
        byte[] outer = Pictures.zip(Map.of("inner.zip", bomb));
        NamedBytes file = new NamedBytes("f", outer);
        try (ArchiveFiles files = ArchiveFiles.open(UploadSources.of(file), file)) {
            assertThat(files.next()).isEqualTo("inner.zip");
            assertThat(files.readAllBytes()).isEqualTo(bomb);
            assertThat(files.next()).isNull();
        }
        byte[] twice = CsvReaderTests.gzip(CsvReaderTests.gzip(Pictures.tar(Map.of())));
        assertRefused(twice, "the archive is damaged or cut off");
    }

    /** Its head's are; the directory's decide nothing. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5000, 0x7fffffff, -2})
    void sizesThatAreNotSoAreRefusedOrIgnored(int size) throws IOException {
        byte[] content = new byte[9999];
        byte[] zip = Pictures.stored(Map.of("a", content));
        int directory = find(zip, CENTRAL);
        for (int at : new int[] {18, 22, directory + 20, directory + 24}) {
            byte[] lie = zip.clone();
            ByteBuffer.wrap(lie).order(ByteOrder.LITTLE_ENDIAN).putInt(at, size);
            try {
                assertThat(read(lie)).isEqualTo(content);
            } catch (UnreadableFile refused) {
                assertThat(refused).hasMessageStartingWith("f: ");
            }
        }
    }

    @Test
    void aTarsSizeThatIsNotSoIsRefused() {
        byte[] tar = Pictures.tar(Map.of("a", new byte[9999]));
        for (String size : new String[] {"00000000000", "00000001000", "77777777777"}) {
            byte[] lie = tar.clone();
            System.arraycopy(size.getBytes(StandardCharsets.US_ASCII), 0, lie, 124, 11);
            assertRefused(lie, "the archive is damaged");
        }
    }

    private static byte[] overlapping(byte[] zip, int times) {
        int directory = find(zip, CENTRAL);
        int end = find(zip, END);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(zip, 0, directory);
        for (int i = 0; i < times; i++) {
            byte[] entry = Arrays.copyOfRange(zip, directory, end);
            System.arraycopy(
                    "%03d".formatted(i).getBytes(StandardCharsets.US_ASCII), 0, entry, 46, 3);
            out.writeBytes(entry);
        }
        byte[] tail = Arrays.copyOfRange(zip, end, zip.length);
        ByteBuffer.wrap(tail)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) times)
                .putShort(10, (short) times)
                .putInt(12, (end - directory) * times);
        out.writeBytes(tail);
        return out.toByteArray();
    }

    private static int find(byte[] zip, int signature) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (bytes.getInt(at) != signature) {
            at++;
        }
        return at;
    }

    private static void assertRefused(byte[] archive, String words) {
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(words);
    }

    /** All that its files have. */
    private static byte[] read(byte[] archive) throws IOException {
        NamedBytes file = new NamedBytes("f", archive);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ArchiveFiles files = ArchiveFiles.open(UploadSources.of(file), file)) {
            while (files.next() != null) {
                files.transferTo(all);
            }
        }
        return all.toByteArray();
    }
}
