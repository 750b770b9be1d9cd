package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.HeapColumns;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

public class CsvReaderTests {

    @Test
    void tellsNumbersFromCategories() throws IOException {
        TableContent content = read("n,c,m,y\n-1.5e1,7b,NA,no\r\n.5,NaN,,yes\n");

        assertThat(content.features())
                .containsExactly(
                        Feature.number("n"),
                        Feature.category("c", List.of("7b", "NaN")),
                        Feature.number("m"));
        assertThat(content.target().asTarget())
                .isEqualTo(new Target("y", ValueType.CATEGORY, List.of("no", "yes")));
        assertThat(content.instance(0)).hasToString("{n=-15, c=7b, m=null}");
    }

    /** As UCI's files have them: a blank behind each comma is no part of a value. */
    @Test
    void blanksAroundValuesAreNoPartOfThem() throws IOException {
        TableContent content =
                read("n, c, m, y\n1, Private , NA, no\n 2,Private, 3, yes\n3,, ,\"no\"\n");

        assertThat(content.features())
                .containsExactly(
                        Feature.number("n"),
                        Feature.category("c", List.of("Private")),
                        Feature.number("m"));
        assertThat(content.target().asTarget().classes()).containsExactly("no", "yes");
        assertThat(content.instance(0)).hasToString("{n=1, c=Private, m=null}");
        assertThat(content.instance(2)).hasToString("{n=3, c=null, m=null}");
    }

