package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.CsvExport;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.NumberStatistics;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.MatrixFile;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.array.NpyFiles;
import dev.dropwise.dataset.upload.array.NumpyReader;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that are close together and far from 0 keep the digits in which they differ. */
class DigitsOfNumbersTests {

    private static final int ROWS = 40;
    private static final long TIME = 1_700_000_001L;
    private static final long VALUE = 1_000_000_000L;
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();

    @TempDir private Path folder;

    static Stream<DatasetContent> formats() throws IOException {
        String csv = rows("%d,%s,%d\n");
        double[] x = new double[2 * ROWS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[2 * i] = TIME + 60L * i;
            x[2 * i + 1] = Double.parseDouble("50000.%02d".formatted(i));
            y[i] = VALUE + i;
        }
        return Stream.of(
                read(new CsvReader(), file("t.csv", "t,b,y\n" + csv)),
                read(
                        new ArffReader(),
                        file(
                                "t.arff",
                                "@relation r\n@attribute t numeric\n@attribute b real\n"
                                        + "@attribute y integer\n@data\n"
                                        + csv)),
                read(
                        new JsonReader(),
                        file("t.jsonl", rows("{\"t\": %d, \"b\": %s, \"y\": %d}\n"))),
                read(
                        new ParquetReader(),
                        new NamedBytes(
                                "t.parquet",
                                ParquetFiles.of(
                                        "SELECT %d + 60 * range AS t, 50000 + range / 100 AS b, %d + range AS y FROM range(%d)"
                                                .formatted(TIME, VALUE, ROWS)))),
                numpy("<f8", x, y),
                numpy("<f8", x, y, "'target': ['y', 'z']"));
    }

    private static String rows(String format) {
        return IntStream.range(0, ROWS)
                .mapToObj(
                        i -> format.formatted(TIME + 60L * i, "50000.%02d".formatted(i), VALUE + i))
                .collect(Collectors.joining());
    }

    private static DatasetContent numpy(String type, double[] x, double[] y) throws IOException {
        return read(
                new NumpyReader(),
                "'task': 'regression'",
                new NamedBytes("x.npy", NpyFiles.of(type, "(40, 2)", x)),
                new NamedBytes("y.npy", NpyFiles.of("<i8", "(40,)", y)));
    }

