package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds ten bytes. */
class BlobCacheTests {

    @TempDir Path folder;
    private BlobCache cache;
    private BlobStore content;

    @BeforeEach
    void open() {
        cache = new BlobCache(folder.resolve("cache"), 10);
        content = BlobStore.inFolder(new HomeProperties(folder));
    }

    @Test
    void letsGoOfWhatIsUnusedForLongest() throws Exception {
        Blob oldest = add("aaaa", Duration.ofHours(3));
        Blob used = add("bbbb", Duration.ofHours(4));
        Blob newest = add("cc", Duration.ofHours(1));
        assertThat(cache.has(used)).isTrue();

        cache.makeRoomFor(3);

        assertThat(cache.has(oldest)).isFalse();
        assertThat(cache.has(used)).isTrue();
        assertThat(cache.has(newest)).isTrue();
    }

    @Test
    void keepsWhatIsInUseBeyondItsBound() throws Exception {
        Blob first = add("aaaaaaaa", Duration.ZERO);

        cache.makeRoomFor(8);
        Blob second = add("bbbbbbbb", Duration.ZERO);

        assertThat(cache.has(first)).isTrue();
        assertThat(cache.has(second)).isTrue();
    }

    @Test
    void forgetsADamagedCopy() throws Exception {
        Blob blob = add("abc", Duration.ZERO);
        Files.writeString(cache.path(blob), "abd");

        assertThat(cache.has(blob)).isFalse();
        assertThat(cache.path(blob)).doesNotExist();
    }

    private Blob add(String text, Duration ago) throws Exception {
        BlobStore.Staged staged =
                content.stage(
                        Blob.Kind.MATRIX, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        cache.add(staged.file(), staged.blob());
        Files.setLastModifiedTime(
                cache.path(staged.blob()), FileTime.from(Instant.now().minus(ago)));
        return staged.blob();
    }
}
