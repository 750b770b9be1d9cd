package dev.dropwise.dataset.upload.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.image.Pictures;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;

class NumpyReaderTests {

    private static final byte[] LABELS = NpyFiles.of("|u1", "(2,)", 4, 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|i1", "|u1", "|b1", "<i2", ">i2", "<u2", "<i4", ">u4", "<i8", ">u8", "<f4", ">f4",
                "<f8", ">f8"
            })
    void readsNumbersOfEachType(String type) throws IOException {
        TableContent table = table("", NpyFiles.of(type, "(2, 3)", 1, 0, 1, 0, 1, 1), LABELS);

        assertThat(table.columns()).extracting(Column::name).containsExactly("x0", "x1", "x2");
        assertThat(table.instance(0)).hasToString("{x0=1, x1=0, x2=1}");
        assertThat(table.instance(1)).hasToString("{x0=0, x1=1, x2=1}");
        assertThat(table.target().name()).isEqualTo("y");
        assertThat(table.target().asTarget().classes()).containsExactly("2", "4");
        assertThat(table.target().value(0)).isEqualTo("4");
    }

    @Test
    void readsHalves() throws IOException {
        short[] halves = {0x3c00, (short) 0xc000, 0x3555, 0x0001, 0x7bff, 0x7e00};
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        for (short half : halves) {
            bytes.putShort(half);
        }
        TableContent table =
                table(
                        "",
                        NpyFiles.of(1, "<f2", false, "(6,)", bytes.array()),
                        NpyFiles.of("|u1", "(6,)", 0, 1, 0, 1, 0, 1));

        assertThat(table.columns()).hasSize(1);
        assertThat(IntStream.range(0, 6).mapToObj(table.columns().get(0)::value))
                .containsExactly(1, -2, 0.33325195f, 5.9604645e-8f, 65504, null);
    }

    @Test
    void readsRowsInFortransOrder() throws IOException {
        byte[] x = NpyFiles.of(2, "<f4", true, "(2, 3)", 1, 4, 2, 5, 3, 6);

        assertThat(table("", x, LABELS).instance(1)).hasToString("{x0=4, x1=5, x2=6}");
    }

    @Test
    void readsSequencesStepAfterStep() throws IOException {
        double[] values = {1, -2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0.5};
        byte[] x = NpyFiles.of("<f4", "(2, 3, 2)", values);
        byte[] fortran =
                NpyFiles.of(2, "<f4", true, "(2, 3, 2)", 1, 7, 3, 9, 5, 11, -2, 8, 4, 10, 6, 0.5);
        String first = "{x0_0=1, x0_1=-2, x1_0=3, x1_1=4, x2_0=5, x2_1=6}";

        assertThat(table("", x, LABELS).instance(0)).hasToString(first);
        assertThat(table("", fortran, LABELS).instance(0)).hasToString(first);
        assertThat(table("", fortran, LABELS).instance(1))
                .hasToString("{x0_0=7, x0_1=8, x1_0=9, x1_1=10, x2_0=11, x2_1=0.5}");
        assertThat(
                        table(
                                        "'types': {'x': 'number'}",
                                        NpyFiles.of("<f4", "(2, 1, 2)", 1, 0, 0.5, 1),
                                        LABELS)
                                .instance(1))
                .hasToString("{x0_0=0.5, x0_1=1}");
        assertThatThrownBy(() -> table("'types': {'x': 'text'}", x, LABELS))
                .hasMessage(
                        "/types: expected number, for [rows, steps, features], or image for x, received {x=text} for [2, 3, 2]");
    }

    @Test
    void readsImagesInEveryOrder() throws IOException {
        int[][] rows = new int[2][90];
        double[] channelsLast = new double[180];
        double[] channelsFirst = new double[180];
        double[] fortran = new double[180];
        double[] fortranFirst = new double[180];
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 90; i++) {
                int c = i / 30;
                int y = i / 6 % 5;
                int x = i % 6;
                int value = row * 100 + i;
                rows[row][i] = value;
                channelsFirst[row * 90 + i] = value;
                channelsLast[((row * 5 + y) * 6 + x) * 3 + c] = value;
                fortran[row + 2 * (y + 5 * (x + 6 * c))] = value;
                fortranFirst[row + 2 * (c + 3 * (y + 5 * x))] = value;
            }
        }
        for (byte[] x :
                new byte[][] {
                    NpyFiles.of("|u1", "(2, 5, 6, 3)", channelsLast),
                    NpyFiles.of("|u1", "(2, 3, 5, 6)", channelsFirst),
                    NpyFiles.of(3, "|u1", true, "(2, 5, 6, 3)", fortran),
                    NpyFiles.of(3, "|u1", true, "(2, 3, 5, 6)", fortranFirst),
                }) {
            ImageContent images = images("", x, LABELS);
            assertThat(images.shape()).containsExactly(3, 5, 6);
            assertThat(images.instance(0)).isEqualTo(rows[0]);
            assertThat(images.instance(1)).isEqualTo(rows[1]);
        }
    }

    @Test
    void takesPixelsAsTheyAreOrFractions() throws IOException {
        ImageContent bytes = images("", NpyFiles.of("|u1", "(2, 1, 2)", 0, 255, 7, 8), LABELS);

        assertThat(bytes.shape()).containsExactly(1, 1, 2);
        assertThat(bytes.instance(0)).isEqualTo(new int[] {0, 255});
        assertThat(bytes.target().name()).isEqualTo("label");
        String version = bytes.hash();
        for (byte[] same :
                new byte[][] {
                    NpyFiles.of("<i8", "(2, 1, 2)", 0, 255, 7, 8),
                    NpyFiles.of("<f4", "(2, 1, 2)", 0, 255, 7, 8),
                    NpyFiles.of("<f4", "(2, 1, 2)", 0, 1, 7 / 255.0, 8 / 255.0),
                    NpyFiles.of(1, "<f8", true, "(2, 1, 2)", 0, 7 / 255.0, 1, 8 / 255.0),
                }) {
            assertThat(images("", same, LABELS).hash()).isEqualTo(version);
        }
        assertThat(images("", NpyFiles.of("|b1", "(2, 1, 2)", 0, 1, 1, 0), LABELS).pixelRange())
                .isEqualTo(1);
        assertThat(
                        images(
                                        "'image': {'pixelRange': 16}",
                                        NpyFiles.of("|u1", "(2, 1, 2)", 0, 16, 7, 8),
                                        LABELS)
                                .pixelRange())
                .isEqualTo(16);
    }

    @Test
    void readsTheArchiveOfKeras() throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("x_test.npy", NpyFiles.of("|u1", "(1, 1, 2)", 9, 9));
        arrays.put("x_train.npy", NpyFiles.of("|u1", "(2, 1, 2)", 1, 2, 3, 4));
        arrays.put("y_train.npy", LABELS);
        arrays.put("y_test.npy", NpyFiles.of("|u1", "(1,)", 2));
        ImageContent content =
                (ImageContent) read("", new NamedBytes("mnist.npz", Pictures.zip(arrays)));

        assertThat(content.testRows()).isEqualTo(1);
        assertThat(content.instance(0)).isEqualTo(new int[] {1, 2});
        assertThat(content.instance(2)).isEqualTo(new int[] {9, 9});
        assertThat(content.target().value(2)).isEqualTo("2");

        arrays.put("names.npy", NpyFiles.of("|u1", "(1,)", 2));
        assertFault(
                "expected arrays x and y, or x_train, y_train, x_test and y_test; ignore names others; received [names, mnist.npz: x_train.npy",
                "",
                new NamedBytes("mnist.npz", Pictures.zip(arrays)));
        assertThat(
                        read(
                                        "'ignore': ['names']",
                                        new NamedBytes("mnist.npz", Pictures.zip(arrays)))
                                .rows())
                .isEqualTo(3);
    }

    @Test
    void theTargetIsWhatItsTypeSays() throws IOException {
        byte[] x = NpyFiles.of("<f4", "(2,)", 1, 2);

        assertThat(table("", x, NpyFiles.of("<f8", "(2, 1)", 0.5, -3)).target())
                .isInstanceOf(NumberColumn.class);
        assertThat(table("'task': 'regression'", x, LABELS).target().value(0)).isEqualTo(4);
        assertThat(
                        table("'task': 'classification'", x, NpyFiles.of("<f4", "(2,)", 10, 9.5))
                                .target()
                                .asTarget()
                                .classes())
                .containsExactly("9.5", "10");
        byte[] texts = "bee\0ant\0".getBytes(StandardCharsets.UTF_8);
        assertThat(table("", x, NpyFiles.of(1, "|S4", false, "(2,)", texts)).target().value(0))
                .isEqualTo("bee");
        byte[] wide = "b\0\0\0ü\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] two = Arrays.copyOf(wide, 16);
        two[12] = 'x';
        assertThat(
                        table("", x, NpyFiles.of(1, "<U2", false, "(2,)", two))
                                .target()
                                .asTarget()
                                .classes())
                .hasSize(2)
                .contains("bü");
    }

    @Test
    void severalNumbersARowAreSeveralTargets() throws IOException {
        byte[] x = NpyFiles.of("<f4", "(2,)", 1, 2);
        TableContent numbers = table("", x, NpyFiles.of("<f8", "(2, 2)", 0.5, 7, -3, 8));

        assertThat(numbers.targets()).extracting(Column::name).containsExactly("y0", "y1");
        assertThat(numbers.targets()).allMatch(NumberColumn.class::isInstance);
        assertThat(numbers.targets().get(1).value(0)).isEqualTo(7);
        byte[] fortran = NpyFiles.of(1, "<f4", true, "(2, 2)", 0.5, -3, 7, 8);
        assertThat(table("", x, fortran).hash()).isEqualTo(numbers.hash());
        assertThat(
                        table("'task': 'regression'", x, NpyFiles.of("|u1", "(2, 2)", 1, 0, 0, 1))
                                .targets())
                .allMatch(NumberColumn.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            quoteCharacter = '"',
            value = {"|b1 / \"\"", "|u1 / \"\"", "<i8 / \"\"", "<f4 / 'task': 'classification',"})
    void severalOfZeroAndOneAreLabels(String type, String task) throws IOException {
        byte[] y = NpyFiles.of(type, "(2, 3)", 1, 0, 1, 0, 0, 0);
        TableContent table =
                table(
                        task + "'target': ['rain', 'wind', 'hot']",
                        NpyFiles.of("<f4", "(2,)", 1, 2),
                        y);

        assertThat(table.targets()).extracting(Column::name).containsExactly("rain", "wind", "hot");
        assertThat(table.targets().get(1).asTarget().classes()).containsExactly("0", "1");
        assertThat(table.targets())
                .extracting(column -> column.value(0))
                .containsExactly("1", "0", "1");
        ImageContent images =
                images(
                        "",
                        NpyFiles.of("|u1", "(2, 1, 2)", 0, 255, 7, 8),
                        NpyFiles.of("|u1", "(2, 2)", 1, 1, 0, 1));
        assertThat(images.targets()).extracting(Column::name).containsExactly("label0", "label1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            quoteCharacter = '"',
            value = {
                "<f4 / (2, 2) / \"\" / 1 0 0 1 / y.npy: every row has one 1 and else 0: of classes numpy.argmax(y, axis=1)",
                "|u1 / (2, 2) / \"\" / 1 0 0 1 / set task to classification or regression",
                "|u1 / (2, 2) / \"\" / 1 0 2 1 / y.npy: expected 0 and 1 alone in several targets of classes, received others in y0",
                "<f4 / (2, 2) / 'task': 'classification' / 1 0 .5 1 / received others in y0",
                "<f4 / (2, 2) / \"\" / 1 0 NaN 1 / y.npy: expected numbers that a float32 holds, received another or none in row 1, target 0",
                "<f4 / (2, 1, 1) / \"\" / 1 0 / y.npy: expected [rows] or [rows, targets], received [2, 1, 1]",
                "<U1 / (2, 2) / \"\" / 1 0 0 0 / y.npy: expected one text a row, or several numbers",
                "<f4 / (2, 2) / 'target': ['a'] / 1 0 0 0 / target: expected a name for each target of y.npy, 2, received [a]",
                "<f4 / (2,) / 'target': ['a', 'b'] / 1 0 / target: expected a name for each target of y.npy, 1, received [a, b]",
                "<f4 / (2, 2) / 'target': ['x0', 'b'] / 1 0 0 0 / target: expected other names than those of features, received x0",
            })
    void saysWhatSeveralTargetsMayBe(
            String type, String shape, String options, String values, String words) {
        double[] elements =
                Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
        byte[] y =
                type.equals("<U1")
                        ? NpyFiles.of(1, type, false, shape, new byte[16])
                        : NpyFiles.of(type, shape, elements);
        assertThatThrownBy(() -> table(options, NpyFiles.of("<f4", "(2,)", 1, 2), y))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(words);
    }

    @Test
    void theHoldOutHasAsManyTargets() {
        byte[] x = NpyFiles.of("<f4", "(2,)", 1, 2);
        assertFault(
                "y_test.npy: expected as many targets as in y_train.npy, 2, received 1",
                "",
                file("x_train.npy", x),
                file("y_train.npy", NpyFiles.of("<f4", "(2, 2)", 1, 2, 3, 4)),
                file("x_test.npy", x),
                file("y_test.npy", NpyFiles.of("<f4", "(2,)", 1, 2)));
    }

    @Test
    void whatIsLeftOutOfAFeatureIsMissing() throws IOException {
        TableContent table = table("", NpyFiles.of("<f4", "(2,)", Double.NaN, 2), LABELS);

        assertThat(table.columns().get(0).value(0)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"|O\" | (2,) | : a pickled object is never unpickled",
                "<c8 | (2,) | expected elements of b1, i1 to i8, u1 to u8, f2 to f8, or as labels U or S, received <c8",
                "<f16 | (2,) | received <f16",
                "<M8[s] | (2,) | received <M8[s]",
                "<f4 | () | expected one or more dimensions, each above 0, received []",
                "<f4 | (0, 3) | expected one or more dimensions, each above 0, received [0, 3]",
                "<f4 | (2, 3) | expected exactly the data of [2, 3], f4",
                "<f4 | (2, 'x') | expected a head with descr, fortran_order and shape",
                "<f4 | (3,) | expected 3 rows as x.npy has, received 2",
                "<f4 | (2, 2, 9, 9, 9) | expected [rows], [rows, columns], [rows, height, width], or that with 1 to 4",
                "<f4 | (2, 9, 9, 9) | expected [rows], [rows, columns], [rows, height, width], or that with 1 to 4",
                "<U4 | (2,) | x.npy: expected numbers, received texts",
            })
    void saysWhatAnArrayMayBe(String type, String shape, String words) {
        byte[] x = NpyFiles.of(1, type, false, shape, new byte[8]);

        assertFault(words, "", file("x.npy", x), file("y.npy", LABELS));
    }

    @Test
    void saysWhatElementsMayBe() {
        Resource y = file("y.npy", LABELS);
        assertFault(
                "x.npy: expected numbers that a float32 holds, or NaN where they are missing, received another in row 1, column 0",
                "",
                file("x.npy", NpyFiles.of("<f8", "(2,)", 1, 1e300)),
                y);
        assertFault(
                "x.npy: expected pixels that are whole numbers from 0 to 255, or all from 0 to 1, received 256 in image 1",
                "",
                file("x.npy", NpyFiles.of("<i4", "(2, 1, 1)", 1, 256)),
                y);
        assertFault(
                "received 1.5 in image 0",
                "",
                file("x.npy", NpyFiles.of("<f4", "(2, 1, 1)", 1.5, 2)),
                y);
        assertFault(
                "y.npy: expected a value in every row, none is in row 1",
                "",
                file("x.npy", NpyFiles.of("<f4", "(2,)", 1, 2)),
                file("y.npy", NpyFiles.of("<f4", "(2,)", 1, Double.NaN)));
        assertFault(
                "y.npy: expected a head of at most 10,000 bytes, received 4,294,967,295",
                "",
                file("x.npy", NpyFiles.of("<f4", "(2,)", 1, 2)),
                file("y.npy", hugeHead()));
    }

    private static byte[] hugeHead() {
        byte[] array = NpyFiles.of(2, "<f4", false, "(2,)", 1, 2);
        ByteBuffer.wrap(array).putInt(8, -1);
        return array;
    }

    @Test
    void refusesShapesThatNoMachineHolds() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "",
                                        file(
                                                "x.npy",
                                                NpyFiles.of("|u1", "(2, 999999999, 999999999)")),
                                        file("y.npy", LABELS)))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("expected images of at most");
        assertThatThrownBy(
                        () ->
                                read(
                                        "",
                                        file("x.npy", NpyFiles.of("|u1", "(999999999999,)")),
                                        file("y.npy", LABELS)))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("rows, received 999,999,999,999");
    }

    @Test
    void namesItsOptions() {
        assertThatThrownBy(() -> table("'target': 'x0'", NpyFiles.of("<f4", "(2,)", 1, 2), LABELS))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(
                        "/target: expected other names than those of features, received x0");
    }

    private static TableContent table(String options, byte[] x, byte[] y) throws IOException {
        return (TableContent) read(options, file("X.npy", x), file("y.npy", y));
    }

    private static ImageContent images(String options, byte[] x, byte[] y) throws IOException {
        return (ImageContent) read(options, file("x.npy", x), file("y.npy", y));
    }

    private static Resource file(String name, byte[] bytes) {
        return new NamedBytes(name, bytes);
    }

    private static DatasetContent read(String options, Resource... files) throws IOException {
        return new NumpyReader()
                .read(
                        UploadSources.of(files),
                        UploadSources.options(options),
                        UploadSources.heap());
    }

    private static void assertFault(String words, String options, Resource... files) {
        assertThatThrownBy(() -> read(options, files))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(words);
    }
}
