package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.support.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

class BlobBucketIntegrationTests {

    private static final int PART = 5 << 20;

    @TempDir private static Path buckets;
    private static S3Server server;

    @TempDir Path folder;
    private BlobStore store;

    @BeforeAll
    static void start() {
        server = new S3Server(buckets);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        store = store("here");
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        server.deleteBucket();
        Files.createDirectories(buckets.resolve(S3Server.BUCKET));
    }

    @Test
    void keepsAFileThatAnotherMachineReads() {
        Blob blob = keep("abc");

        assertThat(store.verified(blob)).hasContent("abc");
        assertThat(server.objects()).hasSize(1);
        try (BlobStore there = store("there")) {
            assertThat(there.verified(blob)).hasContent("abc").hasExtension("pt");
        }
    }

    @Test
    void keepsEqualContentOnce() throws Exception {
        keep("abc");
        Path object = server.objects().findFirst().orElseThrow();
        FileTime written = Files.getLastModifiedTime(object);

        BlobStore.Staged again = stage("abc");
        assertThat(store.keep(again)).isEqualTo(store.keep(again));

        assertThat(server.objects()).containsExactly(object);
        assertThat(Files.getLastModifiedTime(object)).isEqualTo(written);
    }

    @Test
    void leavesAnObjectThatAnotherWroteMeanwhile() throws Exception {
        Blob blob = keep("abc");
        Path other = Files.writeString(folder.resolve("other"), "abd");

        try (S3Bucket bucket = bucket()) {
            bucket.putOnce("team/" + blob.path(), stage("abc").file(), blob);
            assertThat(bucket.get("team/" + blob.path(), other)).isTrue();
        }

        assertThat(other).hasContent("abc");
    }

    @Test
    void sendsALargeFileInPartsAndOnce() throws Exception {
        byte[] bytes = new byte[2 * PART + 12_345];
        new Random(1).nextBytes(bytes);
        BlobStore.Staged staged = store.stage(Blob.Kind.MATRIX, out -> out.write(bytes));

        store.prepare(staged);
        Blob blob = store.keep(staged);

        try (BlobStore there = store("there")) {
            assertThat(there.verified(blob)).hasBinaryContent(bytes);
        }
        assertThatCode(() -> store.keep(store.stage(Blob.Kind.MATRIX, out -> out.write(bytes))))
                .doesNotThrowAnyException();
        assertThat(server.objects()).hasSize(1);
    }

    @Test
    void refusesAnObjectThatHasChanged() throws Exception {
        Blob blob = keep("abc");
        Files.writeString(server.objects().findFirst().orElseThrow(), "abd");

        assertThat(store.verified(blob)).as("the copy here is whole").hasContent("abc");
        try (BlobStore there = store("there")) {
            assertThatThrownBy(() -> there.verified(blob))
                    .isInstanceOf(CorruptBlob.class)
                    .hasMessageContaining("has changed");
        }
        assertThat(files("there")).isEmpty();
    }

    @Test
    void replacesAnObjectThatWasCutShort() throws Exception {
        Blob blob = keep("abc");
        Files.writeString(server.objects().findFirst().orElseThrow(), "ab");

        keep("abc");

        try (BlobStore there = store("there")) {
            assertThat(there.verified(blob)).hasContent("abc");
        }
    }

    @Test
    void fetchesADamagedCopyAgain() throws Exception {
        Blob blob = keep("abc");
        Files.writeString(store.verified(blob), "abd");

        assertThat(store.verified(blob)).hasContent("abc");
    }

    @Test
    void saysWhenAnObjectIsGone() {
        Blob blob = keep("abc");
        store.delete(blob);
        store.delete(blob);

        assertThat(server.objects()).isEmpty();
        assertThatThrownBy(() -> store.verified(blob))
                .isInstanceOf(CorruptBlob.class)
                .hasMessageContaining("is gone");
    }

    @Test
    void keepsAgainFromItsCopyWhatWasDroppedMeanwhile() throws Exception {
        BlobStore.Staged staged = stage("abc");
        store.keep(staged);
        Files.delete(server.objects().findFirst().orElseThrow());

        store.keep(staged);

        try (BlobStore there = store("there")) {
            assertThat(there.verified(staged.blob())).hasContent("abc");
        }
    }

    @Test
    void keepsNothingThatIsNowhere() {
        BlobStore.Staged staged = stage("abc");
        store.discard(staged);

        assertThatThrownBy(() -> store.keep(staged)).isInstanceOf(UncheckedIOException.class);

        assertThat(server.objects()).isEmpty();
    }

    @Test
    void tellsOfOldObjectsPageByPage() throws Exception {
        List<Blob> kept = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            kept.add(keep("content " + i));
        }
        List<Blob> told = new ArrayList<>();
        store.forEachBefore(Instant.now().minusSeconds(60), told::add);
        assertThat(told).isEmpty();

