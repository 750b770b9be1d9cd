package dev.dropwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | f.csv: expected a header line, received nothing",
                "x,y | f.csv: expected rows after the header, received none",
                "x,x,y;1,2,3 | f.csv, line 1: expected distinct names, received two columns x",
                "x,,y;1,2,3 | f.csv, line 1: expected distinct names, received a column without a name",
                "x,z;1,2 | f.csv, line 1: expected features and the target y, received [x, z]",
                "y;1 | f.csv, line 1: expected features and the target y, received [y]",
                "x,y;1,2;3 | f.csv, line 3: expected 2 values, received 1",
                "x,y;1,2;;3,4 | f.csv, line 3: expected 2 values, received 1",
                "x,y;\"1\",2 | f.csv, line 2: expected plain values, received a quote",
                "x,y;1,2;3,NA | f.csv, line 3: expected a y, received none",
            })
    void saysWhichLineIsBroken(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n')))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(message);
    }

    @Test
    void takesOneFile() {
        assertThatThrownBy(() -> new CsvReader().read(new Source(List.of(), "y", 255)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("csv: expected one file, received 0");
    }

    private static TableContent read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TableContent read(byte[] bytes) throws IOException {
        return new CsvReader().read(new Source(List.of(new NamedBytes("f.csv", bytes)), "y", 255));
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
