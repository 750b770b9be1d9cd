package dev.dropwise.dataset.upload.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.table.CsvReaderTests;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;

class IdxReaderTests {

    private static final byte[] IMAGES = {
        0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, (byte) 200
    };
    private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 0, 2};

    @Test
    void readsImagesAndLabels() throws IOException {
        ImageContent content = read(IMAGES, CsvReaderTests.gzip(LABELS));

        assertThat(content.features())
                .containsExactly(Feature.image("image", List.of(1, 1, 2), 255));
        assertThat(content.target().asTarget().classes()).containsExactly("0", "2");
        assertThat(content.instance(1)).isEqualTo(new int[] {3, 200});
        assertThat(content.testRows()).isZero();
    }

    @Test
    void theSecondPairIsTheHoldOut() throws IOException {
        ImageContent content = read(IMAGES, LABELS, IMAGES, LABELS);

        assertThat(content.rows()).isEqualTo(4);
        assertThat(content.testRows()).isEqualTo(2);
        assertThat(content.target().value(3)).isEqualTo("2");
    }

    @Test
    void refusesAnotherMagicNumber() {
        assertBroken(
                "file0: expected a magic number like 00000803 (images of bytes) or 00000801 (labels), received 00000a02",
                new byte[] {0, 0, 10, 2},
                LABELS);
        assertBroken(
                "idx: expected images and labels, received twice labels: file0 and file1",
                LABELS,
                LABELS);
        assertBroken(
                "idx: expected images and labels, received twice images: file0 and file1",
                IMAGES,
                IMAGES);
    }

    @Test
    void takesFilesInAnyOrder() throws IOException {
        ImageContent one = read(IMAGES, LABELS);

        assertThat(read(LABELS, IMAGES).hash()).isEqualTo(one.hash());
    }

    @Test
    void refusesMoreOrLessDataThanItsSizesSay() {
        byte[] shorter = Arrays.copyOf(IMAGES, 19);
        byte[] longer = Arrays.copyOf(IMAGES, 21);

        assertBroken("file0: expected exactly the data of [2, 1, 2], u1", shorter, LABELS);
        assertBroken("file0: expected exactly the data of [2, 1, 2], u1", longer, LABELS);
        assertBroken("file0: ends too early", new byte[] {0, 0, 8, 3, 0}, LABELS);
        assertBroken("file0: ends too early", new byte[0], LABELS);
    }

    @Test
    void refusesSizesThatNoArrayHolds() {
        byte[] huge = IMAGES.clone();
        huge[4] = 127;
        huge[8] = 127;
        huge[12] = 127;
        byte[] negative = IMAGES.clone();
        negative[4] = -1;

        assertThatThrownBy(() -> read(negative, LABELS))
                .hasMessage("file0: expected at most 268,435,456 rows, received 4,278,190,082");
        assertThatThrownBy(() -> read(huge, LABELS))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("rows, received 2,130,706,434");
    }

    @Test
    void refusesFilesThatDoNotFitTogether() {
        byte[] oneLabel = {0, 0, 8, 1, 0, 0, 0, 1, 0};
        byte[] taller = IMAGES.clone();
        taller[11] = 2;
        taller[15] = 1;

        assertBroken("file1: expected 2 rows as file0 has, received 1", IMAGES, oneLabel);
        assertBroken(
                "t10k2: expected rows of the shape [1, 2] as in file0, received [2, 2, 1]",
                IMAGES,
                LABELS,
                taller,
                LABELS);
    }

    @Test
    void readsOtherTypesAndDimensions() throws IOException {
        byte[] colours = {
            0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6
        };
        byte[] shorts = {0, 0, 11, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 7, 0, (byte) 200};
        byte[] table = {0, 0, 13, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0x3f, (byte) 0x80, 0, 0, 0, 0, 0, 0};

        assertThat(read(colours, LABELS).shape()).containsExactly(3, 1, 1);
        assertThat(read(colours, LABELS).instance(1)).isEqualTo(new int[] {4, 5, 6});
        assertThat(read(shorts, LABELS).instance(1)).isEqualTo(new int[] {200});
        DatasetContent content =
                new IdxReader()
                        .read(
                                UploadSources.of(
                                        new NamedBytes("x", table), new NamedBytes("y", LABELS)),
                                UploadSources.options(""),
                                UploadSources.heap());
        assertThat(content.instance(0)).hasToString("{x0=1}");
    }

    @Test
    void refusesPixelsAboveTheRange() {
        assertThatThrownBy(() -> read("'target': 'y', 'image': {'pixelRange': 16}", IMAGES, LABELS))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(
                        "file0: expected pixels that are whole numbers from 0 to 16, or all from 0 to 1, received 200 in image 1 (from 0)");
    }

    @Test
    void takesPairsOfFiles() {
        assertThatThrownBy(() -> read(IMAGES))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("received 1 files");
    }

    private static void assertBroken(String message, byte[]... files) {
        byte[][] padded = files.length == 1 ? new byte[][] {files[0], LABELS} : files;
        assertThatThrownBy(() -> read(padded))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(message);
    }

    private static ImageContent read(byte[]... files) throws IOException {
        return read("'target': 'y'", files);
    }

    /** The first two to train on, others to test. */
    private static ImageContent read(String options, byte[]... files) throws IOException {
        List<Resource> resources = new ArrayList<>();
        for (byte[] file : files) {
            resources.add(
                    new NamedBytes(
                            (resources.size() < 2 ? "file" : "t10k") + resources.size(), file));
        }
        return (ImageContent)
                new IdxReader()
                        .read(
                                new UploadSource(resources, UploadSources.UNBOUNDED),
                                UploadSources.options(options),
                                UploadSources.heap());
    }
}
