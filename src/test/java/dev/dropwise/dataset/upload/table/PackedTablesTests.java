package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.DatasetReaders;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.image.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Tables as people have them: packed, zipped, in other encodings. */
class PackedTablesTests {

    private static final String CSV = "x,y\n1,a\n2,b\n";
    private static final String JSON = "{\"x\": 1, \"y\": \"a\"}\n{\"x\": 2, \"y\": \"b\"}\n";
    private static final DatasetReaders READERS =
            new DatasetReaders(
                    List.of(
                            new CsvReader(),
                            new JsonReader(),
                            new ArffReader(),
                            new ParquetReader()));

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst"})
    void readsWhatIsPacked(String packing) throws IOException {
        byte[] csv = packed(packing, CSV.getBytes(StandardCharsets.UTF_8));
        byte[] json = packed(packing, JSON.getBytes(StandardCharsets.UTF_8));

        assertThat(read("t.csv." + packing, csv).hash())
                .isEqualTo(read("t.csv", CSV).hash())
                .isEqualTo(read("t", csv).hash())
                .isEqualTo(read("t.jsonl." + packing, json).hash());
    }

    @ParameterizedTest
    @CsvSource({"gz, gzip", "bz2, bzip2", "xz, xz", "zst, zstd"})
    void refusesWhatIsDamagedOrCutOff(String packing, String word) throws IOException {
        byte[] whole =
                packed(
                        packing,
                        ("x,y\n" + "1,a\n2,b\n".repeat(5000)).getBytes(StandardCharsets.UTF_8));
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x55;

        assertThatThrownBy(() -> read("t.csv", Arrays.copyOf(whole, whole.length - 3)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("t.csv: the " + word);
        assertThatThrownBy(() -> read("t.csv", damaged))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("t.csv: the " + word);
    }

    @Test
    void readsTheOnlyTableInAZip() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("data/all.csv", CSV.getBytes(StandardCharsets.UTF_8));
        files.put("__MACOSX/data/._all.csv", new byte[10]);

        assertThat(read("t.zip", Pictures.zip(files)).hash()).isEqualTo(read("t.csv", CSV).hash());
        assertThat(
                        read(
                                        "t.zip",
                                        Pictures.zip(
                                                Map.of(
                                                        "a.ndjson",
                                                        JSON.getBytes(StandardCharsets.UTF_8))))
                                .hash())
                .isEqualTo(read("t.csv", CSV).hash());
        assertThatThrownBy(
                        () ->
                                read(
                                        "t.zip",
                                        Pictures.zip(
                                                Map.of(
                                                        "a.csv",
                                                        "x,y\n1,2,3\n"
                                                                .getBytes(
                                                                        StandardCharsets.UTF_8)))))
                .hasMessage("t.zip: a.csv, line 2: expected 2 values, received 3");
        files.put("data/more.csv", CSV.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read("t.zip", Pictures.zip(files)))
                .hasMessageContaining("t.zip looks like none of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsTextsWithAMark(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        String arff = "@relation r\n@attribute x numeric\n@attribute y {a,b}\n@data\n1,a\n2,b\n";

        assertThat(read("t.csv", ("\ufeff" + CSV).getBytes(charset)).hash())
                .isEqualTo(read("t.csv", CSV).hash())
                .isEqualTo(read("t", ("\ufeff" + JSON).getBytes(charset)).hash())
                .isEqualTo(read("t.arff", ("\ufeff" + arff).getBytes(charset)).hash());
    }

    @Test
    void takesOtherBytesForWestern() throws IOException {
        Charset western = Charset.forName("windows-1252");
        String text = "größe,y\n1,für 5 €\n2,b\n";
        UploadSource source = UploadSources.of(new NamedBytes("t.csv", text.getBytes(western)));

        assertThat(read(source).hash()).isEqualTo(read("t.csv", text).hash());
        assertThat(source.warnings().of(read("t.csv", text)))
                .singleElement()
                .satisfies(warning -> assertThat(warning.rule()).isEqualTo("notUtf8"));
    }

    private static byte[] packed(String packing, byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (packing) {
                    case "gz" -> new GZIPOutputStream(bytes);
                    case "bz2" -> new BZip2CompressorOutputStream(bytes);
                    case "xz" -> new XZOutputStream(bytes, new LZMA2Options());
                    default -> new ZstdOutputStream(bytes).setChecksum(true);
                }) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static TableContent read(String name, String text) throws IOException {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static TableContent read(String name, byte[] bytes) throws IOException {
        return read(UploadSources.of(new NamedBytes(name, bytes)));
    }

    private static TableContent read(UploadSource source) throws IOException {
        UploadOptions options = UploadSources.options("'target': 'y'");
        return (TableContent)
                READERS.reader(source, options).read(source, options, UploadSources.heap());
    }
}
