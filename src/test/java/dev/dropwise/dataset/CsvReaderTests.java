package dev.dropwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class CsvReaderTests {

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

    @Test
    void readsGzipAsItReadsPlainText() throws IOException {
        byte[] plain = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8);

        assertThat(ContentHash.of(read(gzip(plain)))).isEqualTo(ContentHash.of(read(plain)));
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
                "'' | f.csv: expected a header line, received nothing",
                "x,y | f.csv: expected rows after the header, received none",
                "x,x,y;1,2,3 | f.csv, line 1: expected distinct names, received two columns x",
                "x,,y;1,2,3 | f.csv, line 1: expected distinct names, received a column without a name",
                "x,z;1,2 | /target: expected one of the columns [x, z], received \"y\"",
                "y;1 | /target: expected a feature beside it, received [y]",
                "x,y;1,2;3 | f.csv, line 3: expected 2 values, received 1",
                "x,y;1,2;;3,4 | f.csv, line 3: expected 2 values, received 1",
                "x,y;\"1\",2 | f.csv, line 2: expected plain values, received a quote",
                "x,y;1,2;3,NA | f.csv, line 3: expected a y, received none",
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
                                        "'target': 'z', 'ignore': ['w'], 'types': {'x': 'text', 'v': 'number'}",
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
        DatasetProperties few =
                new DatasetProperties(
                        DataSize.ofBytes(1), DataSize.ofBytes(40), 2, 2, 10, 1, 2, 9, 9);
        Source source =
                new Source(List.of(file("f.csv", "x,y\n" + "1".repeat(1000) + ",2\n")), few);

        assertThatThrownBy(
                        () ->
                                new CsvReader()
                                        .read(
                                                source,
                                                Sources.options("'target': 'y'"),
                                                new HeapColumns(few)))
                .isInstanceOf(TooLarge.class)
                .hasMessage("f.csv, line 2: expected at most 10 characters, received more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y;1,2;3,4;5,6 | expected at most 2 rows, received more",
                "x,z,y;1,2,3 | expected at most 2 columns, received more",
                "x,y;a,1;b,2;c,3 | column x: expected at most 2 distinct categories, received more",
            })
    void keepsWithinBounds(String lines, String message) {
        DatasetProperties few =
                new DatasetProperties(
                        DataSize.ofBytes(1), DataSize.ofBytes(1000), 2, 2, 10, 1, 2, 9, 9);
        Source source = new Source(List.of(file("f.csv", lines.replace(';', '\n'))), few);

        assertThatThrownBy(
                        () ->
                                new CsvReader()
                                        .read(
                                                source,
                                                Sources.options("'target': 'y'"),
                                                new HeapColumns(few)))
                .isInstanceOf(TooLarge.class)
                .hasMessage(message);
    }

    @Test
    void stopsUnpackingAtItsBound() {
        byte[] bomb = gzip(("x,y\n" + "1,2\n".repeat(1000)).getBytes(StandardCharsets.UTF_8));
        DatasetProperties few =
                new DatasetProperties(
                        DataSize.ofBytes(1), DataSize.ofBytes(1000), 9999, 2, 10, 1, 2, 9, 9);

        assertThatThrownBy(
                        () ->
                                new CsvReader()
                                        .read(
                                                new Source(
                                                        List.of(new NamedBytes("f.csv.gz", bomb)),
                                                        few),
                                                Sources.options("'target': 'y'"),
                                                new HeapColumns(few)))
                .isInstanceOf(TooLarge.class)
                .hasMessage("f.csv.gz: expected at most 1,000 bytes when unpacked, received more");
    }

    @Test
    void takesOneFile() {
        assertThatThrownBy(() -> read("'target': 'y'", new NamedBytes[0]))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("csv: expected one file, received 0");
    }

    private static TableContent read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TableContent read(byte[] bytes) throws IOException {
        return read("'target': 'y'", new NamedBytes("f.csv", bytes));
    }

    private static TableContent read(String options, NamedBytes... files) throws IOException {
        return new CsvReader().read(Sources.of(files), Sources.options(options), Sources.heap());
    }

    private static NamedBytes file(String name, String text) {
        return new NamedBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