    private static DatasetContent numpy(String type, double[] x, double[] y, String options)
            throws IOException {
        double[] two = new double[2 * ROWS];
        for (int i = 0; i < ROWS; i++) {
            two[2 * i] = y[i];
            two[2 * i + 1] = i;
        }
        return read(
                new NumpyReader(),
                "'task': 'regression', " + options,
                new NamedBytes("x.npy", NpyFiles.of(type, "(40, 2)", x)),
                new NamedBytes("y.npy", NpyFiles.of(type, "(40, 2)", two)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyReaderKeepsThem(DatasetContent content) throws IOException {
        check(content);
        Path file = folder.resolve("matrix");
        try (OutputStream out = Files.newOutputStream(file)) {
            MatrixFile.write(content, out);
        }
        DatasetContent opened = MatrixFile.open(file);
        check(opened);
        assertThat(opened.hash()).isEqualTo(content.hash());
    }

    private static void check(DatasetContent content) {
        assertThat(values(content.columns().get(0)))
                .isEqualTo(
                        IntStream.range(0, ROWS)
                                .mapToObj(i -> (Object) (int) (TIME + 60L * i))
                                .toList());
        assertThat(content.columns().get(1).value(7)).isEqualTo(50000.07);
        assertThat(values(content.target()))
                .isEqualTo(
                        IntStream.range(0, ROWS)
                                .mapToObj(i -> (Object) (int) (VALUE + i))
                                .toList());

        ColumnSummary summary = content.columns().get(0).summary();
        assertThat(summary.distinct()).isEqualTo(ROWS);
        assertThat(summary.min()).isEqualTo(TIME);
        assertThat(summary.max()).isEqualTo(TIME + 60 * (ROWS - 1));
        NumberStatistics statistics = (NumberStatistics) content.target().statistics();
        assertThat(statistics.mean()).isEqualTo(VALUE + (ROWS - 1) / 2.0);
        assertThat(statistics.std()).isEqualTo(Math.sqrt((ROWS * ROWS - 1) / 12.0), within(1e-5));
        assertThat(statistics.quantiles()).containsEntry("0.5", VALUE + 19.5);

        Preprocessing preprocessing = content.fit(ALL);
        float[] inputs = content.encode(ALL, preprocessing);
        double std = 60 * Math.sqrt((ROWS * ROWS - 1) / 12.0);
        assertThat((double) inputs[2 * 39]).isEqualTo(60 * 19.5 / std, within(1e-6));
        assertThat((double) inputs[2 * 20 + 1]).isEqualTo(0.5 / std * 60, within(1e-4));
        assertThat(preprocessing.encode(DropwiseJson.mapper().valueToTree(content.instance(20))))
                .containsExactly(inputs[40], inputs[41]);
        float[] targets = content.allTargets().encode(ALL, preprocessing.target());
        int stride = targets.length / ROWS;
        assertThat((double) targets[39 * stride]).isEqualTo(19.5 * 60 / std, within(1e-6));
        assertThat(preprocessing.target().decode(0, targets[39 * stride]))
                .isEqualTo(VALUE + 39, within(1e-4));
    }

    private static List<Object> values(Column column) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> Objects.requireNonNull(column.value(row)))
                .toList();
    }

    @Test
    void anExportHasThem() throws IOException {
        StringWriter out = new StringWriter();
        String text = "t,b,y\n" + rows("%d,%s,%d\n");

        new CsvExport(read(new CsvReader(), file("t.csv", text)), out).write(0, ROWS);

        assertThat(
                        out.toString()
                                .replace("50000.1,", "50000.10,")
                                .replace("50000.2,", "50000.20,")
                                .replace("50000.3,", "50000.30,")
                                .replace("50000,", "50000.00,"))
                .isEqualTo(text);
    }

    @Test
    void partsAreAsTheWhole() throws IOException {
        String line = "%d,%s,%d\n";
        StringBuilder text = new StringBuilder("t,b,y\n");
        for (int i = 0; i < 400_000; i++) {
            text.append(line.formatted(TIME + i, "50000.%04d".formatted(i % 10_000), i % 1000));
        }
        TableContent content = (TableContent) read(new CsvReader(), file("t.csv", text.toString()));

        assertThat(content.columns().get(0).value(399_999)).isEqualTo((int) TIME + 399_999);
        assertThat(content.columns().get(0).value(1)).isEqualTo((int) TIME + 1);
        assertThat(content.columns().get(1).value(209_999)).isEqualTo(50000.9999);
        assertThat(((NumberColumn) content.target()).origin()).isZero();
    }

    /** One wrong row, which may be a row that validates, takes no digits from all others. */
    @Test
    void aFewFarValuesTakeNoDigitsFromOthers() throws IOException {
        String text = "t,b,y\n0,1e30,-4e20\n" + rows("%d,%s,%d\n") + "-1,0.25,\n";
        DatasetContent content =
                read(new CsvReader(), file("t.csv", text.replace("-1,0.25,", "-1,0.25,1.5")));
        int[] rows = IntStream.rangeClosed(1, ROWS).toArray();
        Preprocessing alone =
                read(new CsvReader(), file("t.csv", "t,b,y\n" + rows("%d,%s,%d\n"))).fit(ALL);

        assertThat(content.columns().get(0).value(40)).isEqualTo((int) (TIME + 60 * 39));
        assertThat(content.columns().get(1).value(8)).isEqualTo(50000.07);
        assertThat(content.target().value(40)).isEqualTo((int) (VALUE + 39));
        assertThat(content.target().value(0)).isEqualTo(-4e20);
        assertThat(content.columns().get(1).value(41)).isEqualTo(0.25);
        assertThat(content.fit(rows)).isEqualTo(alone);
        assertThat(content.fit(rows).target().decode(0, 0)).isEqualTo(VALUE + 19.5);
    }

    @Test
    void othersStayAsTheyWere() throws IOException {
        String text = "a,b,c,y\n0.1,33554433,1e9,1\n0.7,3,2,2\n0.1,5,7,3\n";
        TableContent content = (TableContent) read(new CsvReader(), file("t.csv", text));

        assertThat(content.columns())
                .allSatisfy(column -> assertThat(((NumberColumn) column).origin()).isZero());
        assertThat(((NumberColumn) content.columns().get(0)).values().get(1)).isEqualTo(0.7f);
    }

    private static NamedBytes file(String name, String text) {
        return new NamedBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static DatasetContent read(DatasetReader reader, NamedBytes... files)
            throws IOException {
        return read(reader, "'target': 'y'", files);
    }

    private static DatasetContent read(DatasetReader reader, String options, NamedBytes... files)
            throws IOException {
        return reader.read(
                UploadSources.of(files), UploadSources.options(options), UploadSources.heap());
    }
}
