package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTests {

    /** SHA-256 of "abc", from FIPS 180-2. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path home;
    private BlobStore store;

    @BeforeEach
    void open() {
        store = new BlobStore(new HomeProperties(home));
    }

    @Test
    void knowsAFileByItsContent() throws Exception {
        Blob blob = keep("abc");

        assertThat(blob).isEqualTo(Blob.program(ABC, 3));
        assertThat(store.verified(blob)).hasContent("abc").hasExtension("pt");
    }

    @Test
    void showsAFileOnlyWhenItIsKept() {
        BlobStore.Staged staged = stage("abc");
        assertThatThrownBy(() -> store.verified(staged.blob())).isInstanceOf(CorruptBlob.class);

        store.keep(staged);

        assertThat(store.verified(staged.blob())).hasContent("abc");
        assertThat(files()).containsExactly(store.verified(staged.blob()));
    }

    @Test
    void keepsEqualContentOnce() {
        Blob first = keep("abc");
        Blob second = keep("abc");

        assertThat(second).isEqualTo(first);
        assertThat(files()).hasSize(1);
        assertThat(store.verified(first)).hasContent("abc");
    }

    @Test
    void keepsFilesOverARestart() {
        Blob blob = keep("abc");

        assertThat(new BlobStore(new HomeProperties(home)).verified(blob)).hasContent("abc");
    }

    @Test
    void refusesAFileThatHasChanged() throws Exception {
        Blob blob = keep("abc");
        Files.writeString(store.verified(blob), "abd");

        assertThatThrownBy(() -> store.verified(blob))
                .isInstanceOf(CorruptBlob.class)
                .hasMessageContaining(ABC)
                .hasMessageContaining("has changed");
    }

    @Test
    void refusesAFileThatWasCutShort() throws Exception {
        Blob blob = keep("abc");
        Files.writeString(store.verified(blob), "ab");

        assertThatThrownBy(() -> store.verified(blob)).isInstanceOf(CorruptBlob.class);
    }

    @Test
    void saysWhenAFileIsGone() {
        Blob blob = keep("abc");
        store.delete(blob);

        assertThatThrownBy(() -> store.verified(blob))
                .isInstanceOf(CorruptBlob.class)
                .hasMessageContaining("is gone");
        store.delete(blob);
    }

    @Test
    void discardsWhatIsNotToBeKept() {
        BlobStore.Staged staged = stage("abc");
        store.discard(staged);

        assertThat(files()).isEmpty();
        store.discard(staged);
    }

    @Test
    void leavesNothingBehindWhenWritingFails() {
        assertThatThrownBy(
                        () ->
                                store.stage(
                                        Blob.Kind.PROGRAM,
                                        out -> {
                                            out.write(1);
                                            throw new IOException("No space left on device");
                                        }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("No space left on device");
        assertThatThrownBy(
                        () ->
                                store.stage(
                                        Blob.Kind.PROGRAM,
                                        out -> {
                                            throw new OutOfMemoryError("no heap left");
                                        }))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void leavesAloneWhatAnotherIsWriting() {
        BlobStore.Staged staged = stage("abc");

        BlobStore other = new BlobStore(new HomeProperties(home));

        assertThat(other.verified(store.keep(staged))).hasContent("abc");
    }

    @Test
    void keepsAgainWhatIsKept() {
        BlobStore.Staged staged = stage("abc");

        assertThat(store.keep(staged)).isEqualTo(store.keep(staged));
        assertThat(store.verified(staged.blob())).hasContent("abc");
    }

    @Test
    void deletesOldFilesThatNoRowNames() {
        Blob named = keep("named");
        Blob orphan = keep("orphan");
        Blob ofAnotherKind = store.keep(stage(Blob.Kind.MATRIX, "matrix"));
        Instant later = Instant.now().plusSeconds(60);

        store.deleteOrphans(only(named), later);

        assertThat(store.verified(named)).hasContent("named");
        assertThat(store.verified(ofAnotherKind)).hasContent("matrix");
        assertThatThrownBy(() -> store.verified(orphan)).isInstanceOf(CorruptBlob.class);
        assertThat(files()).hasSize(2);
    }

    @Test
    void leavesYoungFilesAloneForTheirRowsMayBeOnTheirWay() {
        Blob young = keep("young");

        store.deleteOrphans(only(keep("named")), Instant.now().minusSeconds(60));

        assertThat(store.verified(young)).hasContent("young");
    }

    /** As if an upload of the same content were committed while a sweep looks at the old file. */
    @Test
    void putsAFileBackThatIsNamedMeanwhile() {
        Blob contested = keep("contested");
        AtomicInteger asked = new AtomicInteger();

        store.deleteOrphans(
                new Use(sha256 -> asked.incrementAndGet() > 1), Instant.now().plusSeconds(60));

        assertThat(asked).hasValue(2);
        assertThat(store.verified(contested)).hasContent("contested");
    }

    private static BlobUse only(Blob named) {
        return new Use(named.sha256()::equals);
    }

    /** Who names programs. */
    private record Use(Predicate<String> naming) implements BlobUse {

        @Override
        public Blob.Kind kind() {
            return Blob.Kind.PROGRAM;
        }

        @Override
        public boolean names(String sha256) {
            return naming.test(sha256);
        }
    }

    private BlobStore.Staged stage(String content) {
        return stage(Blob.Kind.PROGRAM, content);
    }

    private BlobStore.Staged stage(Blob.Kind kind, String content) {
        return store.stage(kind, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Blob keep(String content) {
        return store.keep(stage(content));
    }

    private List<Path> files() {
        try (Stream<Path> found = Files.walk(home)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
