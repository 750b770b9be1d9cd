package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a home is for its owner, also where an earlier version left it open. */
class PrivateHomeIntegrationTests {

    private static final String SECRET = "nobody else reads this";

    @TempDir Path folder;

    @Test
    void isForItsOwnerAlone() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ServiceProcess service = ServiceProcess.start(home)) {
            Api api = service.api();
            api.train(
                    """
                    {"dataset": "iris", "training": {"epochs": 1},
                     "webhook": {"url": "http://localhost:1/", "secret": "%s"}}"""
                            .formatted(SECRET));
            await().untilAsserted(() -> assertThat(open(home)).isEmpty());
            service.stop();
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(
                                new String(
                                        Files.readAllBytes(file),
                                        java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    /** Its database has no tables of studies, keys and audits yet, and everybody may read it. */
    @Test
    void ofAnEarlierVersionIsOpenedAndClosedToOthers() throws Exception {
        Path home = Files.createDirectory(folder.resolve("earlier"));
        String url = "jdbc:h2:file:%s/dropwise;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        Flyway.configure().dataSource(url.formatted(home), "sa", "").target("61").load().migrate();
        openToAll(home);
        assertThat(open(home)).contains(home, home.resolve("dropwise.mv.db"));

        try (ServiceProcess service = ServiceProcess.start(home)) {
            Api api = service.api();
            assertThat(api.get("/api/v1/jobs").get("items")).isEmpty();
            assertThat(api.get("/api/v1/studies").get("items")).isEmpty();
            await().untilAsserted(() -> assertThat(open(home)).isEmpty());
        }
    }

    private static void openToAll(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                String permissions = Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    /** What others may read, write or list. */
    private static List<Path> open(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(PrivateHomeIntegrationTests::isOpen).toList();
        }
    }

    private static boolean isOpen(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith("------");
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }
}