        store.forEachBefore(Instant.now().plusSeconds(60), told::add);
        assertThat(told).containsExactlyInAnyOrderElementsOf(kept);

        List<String> keys = new ArrayList<>();
        try (S3Bucket bucket = bucket()) {
            bucket.forEach("team/", 10, object -> keys.add(object.key()));
        }
        assertThat(keys)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith("team/"));
    }

    @Test
    void abandonsItsOwnOldUploadsInParts() {
        String ours = "team/" + Blob.program("ab".repeat(32), 1).path();
        try (S3Client client = S3Clients.of(properties(server.endpoint(), S3Server.SECRET_KEY))) {
            for (String key : List.of(ours, "team/aa/of somebody else", "of another team")) {
                client.createMultipartUpload(one -> one.bucket(S3Server.BUCKET).key(key));
            }

            store.abandonBefore(Instant.now().minusSeconds(60));
            assertThat(uploads(client)).hasSize(3);

            store.abandonBefore(Instant.now().plusSeconds(60));
            assertThat(uploads(client))
                    .containsExactlyInAnyOrder("team/aa/of somebody else", "of another team");
        }
    }

    private static List<String> uploads(S3Client client) {
        return client.listMultipartUploads(all -> all.bucket(S3Server.BUCKET)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    @Test
    void saysThatTheBucketIsNotThere() throws Exception {
        Blob blob = keep("abc");
        BlobStore.Staged staged = stage("staged");
        server.deleteBucket();

        try (BlobStore there = store("there")) {
            for (Runnable attempt :
                    List.<Runnable>of(
                            there::check, () -> there.verified(blob), () -> store.keep(staged))) {
                assertThatThrownBy(attempt::run)
                        .isInstanceOf(StoreFault.class)
                        .hasMessageContaining("create it, or set dropwise.store.s3.bucket")
                        .matches(fault -> !StoreFault.isPassing(fault));
            }
        }
        assertThat(staged.file()).exists();
        assertThat(files("there")).isEmpty();
    }

    @Test
    void saysThatItsKeysAreWrong() {
        S3Properties wrong = properties(server.endpoint(), "a wrong key");
        try (S3Bucket bucket = bucket(wrong)) {
            assertThatThrownBy(bucket::check)
                    .isInstanceOf(StoreFault.class)
                    .hasMessageContaining("dropwise.store.s3.access-key and secret-key")
                    .matches(fault -> !StoreFault.isPassing(fault));
        }
    }

    @Test
    void saysThatTheServerIsAwayAndMayComeBack() {
        Blob blob = keep("abc");
        server.close();
        try (BlobStore there = store("there")) {
            assertThatThrownBy(() -> there.verified(blob))
                    .isInstanceOf(StoreFault.class)
                    .hasMessageContaining("cannot be reached")
                    .matches(StoreFault::isPassing);
            assertThatThrownBy(there::check).matches(StoreFault::isPassing);
        } finally {
            start();
        }
        assertThat(store.verified(blob)).as("the copy does").hasContent("abc");
    }

    @Test
    void needsBothKeysOrNone() {
        S3Properties half =
                new S3Properties(
                        "dropwise",
                        "",
                        null,
                        "us-east-1",
                        false,
                        "someone",
                        null,
                        DataSize.ofGigabytes(1),
                        DataSize.ofMegabytes(4));

        assertThat(half.isPairOfKeys()).isFalse();
        assertThat(half.isPartLargeEnough()).isFalse();
    }

    private BlobStore store(String machine) {
        Path home = folder.resolve(machine);
        return new BlobBucket(
                bucket(),
                "team/",
                new StagingFolder(home.resolve("staging")),
                new BlobCache(home.resolve("cache"), 1 << 30));
    }

    private S3Bucket bucket() {
        return bucket(properties(server.endpoint(), S3Server.SECRET_KEY));
    }

    private static S3Bucket bucket(S3Properties properties) {
        return new S3Bucket(S3Clients.of(properties), S3Server.BUCKET, properties.place(), PART);
    }

    private static S3Properties properties(URI endpoint, String secretKey) {
        return new S3Properties(
                S3Server.BUCKET,
                "team/",
                endpoint,
                "us-east-1",
                true,
                S3Server.ACCESS_KEY,
                secretKey,
                DataSize.ofGigabytes(1),
                DataSize.ofMegabytes(5));
    }

    private List<Path> files(String machine) throws Exception {
        try (var found = Files.walk(folder.resolve(machine))) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    private BlobStore.Staged stage(String content) {
        return store.stage(
                Blob.Kind.PROGRAM, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Blob keep(String content) {
        return store.keep(stage(content));
    }
}
