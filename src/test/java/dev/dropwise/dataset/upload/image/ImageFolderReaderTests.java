package dev.dropwise.dataset.upload.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.table.CsvReaderTests;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;

class ImageFolderReaderTests {

    @Test
    void aFolderIsAClass() throws IOException {
        ImageContent content = read("", Pictures.zip(Pictures.flowers()));

        assertThat(content.shape()).containsExactly(3, 2, 3);
        assertThat(content.target().name()).isEqualTo("label");
        assertThat(content.target().asTarget().classes()).containsExactly("bluebell", "rose");
        assertThat(labels(content)).containsExactly("rose", "rose", "bluebell", "bluebell");
        assertThat(content.instance(0))
                .isEqualTo(
                        new int[] {0, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(content.testRows()).isZero();
    }

    @Test
    void theSameFilesAreTheSameDataSetInAnyArchive() throws IOException {
        Map<String, byte[]> within = new LinkedHashMap<>();
        Pictures.flowers().forEach((path, bytes) -> within.put("./my flowers/" + path, bytes));
        within.put("__MACOSX/rose/._1.png", new byte[] {1});
        within.put("my flowers/rose/.DS_Store", new byte[] {1});
        within.put("my flowers/README.txt", new byte[] {'x'});
        String version = read("", Pictures.zip(Pictures.flowers())).hash();

        for (byte[] archive :
                List.of(
                        Pictures.tar(Pictures.flowers()),
                        CsvReaderTests.gzip(Pictures.tar(within)),
                        Pictures.zip(within))) {
            assertThat(read("", archive).hash()).isEqualTo(version);
        }
    }

    @Test
    void holdsOutWhatLiesInTest() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("set/Test/rose/3.png", Pictures.png(3, 2, 0xaa0000));
        Pictures.flowers().forEach((path, bytes) -> files.put("set/train/" + path, bytes));
        files.put("set/val/bluebell/4.png", Pictures.png(3, 2, 0x0000aa));
        ImageContent content = read("", Pictures.zip(files));

        assertThat(content.testRows()).isEqualTo(1);
        assertThat(labels(content))
                .containsExactly("rose", "rose", "bluebell", "bluebell", "bluebell", "rose");
        files.remove("set/Test/rose/3.png");
        assertThat(read("", Pictures.zip(files)).testRows()).isEqualTo(1);
        assertThat(labels(read("", Pictures.zip(files)))).endsWith("bluebell");
    }

    @Test
    void holdsOutASecondArchive() throws IOException {
        ImageContent content =
                new ImageFolderReader()
                        .read(
                                UploadSources.of(
                                        new NamedBytes(
                                                "test.zip", Pictures.zip(Pictures.flowers())),
                                        new NamedBytes(
                                                "train.tar", Pictures.tar(Pictures.flowers()))),
                                UploadSources.options("'test': {'file': 'test.zip'}"),
                                UploadSources.heap());

        assertThat(content.rows()).isEqualTo(8);
        assertThat(content.testRows()).isEqualTo(4);
    }

    @Test
    void greyImagesAreGrey() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a/1.png", Pictures.grey(2, 1, 7, 200));
        files.put("b/1.png", Pictures.grey(2, 1, 8, 201));
        ImageContent grey = read("", Pictures.zip(files));

        assertThat(grey.shape()).containsExactly(1, 1, 2);
        assertThat(grey.instance(0)).isEqualTo(new int[] {7, 200});
        assertThat(read("'image': {'greyscale': false}", Pictures.zip(files)).instance(1))
                .isEqualTo(new int[] {8, 201, 8, 201, 8, 201});
        files.put("b/2.png", Pictures.png(2, 1, 0xff0000));
        assertThat(read("", Pictures.zip(files)).shape()).containsExactly(3, 1, 2);
        ImageContent made = read("'image': {'greyscale': true}", Pictures.zip(files));
        assertThat(made.instance(2)).isEqualTo(new int[] {0, 76});
    }

    @Test
    void resizesWhereAsked() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a/1.png", Pictures.grey(4, 2, 0, 100, 200, 200, 0, 100, 200, 200));
        files.put("b/1.png", Pictures.grey(2, 1, 50, 60));
        ImageContent content = read("'image': {'width': 2, 'height': 1}", Pictures.zip(files));

        assertThat(content.shape()).containsExactly(1, 1, 2);
        // triangles over 3 pixels at each end: (3 * 0 + 3 * 100 + 1 * 200) / 7
        assertThat(content.instance(0)).isEqualTo(new int[] {71, 186});
        assertThat(content.instance(1)).isEqualTo(new int[] {50, 60});
        assertFault(
                Invalid.class,
                "/image: expected images of one size, or image.width and image.height to bring them to, received a/1.png of 4x2 and b/1.png of 2x1",
                "'image': {'width': 2}",
                files);
    }

    @Test
    void namesTheFirstBrokenImageAndHowManyMore() {
        Map<String, byte[]> files = Pictures.flowers();
        byte[] png = Pictures.png(3, 2, 0xff);
        files.put("rose/3.png", Arrays.copyOf(png, png.length / 2));
        files.put("rose/4.png", new byte[] {1, 2, 3});
        files.put("rose/5.webp", new byte[] {1, 2, 3});

        assertFault(
                UnreadableFile.class,
                "flowers: rose/3.png: the png is damaged or cut off",
                "",
                files);
        assertFault(UnreadableFile.class, "; 2 more cannot be used", "", files);
        files.remove("rose/3.png");
        files.remove("rose/5.webp");
        assertFault(
                UnreadableFile.class,
                "flowers: rose/4.png: expected a PNG, JPEG, GIF or BMP",
                "",
                files);
    }

    @Test
    void wantsFoldersOfClassesSideBySide() {
        byte[] png = Pictures.png(3, 2, 0xff);
        assertFault(
                UnreadableFile.class,
                "1.png: expected it in a folder that is called as its class",
                "",
                Map.of("1.png", png));
        assertFault(
                UnreadableFile.class,
                "expected a folder for each of two or more classes, received images in rose",
                "",
                Map.of("rose/1.png", png));
        assertFault(
                UnreadableFile.class,
                "received images in test, train",
                "",
                Map.of("train/1.png", png, "test/1.png", png));
        Map<String, byte[]> files = Pictures.flowers();
        files.put("rose/red/1.png", png);
        assertFault(
                UnreadableFile.class,
                "expected one folder a class, side by side, received rose/1.png and rose/red/1.png",
                "",
                files);
        assertFault(
                UnreadableFile.class,
                "expected PNG, JPEG, GIF or BMP images, received none",
                "",
                Map.of("a/readme.md", new byte[] {1}, "a/b", new byte[0]));
        files = Pictures.flowers();
        files.put("more.zip", Pictures.zip(Pictures.flowers()));
        assertFault(
                UnreadableFile.class, "expected no archive within, received more.zip", "", files);
    }

    private static List<String> labels(ImageContent content) {
        return IntStream.range(0, content.rows())
                .mapToObj(row -> String.valueOf(content.target().value(row)))
                .toList();
    }

    private static void assertFault(
            Class<?> type, String words, String options, Map<String, byte[]> files) {
        assertThatThrownBy(() -> read(options, Pictures.zip(files)))
                .isInstanceOf(type)
                .hasMessageContaining(words);
    }

    private static ImageContent read(String options, byte[] archive) throws IOException {
        Resource file = new NamedBytes("flowers", archive);
        return new ImageFolderReader()
                .read(UploadSources.of(file), UploadSources.options(options), UploadSources.heap());
    }
}
