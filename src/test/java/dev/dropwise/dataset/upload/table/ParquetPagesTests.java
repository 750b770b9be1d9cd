package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadSources;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged pages are found. The files are those of pyarrow 26.0.1, {@code pq.write_table(table,
 * name, row_group_size=20, write_page_checksum=True, data_page_version="1.0", compression="snappy",
 * store_schema=False)} (the other with {@code "2.0"}), of the table {@code size = 0.5 i, kind =
 * "red" if i % 3 else "blue", y = i} for i from 0 to 39.
 */
class ParquetPagesTests {

    @ParameterizedTest
    @ValueSource(strings = {"checksums.parquet", "checksums-v2.parquet"})
    void pagesThatAreWholeAreRead(String name) throws IOException {
        DatasetContent content = read(bytes(name));

        assertThat(content.rows()).isEqualTo(40);
        assertThat(content.instance(39)).hasToString("{size=19.5, kind=blue}");
        assertThat(content.target().value(39)).isEqualTo(39);
    }

    @ParameterizedTest
    @CsvSource({
        "checksums.parquet, 100, 'column size, row group 0 (from 0)'",
        "checksums.parquet, 207, 'column size, row group 0 (from 0)'",
        "checksums.parquet, 297, 'column kind, row group 0 (from 0)'",
        "checksums.parquet, 1011, 'column y, row group 1 (from 0)'",
        "checksums-v2.parquet, 100, 'column size, row group 0 (from 0)'",
        "checksums-v2.parquet, 795, 'column kind, row group 1 (from 0)'"
    })
    void aFlippedBitIsFound(String name, int position, String where) throws IOException {
        byte[] damaged = bytes(name);
        damaged[position] ^= 1;

        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("t.parquet: expected pages with the checksum ")
                .hasMessageEndingWith(where + " is damaged");
    }

    @Test
    void filesWithoutTheirEndAreNone() throws IOException {
        byte[] whole = bytes("checksums.parquet");

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 1000)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(
                        "t.parquet: expected a description of the columns at its end, received none");
    }

    @Test
    void pagesWithoutChecksumsAreLeftToTheDatabase() throws IOException {
        byte[] file =
                ParquetFiles.of(
                        "SELECT range AS a, {'b': range % 7} AS n, range AS y FROM range(300000)");
        DatasetContent content =
                new ParquetReader()
                        .read(
                                UploadSources.of(new NamedBytes("t.parquet", file)),
                                UploadSources.options("'target': 'y', 'ignore': ['n']"),
                                UploadSources.heap());

        assertThat(content.rows()).isEqualTo(300_000);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ParquetPagesTests.class.getResourceAsStream("/parquet/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static DatasetContent read(byte[] file) throws IOException {
        return new ParquetReader()
                .read(
                        UploadSources.of(new NamedBytes("t.parquet", file)),
                        UploadSources.options("'target': 'y'"),
                        UploadSources.heap());
    }
}
