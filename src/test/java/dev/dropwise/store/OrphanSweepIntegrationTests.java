package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** As if a process had been killed between keeping files and writing their rows. */
@DropwiseTest
class OrphanSweepIntegrationTests {

    @LocalServerPort private int port;
    @Autowired private BlobStore blobs;
    @Autowired private OrphanSweep sweep;
    @Autowired private HomeProperties home;

    @Test
    void deletesWhatNoRowNamesAndNothingElse() throws IOException {
        Api api = new Api(port);
        assertThat(
                        api.upload(
                                        Upload.with("{\"name\": \"swept\", \"target\": \"y\"}")
                                                .file("f.csv", "x,y\n8,a\n9,b\n"))
                                .statusCode())
                .isEqualTo(201);
        String run =
                api.train(
                                """
                                {"name": "swept", "dataset": "iris", "registerAs": "swept", "model": {"layers": [{"type": "dense"}]},
                                 "training": {"epochs": 1, "seed": 1}}""")
                        .get("run")
                        .asString();
        Blob matrix = keep(Blob.Kind.MATRIX);
        Blob program = keep(Blob.Kind.PROGRAM);
        makeOld();
        Blob young = keep(Blob.Kind.MATRIX, "young");

        sweep.sweep();

        assertThatThrownBy(() -> blobs.verified(matrix)).hasMessageContaining("is gone");
        assertThatThrownBy(() -> blobs.verified(program)).hasMessageContaining("is gone");
        assertThat(blobs.verified(young)).hasContent("young");
        blobs.delete(young);
        assertThat(api.get("/api/v1/datasets/swept/preview").get("rows")).hasSize(2);
        assertThat(
                        api.post(
                                "/api/v1/runs/" + run + "/predict",
                                "{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}"))
                .isNotNull();
        assertThat(api.exchange("DELETE", "/api/v1/datasets/swept", "").statusCode())
                .isEqualTo(204);
    }

    private Blob keep(Blob.Kind kind) {
        return keep(kind, "nobody names this " + kind);
    }

    private Blob keep(Blob.Kind kind, String content) {
        return blobs.keep(
                blobs.stage(kind, out -> out.write(content.getBytes(StandardCharsets.UTF_8))));
    }

    private void makeOld() throws IOException {
        FileTime twoHoursAgo = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        try (Stream<Path> files = Files.walk(home.home().resolve("blobs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, twoHoursAgo);
            }
        }
    }
}
