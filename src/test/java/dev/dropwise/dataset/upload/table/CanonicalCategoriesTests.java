package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UploadSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Categories are called alike, whichever format they come from, and keep all their digits. */
class CanonicalCategoriesTests {

    private static final String CLASSES = "'target': 'y', 'task': 'classification'";
    private static final long ID = 1_234_567_890_123_456_700L;

    @Test
    void wholeNumbersAreClassesByTheirDigits() throws IOException {
        assertThat(classes(new JsonReader(), "{\"a\":1,\"y\":0}\n{\"a\":2,\"y\":1}\n"))
                .containsExactly("0", "1");
        assertThat(classes(new JsonReader(), "{\"a\":1,\"y\":0}\n{\"a\":2,\"y\":1.0}\n"))
                .containsExactly("0", "1");
        assertThat(classes(new JsonReader(), "{\"a\":1,\"y\":1.5}\n{\"a\":2,\"y\":10}\n"))
                .containsExactly("1.5", "10");
        assertThat(classes(new CsvReader(), "a,y\n1,0\n2,1\n")).containsExactly("0", "1");
        assertThat(classes(new ArffReader(), arff("1,0\n2,1\n"))).containsExactly("0", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TINYINT",
                "UBIGINT",
                "HUGEINT",
                "FLOAT",
                "DOUBLE",
                "DECIMAL(9,2)",
                "BIGINT"
            })
    void wholeNumbersOfParquetAreClassesByTheirDigits(String type) throws IOException {
        byte[] file =
                ParquetFiles.of("SELECT range AS a, range::%s AS y FROM range(3)".formatted(type));

        assertThat(read(new ParquetReader(), CLASSES, file).target().asTarget().classes())
                .containsExactly("0", "1", "2");
    }

    @Test
    void idsOf19DigitsStayApart() throws IOException {
        String lines =
                IntStream.range(0, 10)
                        .mapToObj(i -> "{\"id\": %d, \"y\": %d.5}".formatted(ID + i, i))
                        .collect(Collectors.joining("\n"));
        byte[] parquet =
                ParquetFiles.of(
                        "SELECT %d + range AS id, range + .5 AS y FROM range(10)".formatted(ID));
        List<String> ids = IntStream.range(0, 10).mapToObj(i -> "" + (ID + i)).toList();

        String options = "'target': 'y', 'types': {'id': 'category'}";
        assertThat(read(new JsonReader(), options, lines).features())
                .containsExactly(Feature.category("id", ids));
        assertThat(read(new ParquetReader(), options, parquet).features())
                .containsExactly(Feature.category("id", ids));
    }

    @Test
    void groupsAndTimesOf19DigitsStayApart() throws IOException {
        String options = "'target': 'y', 'group': 'id', 'time': 'id'";
        byte[] parquet =
                ParquetFiles.of(
                        "SELECT %d - range AS id, range AS a, range + .5 AS y FROM range(3)"
                                .formatted(ID));

        TableContent content = read(new ParquetReader(), options, parquet);

        assertThat(TestColumns.keys(content.keys().group())).containsExactly(2, 1, 0);
        assertThat(TestColumns.keys(content.keys().time())).containsExactly(2, 1, 0);
    }

    @Test
    void oneColumnOfCsvDoesNotTellTheSameApart() throws IOException {
        TableContent content =
                read(
                        new CsvReader(),
                        CLASSES + ", 'group': 'g', 'types': {'code': 'category'}",
                        "code,paid,g,y\n1,True,1,1.0\n1.0,true,1.0,1\n2,FALSE,2,0\n01,false,True,0.0\n1.10,x,true,1\n1.1,,2,1\n");

        assertThat(content.features())
                .containsExactly(
                        Feature.category("code", List.of("1", "2", "01", "1.10", "1.1")),
                        Feature.category("paid", List.of("true", "false", "x")));
        assertThat(content.target().asTarget().classes()).containsExactly("0", "1");
        assertThat(content.instance(1)).hasToString("{code=1, paid=true}");
        assertThat(TestColumns.keys(content.keys().group())).containsExactly(0, 0, 1, 2, 2, 1);
    }

