package dev.dropwise.dataset.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.content.MatrixFile;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TextEncoding;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.table.CsvReader;
import dev.dropwise.web.DropwiseJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.StringNode;

class TextColumnTests {

    private static final String FILE =
            "t,y\nGood film. Good!,1\n\"It's bad, so bad\",0\n,1\ngood or awful,0\n";

    @Test
    void learnsItsVocabularyFromTheTrainingRows() throws IOException {
        TableContent content = read("'types': {'t': 'text'}", FILE);

        TablePreprocessing learned = content.fit(new int[] {0, 1, 2});

        TextEncoding text = (TextEncoding) learned.columns().get(0);
        assertThat(text.vocabulary()).containsExactly("good", "bad", "film", "it's", "so");
        assertThat(learned.inputShape()).containsExactly(4);
        assertThat(learned.vocabulary()).isEqualTo(6);
        assertThat(content.encode(new int[] {0, 3, 2, 1}, learned))
                .containsExactly(1, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4, 2, 5, 2);
    }

    @Test
    void encodesARequestAsItEncodesARow() throws IOException {
        TableContent content = read("'types': {'t': 'text'}", FILE);
        TablePreprocessing learned = content.fit(new int[] {0, 1});
        String json = DropwiseJson.mapper().writeValueAsString(learned);
        Preprocessing again = DropwiseJson.mapper().readValue(json, Preprocessing.class);

        for (int row = 0; row < content.rows(); row++) {
            assertThat(again.encode(DropwiseJson.mapper().valueToTree(content.instance(row))))
                    .containsExactly(content.encode(new int[] {row}, learned));
        }
        assertThat(json).doesNotContain("inputs");
        TextEncoding text = (TextEncoding) learned.columns().get(0);
        float[] longer = new float[4];
        assertThat(text.encode(new StringNode("bad bad bad bad bad"), longer, 0)).isNull();
        assertThat(longer).containsExactly(2, 2, 2, 2);
        assertThat(text.encode(1f, longer, 0)).isEqualTo("expected a text, received 1.0");
    }

    @Test
    void isTheSameInAFileAndInPart(@TempDir Path folder) throws IOException {
        TableContent content = read("'types': {'t': 'text'}", FILE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MatrixFile.write(content, out);
        Path file = Files.write(folder.resolve("matrix"), out.toByteArray());

        assertThat(MatrixFile.open(file).hash()).isEqualTo(content.hash());
        assertThat(content.select(new int[] {3, 0}, 1, UploadSources.heap()).instance(1))
                .hasToString("{t=good film good}");
        assertThat(content.statistics())
                .containsExactly(new TextStatistics("t", ValueType.TEXT, 3, 1, 7, 4));
        assertThat(content.features()).containsExactly(Feature.text("t"));
    }

    @Test
    void isTheOnlyFeature() {
        assertThatThrownBy(() -> read("'types': {'t': 'text'}", "t,x,z,y\na,1,2,3\n"))
                .hasMessage(
                        "/types/t: expected a text to be the only feature, received others: put"
                                + " [x, z] in ignore");
        assertThatThrownBy(() -> read("'types': {'y': 'text'}", "t,y\na,b\n"))
                .hasMessage("/types/y: expected number or category for a target");
    }

    private static TableContent read(String options, String text) throws IOException {
        return (TableContent)
                new CsvReader()
                        .read(
                                UploadSources.of(
                                        new NamedBytes(
                                                "f.csv", text.getBytes(StandardCharsets.UTF_8))),
                                UploadSources.options("'target': 'y', " + options),
                                UploadSources.heap());
    }
}
