package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.upload.image.Pictures;
import dev.dropwise.dataset.upload.table.CsvReaderTests;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ArchiveFilesTests {

    private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

    static {
        FILES.put("a/1.txt", text("one"));
        FILES.put("a/" + "long".repeat(60) + ".txt", text("two"));
        FILES.put("./b//3.txt", text("three"));
    }

    @Test
    void readsFilesOfZipAndTarAsTheyLieInThem() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a/1.txt", "one");
        files.put("a/" + "long".repeat(60) + ".txt", "two");
        files.put("b/3.txt", "three");

        assertThat(read(Pictures.zip(FILES))).isEqualTo(files);
        assertThat(read(Pictures.tar(FILES))).isEqualTo(files);
        assertThat(read(CsvReaderTests.gzip(Pictures.tar(FILES)))).isEqualTo(files);
        assertThat(read(Pictures.zip(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up.png", "a/../../up.png", "/etc/up.png", "C:\\up.png", "a\\..\\b"})
    void refusesPathsThatLeadOutOfIt(String path) {
        assertUnreadable(
                Pictures.zip(Map.of(path, text("x"))),
                "expected paths within the archive, received ");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertUnreadable(
                Pictures.tarWithLink("a/1.png", TarConstants.LF_SYMLINK, "/etc/passwd"),
                "expected files and folders, received a/1.png, a link or a special file");
        assertUnreadable(
                Pictures.tarWithLink("a/1.png", TarConstants.LF_LINK, "b"),
                "expected files and folders, received a/1.png");
        assertUnreadable(
                Pictures.tarWithLink("a/1.png", TarConstants.LF_CHR, ""),
                "expected files and folders, received a/1.png");
    }

    @Test
    void refusesArchivesThatAreCutOffOrNone() {
        for (byte[] whole : List.of(Pictures.zip(FILES), Pictures.tar(FILES))) {
            assertUnreadable(Arrays.copyOf(whole, 50), "the archive is damaged or cut off");
        }
        byte[] zip = Pictures.stored(Map.of("a", new byte[9999]));
        zip[5000] ^= 0x55;
        assertUnreadable(zip, "the archive is damaged: the checksum of a differs");
        assertUnreadable(text("no archive".repeat(100)), "the archive is damaged or cut off");
    }

    @Test
    void refusesTarsWithoutTheirEnds() {
        byte[] tar = Pictures.tar(Map.of("a", new byte[1000], "b", new byte[1000]));
        int end = 2 * (512 + 1024);

        assertUnreadable(Arrays.copyOf(tar, end), "it lacks the zeros at its end");
        assertUnreadable(Arrays.copyOf(tar, end - 512), "the archive is damaged or cut off");
        assertUnreadable(Arrays.copyOf(tar, end + 100), "the archive is damaged or cut off");
        assertUnreadable(new byte[0], "the archive is damaged or cut off");
    }

    @Test
    void refusesPackedTarsWithoutTheirChecksums() {
        byte[] tgz = CsvReaderTests.gzip(Pictures.tar(FILES));
        byte[] wrong = tgz.clone();
        wrong[tgz.length - 8] ^= 1;

        assertUnreadable(wrong, "the gzip is damaged");
        assertUnreadable(Arrays.copyOf(tgz, tgz.length - 8), "the gzip ends too early");
        assertUnreadable(Arrays.copyOf(tgz, tgz.length - 1), "the gzip ends too early");
    }

    @Test
    void refusesZipsWithoutTheirDirectories() {
        for (byte[] zip : List.of(Pictures.zip(FILES), Pictures.stored(FILES))) {
            int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
            assertUnreadable(Arrays.copyOf(zip, directory), "damaged or cut off: it ");
            assertUnreadable(Arrays.copyOf(zip, zip.length - 22), "damaged or cut off");
            assertUnreadable(Arrays.copyOf(zip, zip.length - 1), "damaged or cut off");
            byte[] fewer = zip.clone();
            fewer[zip.length - 12] = 2;
            assertUnreadable(fewer, "its directory lists 2 files and folders, there are 3");
        }
    }

    @Test
    void refusesTwoFilesOfOneName() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a", text("x"));
        files.put("./a", text("y"));

        for (byte[] archive :
                List.of(Pictures.zip(files), Pictures.stored(files), Pictures.tar(files))) {
            assertUnreadable(archive, "expected distinct files, received two called a");
        }
    }

    @Test
    void refusesEncryptedFiles() {
        byte[] zip = Pictures.zip(Map.of("a", text("secret")));
        zip[6] |= 1;

        assertUnreadable(zip, "a is encrypted");
    }

    @Test
    void isBoundedByFilesAndBytes() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            many.put("f" + i, new byte[100]);
        }
        DataSize size = DataSize.ofBytes(900);
        DatasetProperties fewFiles =
                new DatasetProperties(size, DataSize.ofGigabytes(1), 9, 9, 9, 9, size, 9, 9, 9);
        DatasetProperties fewBytes = new DatasetProperties(size, size, 9, 9, 9, 9, size, 9, 99, 9);

        for (byte[] archive : List.of(Pictures.zip(many), Pictures.tar(many))) {
            assertThatThrownBy(() -> read(archive, fewFiles))
                    .isInstanceOf(TooLarge.class)
                    .hasMessage("f: expected at most 9 files and folders, received more");
            assertThatThrownBy(() -> read(archive, fewBytes))
                    .isInstanceOf(TooLarge.class)
                    .hasMessage("f: expected at most 900 bytes when unpacked, received more");
        }
    }

    /** Two gigabytes of zeros, as the head of a file says that its name is. */
    @Test
    void holdsNoMoreOfAHeadThanIsUsual() {
        byte[] tar = Pictures.tarWithLink("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME, "");
        byte[] size = "17777777777".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, tar, 124, size.length);
        long sum = 0;
        Arrays.fill(tar, 148, 156, (byte) ' ');
        for (int i = 0; i < 512; i++) {
            sum += Byte.toUnsignedInt(tar[i]);
        }
        byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, 148, digits.length);

        assertUnreadable(
                Arrays.copyOf(tar, 4 << 20),
                "the archive is damaged or cut off: a file's head takes too many bytes");
    }

    private static void assertUnreadable(byte[] archive, String words) {
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("f: ")
                .hasMessageContaining(words);
    }

    private static Map<String, String> read(byte[] archive) throws IOException {
        return read(archive, UploadSources.UNBOUNDED);
    }

    private static Map<String, String> read(byte[] archive, DatasetProperties limits)
            throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        NamedBytes file = new NamedBytes("f", archive);
        try (ArchiveFiles files =
                ArchiveFiles.open(new UploadSource(List.of(file), limits), file)) {
            for (String path = files.next(); path != null; path = files.next()) {
                read.put(path, new String(files.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return read;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
