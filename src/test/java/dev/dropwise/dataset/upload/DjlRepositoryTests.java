package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.problem.UpstreamFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/** Against a mirror on this machine, which is what a company without a way out would have. */
class DjlRepositoryTests {

    private static final String FOLDER = "/dataset/cv/ai/djl/basicdataset/mnist/";

    /** Of the text "images". */
    private static final String SHA1 = "19f49d852660fe0a079cbf95c3efb34ba88de911";

    @TempDir private Path folder;
    private HttpServer mirror;

    @BeforeEach
    void start() throws IOException {
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.start();
        serve("1.0/images.gz", "images");
    }

    @AfterEach
    void stop() {
        mirror.stop(0);
    }

    @Test
    void fetchesWhatTheMetadataName() throws IOException {
        metadata("1.0/images.gz", SHA1);

        List<Resource> files = repository().fetch("mnist", folder);

        assertThat(files).hasSize(1);
        assertThat(files.get(0).getFilename()).isEqualTo("images.gz");
        assertThat(files.get(0).getContentAsString(StandardCharsets.UTF_8)).isEqualTo("images");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0/none.gz | none.gz to answer with 200, received 404",
                "1.0/images.gz | with the SHA-1 0000, received",
                "file:///etc/passwd | to name addresses in HTTPS, received file:///etc/passwd",
                "http://other.example/x | to name addresses in HTTPS",
                "http://[ | names no address",
            })
    void refusesWhatTheMetadataShouldNotName(String uri, String words) {
        metadata(uri, "0000");

        assertThatThrownBy(() -> repository().fetch("mnist", folder))
                .isInstanceOf(UpstreamFailed.class)
                .hasMessageContaining(words);
    }

    @Test
    void refusesMetadataThatAreNone() {
        assertThatThrownBy(() -> repository().fetch("mnist", folder))
                .isInstanceOf(UpstreamFailed.class)
                .hasMessageContaining("metadata.json to answer with 200, received 404");
        serve("metadata.json", "<html>");
        assertThatThrownBy(() -> repository().fetch("mnist", folder))
                .isInstanceOf(UpstreamFailed.class)
                .hasMessageContaining("metadata.json is no JSON");
    }

    @Test
    void refusesMetadataThatNameNoFiles() {
        serve("metadata.json", "{}");

        assertThatThrownBy(() -> repository().fetch("mnist", folder))
                .isInstanceOf(UpstreamFailed.class)
                .hasMessageContaining("it names none");
    }

    @Test
    void fetchesNoMoreThanAnUploadMayBe() {
        metadata("1.0/images.gz", SHA1);

        assertThatThrownBy(() -> repository(5, Duration.ofSeconds(30)).fetch("mnist", folder))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("expected at most 5 bytes, received more");
    }

    @Test
    void saysWhatToDoWhereNothingAnswers() {
        mirror.stop(0);

        assertThatThrownBy(() -> repository().fetch("mnist", folder))
                .isInstanceOf(Overloaded.class)
                .hasMessageContaining("cannot be reached from here")
                .hasMessageContaining("upload the files themselves");
    }

    /** The server says that a byte will come, and none ever does. */
    @Test
    void doesNotWaitForEver() {
        mirror.createContext(
                FOLDER + "metadata.json",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1);
                    exchange.getResponseBody().flush();
                });

        assertThatThrownBy(() -> repository(99, Duration.ofMillis(300)).fetch("mnist", folder))
                .isInstanceOf(Overloaded.class)
                .hasMessageContaining("cannot be reached from here");
    }

    private DjlRepository repository() {
        return repository(1 << 20, Duration.ofSeconds(30));
    }

    private DjlRepository repository(long mostBytes, Duration timeout) {
        URI uri = URI.create("http://127.0.0.1:" + mirror.getAddress().getPort() + "/");
        DataSize size = DataSize.ofBytes(mostBytes);
        return new DjlRepository(
                new ReferenceProperties(uri, Duration.ofSeconds(30), timeout),
                new DatasetProperties(size, size, 9, 9, 9, 9, size, 9, 9, 9));
    }

    private void metadata(String uri, String sha1) {
        serve(
                "metadata.json",
                "{\"artifacts\": [{\"files\": {\"data\": {\"uri\": \"%s\", \"sha1Hash\": \"%s\"}}}]}"
                        .formatted(uri, sha1));
    }

    private void serve(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mirror.createContext(
                FOLDER + path,
                exchange -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
