package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTableReaderTests {

    @Test
    void readsParquet() throws IOException {
        byte[] parquet =
                ParquetFiles.of(
                        "SELECT * FROM (VALUES (1::TINYINT, 2.5::DECIMAL(5,2), 'a', true, 'nan'::FLOAT),"
                                + " (NULL, 3, NULL, false, 1)) AS t(i, d, c, y, f)");

        TableContent content = read(new ParquetReader(), "'target': 'y'", "t.parquet", parquet);

        assertThat(content.features())
                .containsExactly(
                        Feature.number("i"),
                        Feature.number("d"),
                        Feature.category("c", List.of("a")),
                        Feature.number("f"));
        assertThat(content.target().asTarget().classes()).containsExactly("true", "false");
        assertThat(content.instance(0)).hasToString("{i=1, d=2.5, c=a, f=null}");
        assertThat(content.instance(1)).hasToString("{i=null, d=3, c=null, f=1}");
    }

    @Test
    void takesMarkersTypesAndKeysOfParquet() throws IOException {
        byte[] parquet =
                ParquetFiles.of(
                        "SELECT * FROM (VALUES (-9, '5', 'u', TIMESTAMP '2024-01-02', 1),"
                                + " (2, '6', 'v', TIMESTAMP '2024-01-01', 2),"
                                + " (3, '?', 'u', TIMESTAMP '2024-01-02', 3)) AS t(a, b, g, w, y)");

        TableContent content =
                read(
                        new ParquetReader(),
                        "'target': 'y', 'missing': ['-9', '?'], 'types': {'b': 'number', 'a': 'category'},"
                                + " 'group': 'g', 'time': 'w'",
                        "t.parquet",
                        parquet);

        assertThat(content.instance(0)).hasToString("{a=null, b=5}");
        assertThat(content.instance(2)).hasToString("{a=3, b=null}");
        assertThat(TestColumns.keys(content.keys().group())).containsExactly(0, 1, 0);
        assertThat(TestColumns.keys(content.keys().time())).containsExactly(1, 0, 1);
    }

    /** Written by Arrow, whose statistics say that all values are from 1 to 59. */
    @Test
    void nanOfParquetIsMissingWhateverItsStatisticsSay() throws IOException {
        byte[] parquet;
        try (InputStream in = getClass().getResourceAsStream("/parquet/arrow-nan.parquet")) {
            parquet = Objects.requireNonNull(in).readAllBytes();
        }

        TableContent content =
                read(new ParquetReader(), "'target': 'y', 'missing': ['2']", "t.parquet", parquet);

        assertThat(content.instance(0)).hasToString("{a=null, b=0}");
        assertThat(content.instance(1)).hasToString("{a=1, b=1}");
        assertThat(content.instance(2)).hasToString("{a=null, b=null}");
    }

    @Test
    void datesAsTextsMayHaveTheDayFirst() throws IOException {
        String lines =
                "{\"w\": \"03/04/2023\", \"x\": 1, \"y\": 1}\n{\"w\": \"4/3/2023\", \"x\": 2, \"y\": 2}\n";
        String options = "'target': 'y', 'time': 'w', 'dayFirst': ";

        TableContent first =
                read(
                        new JsonReader(),
                        options + "true",
                        "t",
                        lines.getBytes(StandardCharsets.UTF_8));
        TableContent second =
                read(
                        new JsonReader(),
                        options + "false",
                        "t",
                        lines.getBytes(StandardCharsets.UTF_8));

        assertThat(TestColumns.keys(first.keys().time())).containsExactly(1, 0);
        assertThat(TestColumns.keys(second.keys().time())).containsExactly(0, 1);
    }

    @Test
    void saysThatAParquetFileIsTruncated() throws IOException {
        byte[] parquet = ParquetFiles.of("SELECT range AS x, 1 AS y FROM range(1000)");

        assertThatThrownBy(
                        () ->
                                read(
                                        new ParquetReader(),
                                        "'target': 'y'",
                                        "t.parquet",
                                        Arrays.copyOf(parquet, parquet.length / 2)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("t.parquet: ")
                .hasMessageNotContaining(System.getProperty("java.io.tmpdir"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"x\": 1, \"c\": \"a\", \"y\": 2}, {\"c\": null, \"x\": 1.5, \"y\": 3}]",
                "{\"x\": 1, \"c\": \"a\", \"y\": 2}~{\"x\": 1.5, \"y\": 3}~",
            })
    void readsListsAndLinesOfJson(String json) throws IOException {
        TableContent content =
                read(new JsonReader(), "'target': 'y'", "t.json", json.replace('~', '\n'));

        assertThat(content.instance(0)).hasToString("{x=1, c=a}");
        assertThat(content.instance(1)).hasToString("{x=1.5, c=null}");
        assertThat(content.target().value(1)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"x\": 1, \"y\": 2}, {\"x\": | t.json: Malformed JSON",
                "[{\"x\": 1, \"y\": 2}, {\"x\": 3}] | t.json, row 2: column y: expected a number, received none",
                "[{\"x\": {\"z\": 1}, \"y\": 2}] | /types/x: x holds lists or objects",
                "[{\"x\": 1, \"y\": [2]}] | /target: y holds lists or objects",
                "[{\"x\": 1, \"y\": 1e300}] | t.json, row 1: column y: expected a number between",
                "[{\"x\": 1}] | /target: expected one of the columns [x]",
                "[] | ",
                "[1, 2] | ",
            })
    void saysWhatIsWrongWithJson(String json, String message) {
        assertThatThrownBy(() -> read(new JsonReader(), "'target': 'y'", "t.json", json))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith(message == null ? "" : message);
    }

    @Test
    void aParquetWithoutColumnsIsDamaged() {
        byte[] parquet = ParquetFiles.of("SELECT 1 AS x, 2 AS y");
        String latin = new String(parquet, StandardCharsets.ISO_8859_1);
        int children = latin.indexOf("duckdb_schema") + "duckdb_schema".length() + 1;
        assertThat(parquet[children]).as("2 in zigzag notation").isEqualTo((byte) 4);
        parquet[children] = 0;

        assertThatThrownBy(() -> read(new ParquetReader(), "'target': 'y'", "t.parquet", parquet))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("root schema element has no children")
                .hasMessageStartingWith("t.parquet: ");
    }

    @Test
    void knowsItsFilesByTheirHeads() throws IOException {
        assertThat(recognized("t", "[ {\"x\": 1}]")).isEqualTo(FormatConfidence.BY_NAME);
        assertThat(recognized("t.jsonl", "1")).isEqualTo(FormatConfidence.BY_NAME);
        assertThat(recognized("t", "x,y")).isEqualTo(FormatConfidence.NO);
    }

    private static FormatConfidence recognized(String name, String text) throws IOException {
        NamedBytes file = new NamedBytes(name, text.getBytes(StandardCharsets.UTF_8));
        return new JsonReader().recognize(FilePrefix.of(UploadSources.of(file), file));
    }

    private static TableContent read(DatasetReader reader, String options, String name, String text)
            throws IOException {
        return read(reader, options, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static TableContent read(
            DatasetReader reader, String options, String name, byte[] bytes) throws IOException {
        return (TableContent)
                reader.read(
                        UploadSources.of(new NamedBytes(name, bytes)),
                        UploadSources.options(options),
                        UploadSources.heap());
    }
}
