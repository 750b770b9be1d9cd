package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.HeapColumns;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ArffReaderTests {

    private static final String HEAD =
            """
            % Flowers
            @RELATION flowers

            @attribute 'petal length' NUMERIC
            @attribute colour {red, 'sky blue', "it's"}
            @attribute note string
            @attribute seen date "dd/MM/yyyy"
            @attribute y {no,yes}
            @DATA
            """;

    @Test
    void readsDenseRows() throws IOException {
        TableContent content =
                read(
                        "'target': 'y', 'time': 'seen'",
                        HEAD
                                + "1.5, 'sky blue', \"say \\\"hi\\\", twice\", 02/01/2024, yes\n"
                                + "% between\n\n"
                                + "?,\"it's\",?,01/01/2024,no\n");

        assertThat(content.instance(0))
                .hasToString("{petal length=1.5, colour=sky blue, note=say \"hi\", twice}");
        assertThat(content.instance(1)).hasToString("{petal length=null, colour=it's, note=null}");
        assertThat(content.target().asTarget().classes()).containsExactly("yes", "no");
        assertThat(TestColumns.keys(content.keys().time())).containsExactly(1, 0);
    }

    @Test
    void onlyAQuestionMarkIsMissing() throws IOException {
        String text =
                """
                @relation r
                @attribute region {NA, EU, ''}
                @attribute note string
                @attribute y {NA, ''}
                @data
                NA, 'NA', NA
                '', '', ''
                ?, ?, NA
                """;

        TableContent content = read("'target': 'y'", text);

        assertThat(content.instance(0)).hasToString("{region=NA, note=NA}");
        assertThat(content.instance(1)).hasToString("{region=, note=}");
        assertThat(content.instance(2)).hasToString("{region=null, note=null}");
        assertThat(content.target().asTarget().classes()).containsExactly("NA", "");
        assertThat(read("'target': 'y', 'missing': ['EU', 'none']", text).hash())
                .isEqualTo(content.hash());
        assertThat(
                        read(
                                        "'target': 'note', 'missing': ['NA'], 'ignore': ['y']",
                                        text.replace("?, ?", "?, x").replace("'NA'", "'x'"))
                                .instance(0))
                .hasToString("{region=null}");
    }

    @Test
    void readsCommentsWeightsAndNothing() throws IOException {
        TableContent content =
                read(
                        "'target': 'y'",
                        """
                        @relation r % what it is
                        @attribute a numeric % a number
                        @attribute c {u, v} % one of two
                        @attribute 'd%' numeric
                        @attribute y {n, m}
                        @data % rows
                        1.5, u, 7, n % good
                        2,,8,m, {5}
                        ,v,9,n
                        3,u,10,m {0.5}\t% a tab
                        {0 4, 1 v, 3 m}, {2}
                        """);

        assertThat(content.rows()).isEqualTo(5);
        assertThat(content.instance(0)).hasToString("{a=1.5, c=u, d%=7}");
        assertThat(content.instance(1)).hasToString("{a=2, c=null, d%=8}");
        assertThat(content.instance(2)).hasToString("{a=null, c=v, d%=9}");
        assertThat(content.instance(4)).hasToString("{a=4, c=v, d%=0}");
        assertThat(content.target().value(4)).isEqualTo("m");
    }

    @Test
    void readsSparseRows() throws IOException {
        TableContent content =
                read(
                        "'target': 'b'",
                        """
                        @relation r
                        @attribute a real
                        @attribute c {u,v}
                        @attribute b integer
                        @data
                        {2 7}
                        {0 1.5, 1 v, 2 8}
                        """);

        assertThat(content.instance(0)).hasToString("{a=0, c=u}");
        assertThat(content.instance(1)).hasToString("{a=1.5, c=v}");
        assertThat(content.target().value(0)).isEqualTo(7);
    }

    @Test
    void takesTypesAsAsked() throws IOException {
        TableContent content =
                read(
                        "'target': 'y', 'types': {'a': 'category'}",
                        "@relation r\n@attribute a numeric\n@attribute y numeric\n@data\n007,1\n");

        assertThat(content.features()).containsExactly(Feature.category("a", List.of("007")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "@relation r~@attribute a numeric | line 2: expected @data, received the end of the file",
                "@relation r~@attribute a complex~@data | line 2: expected numeric, string, date or values in braces, received complex",
                "@relation r~@attribute a numeric~@attribute a string~@data | line 3: expected distinct names, received two columns a",
                "a,b~1,2 | line 1: expected @relation, @attribute or @data, received a,b",
                "@attribute a numeric~@attribute y {n,m}~@data~1,n~~% no~1 | line 7: expected 2 values, received 1",
                "@attribute a numeric~@attribute y {n,m}~@data~1,n~1,q | line 5: column y: expected one of [n, m], received q",
                "@attribute a numeric~@attribute y {n,m}~@data~1,n~%~x,m~z,n | line 6: column a: expected a number, received x; 1 more line is broken",
                "@attribute a numeric~@attribute y {n,m}~@data~1,n~%~2,? | line 6: column y: expected a class, received none",
                "@attribute a numeric~@attribute y {n,m}~@data~{0 1, 7 n} | line 4: expected an index from 0 to 1, received 7",
                "@attribute a numeric~@attribute y {n,m}~@data~'1,n | line 4: expected a second ', received the end of the line",
                "@attribute a date~@attribute y {n,m}~@data~yesterday,n | line 4: column a: expected a date like yyyy-MM-dd'T'HH:mm:ss, received yesterday",
                "@attribute a numeric~@attribute y {n,m}~@data | expected rows, received none",
            })
    void saysWhichLineIsBroken(String lines, String message) {
        assertThatThrownBy(() -> read("'target': 'y'", lines.replace('~', '\n')))
                .isInstanceOf(Invalid.class)
                .hasMessageEndingWith(message)
                .hasMessageStartingWith("f.arff");
    }

    /** Its lines are measured as they were sent, not as they are made of them. */
    @Test
    void readsShortSparseRowsOfManyAttributes() throws IOException {
        StringBuilder text = new StringBuilder("@relation r\n");
        for (int i = 0; i < 300; i++) {
            text.append("@attribute a").append(i).append(" real\n");
        }
        text.append("@attribute b integer\n@data\n{1 5, 300 7}\n{2 5, 300 8}\n");
        DatasetProperties limits =
                new DatasetProperties(
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(1),
                        10,
                        301,
                        100,
                        1,
                        DataSize.ofMegabytes(256),
                        2,
                        1,
                        1);
        NamedBytes file =
                new NamedBytes("f.arff", text.toString().getBytes(StandardCharsets.UTF_8));

        DatasetContent content =
                new ArffReader()
                        .read(
                                new UploadSource(List.of(file), limits),
                                UploadSources.options("'target': 'b'"),
                                new HeapColumns(limits.columnLimits()));

        assertThat(content.rows()).isEqualTo(2);
    }

    private static TableContent read(String options, String text) throws IOException {
        return (TableContent)
                new ArffReader()
                        .read(
                                UploadSources.of(
                                        new NamedBytes(
                                                "f.arff", text.getBytes(StandardCharsets.UTF_8))),
                                UploadSources.options(options),
                                UploadSources.heap());
    }
}