    @Test
    void thePositiveClassMayBeWrittenAsPeopleDo() throws IOException {
        String options = CLASSES + ", 'positiveClass': ";

        assertThat(
                        read(new CsvReader(), options + "'0.0'", "a,y\n1,0\n2,1\n")
                                .target()
                                .asTarget()
                                .classes())
                .containsExactly("1", "0");
        assertThat(
                        read(new CsvReader(), options + "'true'", "a,y\n1,True\n2,False\n")
                                .target()
                                .asTarget()
                                .classes())
                .containsExactly("False", "True");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | 0     1     | 1 0",
                "0.0  | 0     1     | 1 0",
                "1    | 1.0   0.0   | 0.0 1.0",
                "1e0  | 1     0     | 0 1",
                "true | True  False | False True",
                "true | false TRUE  | false TRUE",
                "9007199254740993 | 9007199254740993 9007199254740992 | 9007199254740992 9007199254740993"
            })
    void thePositiveClassMayBeAnyScalarOfJson(String positive, String classes, String ordered)
            throws IOException {
        String csv = "a,y\n1,%s\n2,%s\n".formatted((Object[]) classes.split("\\s+"));

        TableContent content =
                read(new CsvReader(), CLASSES + ", 'positiveClass': " + positive, csv);

        assertThat(content.target().asTarget().classes()).containsExactly(ordered.split(" "));
    }

    @Test
    void thePositiveClassIsOneOfTheClasses() {
        String options = CLASSES + ", 'positiveClass': ";

        assertThatThrownBy(() -> read(new CsvReader(), options + "2", "a,y\n1,0\n2,1\n"))
                .hasMessage(
                        "/positiveClass: expected one of two classes, received \"2\", but y has the classes [0, 1]");
        assertThatThrownBy(() -> UploadSources.options("'positiveClass': [1]"))
                .hasMessageContaining(
                        "expected a string, a number, or true or false, received [1]");
    }

    @Test
    void naIsAValueWhereThereIsNull() throws IOException {
        String json = "{\"c\": \"NA\", \"y\": 1}\n{\"c\": null, \"y\": 2}\n";
        byte[] parquet = ParquetFiles.of("SELECT * FROM (VALUES ('NA', 1), (NULL, 2)) AS t(c, y)");

        for (TableContent content :
                List.of(
                        read(new JsonReader(), "'target': 'y'", json),
                        read(new ParquetReader(), "'target': 'y'", parquet))) {
            assertThat(content.instance(0)).hasToString("{c=NA}");
            assertThat(content.instance(1)).hasToString("{c=null}");
        }
        assertThat(read(new JsonReader(), "'target': 'y', 'missing': ['NA']", json).instance(0))
                .hasToString("{c=null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-01-01T00:00:00Z,2023-01-02T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T09:00:00+09:00",
                "2023-01-01,2023-01-02 00:00:00,2024-01-01 01:00,2024-01-01 09:00:00+09",
            })
    void timesAreComparedAtTheirOffsets(String times) throws IOException {
        String[] time = times.split(",", -1);
        StringBuilder csv = new StringBuilder("a,w,y\n");
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < time.length; i++) {
            csv.append("%d,%s,%d\n".formatted(i, time[i], i));
            json.append("{\"a\": %d, \"w\": \"%s\", \"y\": %d}\n".formatted(i, time[i], i));
        }
        String options = "'target': 'y', 'time': 'w'";

        assertThat(TestColumns.keys(read(new CsvReader(), options, csv.toString()).keys().time()))
                .containsExactly(0, 1, 3, 2);
        if (times.contains("T")) {
            assertThat(
                            TestColumns.keys(
                                    read(new JsonReader(), options, json.toString()).keys().time()))
                    .containsExactly(0, 1, 3, 2);
        }
    }

    private static String arff(String rows) {
        return "@relation r\n@attribute a numeric\n@attribute y numeric\n@data\n" + rows;
    }

    private static List<String> classes(DatasetReader reader, String text) throws IOException {
        return read(reader, CLASSES, text).target().asTarget().classes();
    }

    private static TableContent read(DatasetReader reader, String options, String text)
            throws IOException {
        return read(reader, options, text.getBytes(StandardCharsets.UTF_8));
    }

    private static TableContent read(DatasetReader reader, String options, byte[] bytes)
            throws IOException {
        return (TableContent)
                reader.read(
                        UploadSources.of(new NamedBytes("t", bytes)),
                        UploadSources.options(options),
                        UploadSources.heap());
    }
}