    /** In a time that grows with their number, whether or not they have names. */
    @ParameterizedTest
    @ValueSource(strings = {"c,", ","})
    void manyColumnsAreRefusedByTheHead(String column) {
        String head = column.repeat(300_000) + "y\n";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        assertThatThrownBy(() -> read(head + "1,2\n"))
                                .isInstanceOf(TooLarge.class)
                                .hasMessageContaining("columns, received 300,001"));
    }

    @Test
    void readsGzipAsItReadsPlainText() throws IOException {
        byte[] plain = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8);

        assertThat(read(gzip(plain)).hash()).isEqualTo(read(plain).hash());
    }

    @Test
    void saysThatAGzipIsTruncated() {
        byte[] whole = gzip("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 4)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("f.csv: the gzip ends too early");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | f.csv, line 1: expected names or values, received an empty line",
                "x,y | f.csv: expected rows, received none",
                "x,x,y;1,2,3 | f.csv, line 1: expected distinct names, received two columns x",
                "x,,y;1,2,3 | f.csv, line 1: expected distinct names, received a column without a name",
                "x,z;1,2 | /target: expected one of the columns [x, z], received \"y\"",
                "y;1 | /target: expected a feature beside it, received [y]",
                "x,y;1,2;3 | f.csv, line 3: expected 2 values, received 1",
                "x,y;1,2;;3 | f.csv, line 4: expected 2 values, received 1",
                "x,y;1,2;3;4,5;6;7,8,9 | f.csv, line 3: expected 2 values, received 1; 2 more lines are broken",
                "x,y;1,2;\"1\"\",2;3,4 | f.csv, line 3: expected a quote at the end of a value that begins with one",
                "x,y;1,2;3,NA | f.csv, line 3: column y: expected a number, received none",
                "x,y;1,a;3,NA;4, | f.csv, line 3: column y: expected a class, received none; 1 more value is broken",
                "x,y;1,2;;NaN,3 | f.csv, line 4: column x: expected a finite number, received NaN: name it in missing, or force a category",
                "x,y;1,2;-inf,3 | f.csv, line 3: column x: expected a finite number, received -Infinity: name it in missing, or force a category",
                "x,y;1,2;1e39,3 | f.csv, line 3: column x: expected a number between -3.4e38 and 3.4e38, received 1.0E39",
                "x,y;2024-02-29,2;2023-01-01 10:00:00,3 | /types/x: x holds dates: expected category here, or its name in ignore or time",
            })
    void saysWhichLineIsBroken(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n')))
                .isInstanceOf(Invalid.class)
                .hasMessage(message);
    }

    @Test
    void takesTypesAndMissingMarkersAsAsked() throws IOException {
        TableContent content =
                read(
                        "'target': 'y', 'task': 'classification', 'ignore': ['id'],"
                                + " 'types': {'zip': 'category'}, 'missing': ['?']",
                        file("f.csv", "id,zip,n,y\n1,04109,?,0\n2,80331,2,1\n"));

        assertThat(content.features())
                .containsExactly(
                        Feature.category("zip", List.of("04109", "80331")), Feature.number("n"));
        assertThat(content.target().asTarget().classes()).containsExactly("0", "1");
        assertThat(content.instance(0)).hasToString("{zip=04109, n=null}");
    }

    @Test
    void holdsOutTheTestFile() throws IOException {
        TableContent content =
                read(
                        "'target': 'y', 'test': {'file': 'b.csv'}",
                        file("b.csv", "x,y\n3,c\n"),
                        file("a.csv", "x,y\n1,a\n2,b\n"));

        assertThat(content.testRows()).isOne();
        assertThat(content.instance(2)).hasToString("{x=3}");
        assertThat(content.target().value(2)).isEqualTo("c");
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'y', 'test': {'file': 'b.csv'}",
                                        file("b.csv", "y,x\n3,c\n"),
                                        file("a.csv", "x,y\n1,a\n2,b\n")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("b.csv, line 1: expected the columns [x, y], received [y, x]");
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'y', 'test': {'file': 'c.csv'}",
                                        file("a.csv", "x,y\n1,a\n")))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("/test/file: expected one of several files");
    }

    @Test
    void saysAllThatDoesNotFitTheColumns() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'z', 'ignore': ['w'], 'types': {'x': 'image', 'v': 'number'}",
                                        file("f.csv", "x,y\n1,2\n")))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.faults())
                                        .extracting(Fault::pointer)
                                        .containsExactlyInAnyOrder(
                                                "/target", "/ignore", "/types/x", "/types/v"));
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'y', 'task': 'regression'",
                                        file("f.csv", "x,y\n1,2\n2,b\n")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("f.csv, line 3: column y: expected a number, received b");
    }

    @Test
    void readsNoLineThatIsTooLong() {
        DatasetProperties few = bounded(40, 2);
        UploadSource source =
                new UploadSource(List.of(file("f.csv", "x,y\n" + "1".repeat(1000) + ",2\n")), few);

        assertThatThrownBy(
                        () ->
                                new CsvReader()
                                        .read(
                                                source,
                                                UploadSources.options("'target': 'y'"),
                                                new HeapColumns(few.columnLimits())))
                .isInstanceOf(TooLarge.class)
                .hasMessage("f.csv, line 2: expected at most 10 characters, received more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y;1,2;3,4;5,6 | expected at most 2 rows, received more",
                "x,z,y;1,2,3 | expected at most 2 columns, received 3",
                "x,y;a,1;b,2;c,3 | column x: expected at most 2 distinct categories, received more: name it in ignore",
            })
    void keepsWithinBounds(String lines, String message) {
        DatasetProperties few = bounded(1000, 2);
        UploadSource source =
                new UploadSource(List.of(file("f.csv", lines.replace(';', '\n'))), few);

        assertThatThrownBy(
                        () ->
                                new CsvReader()
                                        .read(
                                                source,
                                                UploadSources.options("'target': 'y'"),
                                                new HeapColumns(few.columnLimits())))
                .isInstanceOf(TooLarge.class)
                .hasMessage(message);
    }

    @Test
    void stopsUnpackingAtItsBound() {
        byte[] bomb = gzip(("x,y\n" + "1,2\n".repeat(1000)).getBytes(StandardCharsets.UTF_8));
        DatasetProperties few = bounded(1000, 9999);

        assertThatThrownBy(
                        () ->
                                new CsvReader()
                                        .read(
                                                new UploadSource(
                                                        List.of(new NamedBytes("f.csv.gz", bomb)),
                                                        few),
                                                UploadSources.options("'target': 'y'"),
                                                new HeapColumns(few.columnLimits())))
                .isInstanceOf(TooLarge.class)
                .hasMessage("f.csv.gz: expected at most 1,000 bytes when unpacked, received more");
    }

    @Test
    void joinsFilesInTheirOrder() throws IOException {
        TableContent content =
                read("'target': 'y'", file("a.csv", "x,y\n1,2\n"), file("b.csv", "x,y\n3,4"));

        assertThat(content.rows()).isEqualTo(2);
        assertThat(content.instance(1)).hasToString("{x=3}");
    }

    @Test
    void takesAnyDelimiterQuotesAndEncoding() throws IOException {
        String text = "\ufeff\"a;b\";y\r\n\"say \"\"hi\"\";\nok\";1\r\n\r\nz;2\r\n";
        TableContent content = read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(content.features())
                .containsExactly(Feature.category("a;b", List.of("say \"hi\";\nok", "z")));
        assertThat(read(text.getBytes(StandardCharsets.UTF_16LE)).hash()).isEqualTo(content.hash());
        assertThat(
                        read(
                                        "'target': 'y', 'delimiter': '#'",
                                        file("f.csv", text.replace(';', '#')))
                                .hash())
                .isNotEqualTo(content.hash());
        assertThat(read("'target': 'y'", file("f.tsv", "x\ty\n1,5\t2\n")).instance(0))
                .hasToString("{x=1,5}");
    }

    @Test
    void namesColumnsOfAFileWithoutAHeader() throws IOException {
        TableContent content =
                read("'target': 'column2', 'header': false", file("f.csv", "1,a\n2,b\n"));

        assertThat(content.rows()).isEqualTo(2);
        assertThat(content.features()).containsExactly(Feature.number("column1"));
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'column2', 'header': false",
                                        file("f.csv", "1,2\n2,NA\n")))
                .hasMessage("f.csv, line 2: column column2: expected a number, received none");
    }

    /** Of many rows only the last shows that a column is none of numbers. */
    @Test
    void decidesTypesByAllRows() throws IOException {
        String rows = "1,2,3,2024-01-01,5\n".repeat(30_000);
        String last = "x,2,inf,soon,5\n";

        TableContent content = read("a,b,c,d,y\n" + rows + last.replace("inf", "7"));

        assertThat(content.rows()).isEqualTo(30_001);
        assertThat(content.features())
                .containsExactly(
                        Feature.category("a", List.of("1", "x")),
                        Feature.number("b"),
                        Feature.number("c"),
                        Feature.category("d", List.of("2024-01-01", "soon")));
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'y', 'types': {'a': 'number'}",
                                        file("f.csv", "a,b,c,d,y\n" + rows + last)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("f.csv, line 30002: column a: expected a number, received x");
    }

    @Test
    void refusesALineThatTheDatabaseWouldPassOver() {
        for (String line :
                List.of("1".repeat((16 << 20) + 1), "\"" + "1\n".repeat(9 << 20) + "\"")) {
            assertThatThrownBy(() -> read("x,y\n1,2\n" + line + ",2\n3,4\n"))
                    .isInstanceOf(TooLarge.class)
                    .hasMessage(
                            "f.csv, line 3: expected at most 16,777,216 characters, received more");
        }
    }

    @Test
    void takesBytesThatAreNoUtfForLatin() throws IOException {
        byte[] latin = "x,y\n1,a\n2,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] header = "x,\u00e9\n1,a\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] odd = Arrays.copyOf("\ufeffx,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE), 9);

        assertThat(read(latin).target().asTarget().classes()).containsExactly("a", "\u00e9");
        assertThat(read(header.clone(), "\u00e9").target().name()).isEqualTo("\u00e9");
        assertThatThrownBy(() -> read(odd))
                .hasMessage("f.csv: expected UTF-16, as its first bytes say");
    }

    @Test
    void datesMayHaveTheDayOrTheMonthFirst() throws IOException {
        String rows =
                """
                w,x,y
                03/04/2023,1,1
                02.05.2023,2,2
                3-4-2023 14:05,3,3
                2023-04-30,4,4
                1/5/2023 00:00:01,5,5
                """;

        assertThat(times("true", rows)).containsExactly(0, 4, 1, 2, 3);
        assertThat(times("false", rows.replace("30,4", "01,4"))).containsExactly(2, 1, 3, 4, 0);
        assertThatThrownBy(() -> times("true", rows + "13/13/2023,6,6\n"))
                .hasMessage("/time: expected numbers or dates, received others in w");
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'y', 'time': 'w'",
                                        file("f.csv", rows.replace("2023-04-30", "30/04/2023"))))
                .hasMessage(
                        "/time: expected dayFirst, which says whether the day or the month comes first, for dates as in w");
    }

    private static int[] times(String dayFirst, String rows) throws IOException {
        return TestColumns.keys(
                read("'target': 'y', 'time': 'w', 'dayFirst': " + dayFirst, file("f.csv", rows))
                        .keys()
                        .time());
    }

    @Test
    void namesHaveNoBlanksAroundThem() throws IOException {
        TableContent content =
                read("'target': 'the y'", file("f.csv", "a, b ,\" c\", the y\n1,2,3,4\n2,3,4,5\n"));

        assertThat(content.features())
                .containsExactly(Feature.number("a"), Feature.number("b"), Feature.number("c"));
        assertThatThrownBy(() -> read("'target': 'y'", file("f.csv", "a, a,y\n1,2,3\n")))
                .hasMessage("f.csv, line 1: expected distinct names, received two columns a");
    }

    @Test
    void ranksGroupsAndTimes() throws IOException {
        TableContent content =
                read(
                        "'target': 'y', 'group': 'who', 'time': 'when', 'test': {'file': 'b.csv'}",
                        file("a.csv", "who,when,x,y\nu,2024-03-01,1,1\nv,2024-01-01,2,2\n"),
                        file("b.csv", "who,when,x,y\nu,2024-02-01 12:00:00,3,3\n"));

        assertThat(content.features()).containsExactly(Feature.number("x"));
        assertThat(TestColumns.keys(content.keys().group())).containsExactly(0, 1, 0);
        assertThat(TestColumns.keys(content.keys().time())).containsExactly(2, 0, 1);
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'y', 'time': 'w'",
                                        file("f.csv", "w,x,y\n1,1,1\nlate,2,2\n")))
                .hasMessage("/time: expected numbers or dates, received others in w");
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'y', 'group': 'g'",
                                        file("f.csv", "g,x,y\n1,1,1\n,2,2\n")))
                .hasMessage(
                        "f.csv, line 3: column g: expected a value to divide rows by, received"
                                + " none");
    }

    @Test
    void ordersClasses() throws IOException {
        assertThat(classes("'task': 'classification'", "10\n9\n1.5\n"))
                .containsExactly("1.5", "9", "10");
        assertThat(classes("'positiveClass': 'a'", "a\nb\na\n")).containsExactly("b", "a");
        assertThatThrownBy(() -> classes("'positiveClass': 'c'", "a\nb\n"))
                .hasMessage(
                        "/positiveClass: expected one of two classes, received \"c\", but y has the classes"
                                + " [a, b]");
        assertThatThrownBy(() -> classes("'positiveClass': '1'", "1\n2\n"))
                .hasMessage(
                        "/positiveClass: expected a target of two classes, received numbers in y");
    }

    private static List<String> classes(String options, String lines) throws IOException {
        return read(
                        "'target': 'y', " + options,
                        file("f.csv", "x,y\n" + lines.replaceAll("(?m)^(?=.)", "0,")))
                .target()
                .asTarget()
                .classes();
    }

    @Test
    void makesImagesOfColumns() throws IOException {
        NamedBytes file = file("f.csv", "a,b,c,d,y\n0,1,2,3,u\n16,15,14,13,v\n");
        DatasetContent content =
                new CsvReader()
                        .read(
                                UploadSources.of(file),
                                UploadSources.options(
                                        "'target': 'y', 'image': {'width': 2, 'height': 2,"
                                                + " 'pixelRange': 16}"),
                                UploadSources.heap());

        assertThat(content.features())
                .containsExactly(Feature.image("image", List.of(1, 2, 2), 16));
        assertThat((int[]) content.instance(1)).containsExactly(16, 15, 14, 13);
        assertThatThrownBy(
                        () ->
                                read(
                                        "'target': 'y', 'image': {'width': 2, 'height': 2,"
                                                + " 'pixelRange': 15}",
                                        file))
                .hasMessage(
                        "f.csv, line 3: column a: expected a whole number from 0 to 15, received"
                                + " 16.0");
        assertThatThrownBy(() -> read("'target': 'y', 'image': {'width': 3, 'height': 1}", file))
                .hasMessage(
                        "/image: expected 3 columns of pixels for each of 1 to 4 channels,"
                                + " received 4");
    }

    @Test
    void knowsThatATimeMayBeInfinite() throws IOException {
        TableContent content =
                read(
                        "'target': 'y', 'time': 'when'",
                        file(
                                "f.csv",
                                "x,when,y\n1,2024-01-02,a\n2,infinity,b\n3,2024-01-01,a\n4,-infinity,b\n"));

        assertThat(TestColumns.keys(content.keys().time())).containsExactly(2, 3, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",x,c,y\n0,1,a,2\n1,3,b,4\n",
                "x,c,y,\n1,a,2,\n3,b,4,\n",
                ",x,c,y,,\n0,1,a,2,,\n1,3,b,4,,\n",
                "sep=;\r\nx;c;y\r\n1;a;2\r\n3;b;4\r\n",
                "sep=$\nx$c$y\n1$a$2\n3$b$4\n",
                "x c  y\n1 a   2\n3 b 4\n",
                "  x  c  y  \n  1  a  2\n\t3 \t b 4 \n",
            })
    void readsWhatProgramsWrite(String text) throws IOException {
        assertThat(read(text).hash()).isEqualTo(read("x,c,y\n1,a,2\n3,b,4\n").hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x c y\n1 a 2\n3 b 4\n",
                "x c  y\n1 a   2\n3 b 4\n",
                "  x  c  y  \n  1  a  2\n\t3 \t b 4 \n",
                "sep=;\nx c  y\n1 a   2\n3 b 4\n",
            })
    void aBlankThatIsAskedForMeansRunsOfBlanks(String text) throws IOException {
        assertThat(read("'target': 'y', 'delimiter': ' '", file("f.csv", text)).hash())
                .isEqualTo(read("x,c,y\n1,a,2\n3,b,4\n").hash());
        assertThat(read("sep= \nx c  y\n1 a   2\n3 b 4\n").hash())
                .isEqualTo(read("x,c,y\n1,a,2\n3,b,4\n").hash());
    }

    @Test
    void countsLinesThatItDoesNotRead() {
        assertThatThrownBy(() -> read("sep=;\nx;y\n1;2\n1;2;3\n"))
                .hasMessage("f.csv, line 4: expected 2 values, received 3");
        assertThatThrownBy(() -> read("sep=;\nx;y\n1;2\n1;\n"))
                .hasMessage("f.csv, line 4: column y: expected a number, received none");
    }

    private static DatasetProperties bounded(int unpacked, int rows) {
        return new DatasetProperties(
                DataSize.ofBytes(1),
                DataSize.ofBytes(unpacked),
                rows,
                2,
                10,
                1,
                DataSize.ofMegabytes(256),
                2,
                9,
                9);
    }

    private static TableContent read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TableContent read(byte[] bytes, String target) throws IOException {
        return read("'target': '%s'".formatted(target), new NamedBytes("f.csv", bytes));
    }

    private static TableContent read(byte[] bytes) throws IOException {
        return read("'target': 'y'", new NamedBytes("f.csv", bytes));
    }

    private static TableContent read(String options, NamedBytes... files) throws IOException {
        return (TableContent)
                new CsvReader()
                        .read(
                                UploadSources.of(files),
                                UploadSources.options(options),
                                UploadSources.heap());
    }

    private static NamedBytes file(String name, String text) {
        return new NamedBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
