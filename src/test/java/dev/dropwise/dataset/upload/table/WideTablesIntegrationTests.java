package dev.dropwise.dataset.upload.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UploadSources;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes the embedded database seconds to read. */
class WideTablesIntegrationTests {

    /** In several parts, with the memory that a table has by default. */
    @ParameterizedTest
    @ValueSource(ints = {1000, 3000})
    void readsAWideTable(int columns) throws IOException {
        String names =
                IntStream.range(0, columns - 1).mapToObj(i -> "x" + i + ",").collect(joining());
        String values = "123,".repeat(columns - 1);
        String text =
                names + "y\n" + (values + "a\n" + values + "b\n").repeat(9_000_000 / 8 / columns);

        TableContent content =
                (TableContent)
                        new CsvReader()
                                .read(
                                        UploadSources.of(
                                                new NamedBytes("f.csv", text.getBytes(UTF_8))),
                                        UploadSources.options("'target': 'y'"),
                                        UploadSources.heap());

        assertThat(content.features()).hasSize(columns - 1);
        assertThat(content.features()).allMatch(feature -> feature.type() == ValueType.NUMBER);
        assertThat(content.rows()).isEqualTo(9_000_000 / 8 / columns * 2);
    }
}
