package dev.dropwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.table.CsvReader;
import dev.dropwise.support.TestDatasets;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.Resource;

class CsvExportTests {

    private final Datasets datasets = TestDatasets.bundled();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "digits | , 'task': 'classification', 'image': {'width': 8, 'height': 8, 'pixelRange': 16}",
                "mnist-small | , 'task': 'classification', 'image': {'width': 28, 'height': 28}",
                "iris |",
                "penguins |",
                "wine |",
                "breast-cancer |",
                "diabetes |",
            })
    void isTheSameDataSetWhenItIsReadAgain(String name, String more) throws IOException {
        Dataset dataset = datasets.get(name);
        Resource training = export(dataset, "training.csv", 0, dataset.firstTestRow());
        Resource test = export(dataset, "test.csv", dataset.firstTestRow(), dataset.rows());

        DatasetContent again =
                new CsvReader()
                        .read(
                                new UploadSource(List.of(training, test), UploadSources.UNBOUNDED),
                                UploadSources.options(
                                        "'target': '%s', 'test': {'file': 'test.csv'}%s"
                                                .formatted(
                                                        dataset.target().name(),
                                                        more == null ? "" : more)),
                                UploadSources.heap());

        assertThat(again.hash()).isEqualTo(dataset.version());
    }

    private static Resource export(Dataset dataset, String name, int first, int end)
            throws IOException {
        return new NamedBytes(
                name, export(dataset.content(), first, end).getBytes(StandardCharsets.UTF_8));
    }

    private static String export(DatasetContent content, int first, int end) throws IOException {
        StringWriter out = new StringWriter();
        new CsvExport(content, out).write(first, end);
        return out.toString();
    }

    @Test
    void quotesWhatHasToBe() throws IOException {
        TableContent content =
                new TableContent(
                        List.of(
                                TestColumns.categories("a,b", "x\n", null, "\"q\""),
                                TestColumns.numbers("n", 1.5f, Float.NaN, 1e-10f)),
                        TestColumns.numbers("y", 1, 2, 3),
                        0);

        assertThat(export(content, 0, 3))
                .isEqualTo("\"a,b\",n,y\n\"x\n\",1.5,1\n,,2\n\"\"\"q\"\"\",1.0E-10,3\n");
    }
}
