package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class BlobStoreTests {

    /** SHA-256 of "abc", from FIPS 180-2. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path home;
    private BlobStore store;

    @BeforeEach
    void open() {
        store = BlobStore.inFolder(new HomeProperties(home));
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

        assertThat(BlobStore.inFolder(new HomeProperties(home)).verified(blob)).hasContent("abc");
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

        BlobStore other = BlobStore.inFolder(new HomeProperties(home));

        assertThat(other.verified(store.keep(staged))).hasContent("abc");
    }

    @Test
    void keepsAgainWhatIsKept() {
        BlobStore.Staged staged = stage("abc");

        assertThat(store.keep(staged)).isEqualTo(store.keep(staged));
        assertThat(store.verified(staged.blob())).hasContent("abc");
    }

    @Test
    void tellsOfOldFiles() throws Exception {
        Blob program = keep("abc");
        Blob matrix = store.keep(stage(Blob.Kind.MATRIX, "matrix"));
        stage("staged");
        Files.writeString(store.verified(program).resolveSibling("README"), "not ours");
        List<Blob> told = new ArrayList<>();

        store.forEachBefore(Instant.now().minusSeconds(60), told::add);
        assertThat(told).isEmpty();

        store.forEachBefore(Instant.now().plusSeconds(60), told::add);
        assertThat(told).containsExactlyInAnyOrder(program, matrix);
    }

    @Test
    void saysThatItsFolderCannotBeWrittenTo() throws Exception {
        store.check();
        FileSystemUtils.deleteRecursively(home.resolve("blobs"));

        assertThatThrownBy(() -> store.check())
                .isInstanceOf(StoreFault.class)
                .hasMessageContaining("dropwise.home");
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
