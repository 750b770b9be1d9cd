package dev.dropwise.dataset.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.DatasetOutline;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.support.TestDatasets;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixFileTests {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"penguins", "diabetes", "digits", "mnist-small"})
    void givesTheSameContentAgain(String name) throws IOException {
        DatasetContent content = TestDatasets.bundled().get(name).content();

        DatasetContent mapped = MatrixFile.open(write(content));

        assertThat(DatasetOutline.of(mapped)).isEqualTo(DatasetOutline.of(content));
        assertThat(mapped.instance(7)).isEqualTo(content.instance(7));
        int[] rows = {3, 1, content.rows() - 1};
        Preprocessing fitted = content.fit(rows);
        assertThat(mapped.fit(rows)).isEqualTo(fitted);
        assertThat(mapped.encode(rows, fitted)).isEqualTo(content.encode(rows, fitted));
        assertThat(mapped.statistics()).isEqualTo(content.statistics());
    }

    @Test
    void keepsSeveralTargetsAndWhatDividesTheRows() throws IOException {
        DatasetContent content =
                new TableContent(
                        List.of(TestColumns.numbers("x", 1, Float.NaN, 3)),
                        List.of(
                                TestColumns.categories("y", "a", "b", "a"),
                                TestColumns.numbers("z", 4, 5, 6)),
                        new RowKeys(
                                new RowKey("who", IntBuffer.wrap(new int[] {0, 1, 0})),
                                new RowKey("when", IntBuffer.wrap(new int[] {2, 0, 1}))),
                        1);

        DatasetContent mapped = MatrixFile.open(write(content));

        assertThat(DatasetOutline.of(mapped)).isEqualTo(DatasetOutline.of(content));
        assertThat(mapped.keys()).isEqualTo(content.keys());
        assertThat(mapped.targets()).extracting(Column::name).containsExactly("y", "z");
        assertThat(mapped.select(new int[] {2, 0}, 0, UploadSources.heap()).keys().time())
                .isEqualTo(new RowKey("when", IntBuffer.wrap(new int[] {1, 2})));
    }

    /** As trainings have it whose data set is deleted. */
    @Test
    void isReadOnAfterItWasDeleted() throws IOException {
        DatasetContent content = TestDatasets.bundled().get("wine").content();
        Path file = write(content);
        DatasetContent mapped = MatrixFile.open(file);

        Files.delete(file);

        assertThat(mapped.hash()).isEqualTo(content.hash());
    }

    @Test
    void beginsEverySectionAtAMultipleOf64Bytes() throws IOException {
        Path file = write(TestDatasets.bundled().get("iris").content());

        assertThat(Files.size(file) % 64).isZero();
        assertThat(new String(Files.readAllBytes(file), 0, 16, StandardCharsets.US_ASCII))
                .isEqualTo("dropwise-matrix1");
    }

    @Test
    void opensNoFileOfAnotherForm() throws IOException {
        Path file = Files.write(folder.resolve("other"), new byte[200]);

        assertThatThrownBy(() -> MatrixFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a file that begins with dropwise-matrix1");
    }

    private Path write(DatasetContent content) throws IOException {
        Path file = folder.resolve("matrix");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            MatrixFile.write(content, out);
        }
        return file;
    }
}
