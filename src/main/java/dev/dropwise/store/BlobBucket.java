package dev.dropwise.store;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Objects in a bucket of S3, each written once, and copies of those that are read in a cache: what
 * is mapped into memory has to be a file.
 */
final class BlobBucket implements BlobStore {

    /** As many as S3 gives at once. */
    private static final int PAGE = 1000;

    private final S3Bucket bucket;
    private final String prefix;
    private final StagingFolder staging;
    private final BlobCache cache;

    /**
     * @param prefix what all keys begin with
     */
    BlobBucket(S3Bucket bucket, String prefix, StagingFolder staging, BlobCache cache) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.staging = staging;
        this.cache = cache;
    }

    @Override
    public Staged stage(Blob.Kind kind, Content content) {
        return staging.stage(kind, content);
    }

    /** An object with the name but not the content is what something else left: it is replaced. */
    @Override
    public void prepare(Staged staged) {
        Blob blob = staged.blob();
        String key = key(blob);
        if (bucket.has(key, blob)) {
            return;
        }
        Path file = source(staged);
        bucket.putOnce(key, file, blob);
        if (!bucket.has(key, blob)) {
            bucket.replace(key, file, blob);
        }
    }

    private Path source(Staged staged) {
        if (Files.exists(staged.file())) {
            return staged.file();
        }
        if (cache.has(staged.blob())) {
            return cache.path(staged.blob());
        }
        throw new UncheckedIOException(
                "neither staged nor kept", new NoSuchFileException(staged.file().toString()));
    }

    /** The file becomes the copy of the object. */
    @Override
    public Blob keep(Staged staged) {
        prepare(staged);
        if (Files.exists(staged.file())) {
            cache.makeRoomFor(staged.blob().bytes());
            cache.add(staged.file(), staged.blob());
        }
        return staged.blob();
    }

    @Override
    public void discard(Staged staged) {
        StagingFolder.discard(staged.file());
    }

    @Override
    public Path verified(Blob blob) {
        if (!cache.has(blob)) {
            fetch(blob);
        }
        return cache.path(blob);
    }

    private void fetch(Blob blob) {
        cache.makeRoomFor(blob.bytes());
        Path file = null;
        try {
            file = staging.newFile();
            if (!bucket.get(key(blob), file)) {
                throw CorruptBlob.gone(blob);
            }
            if (!new DigestUtils(SHA_256).digestAsHex(file).equals(blob.sha256())) {
                throw CorruptBlob.changed(blob);
            }
            cache.add(file, blob);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + blob.sha256(), e);
        } finally {
            if (file != null) {
                StagingFolder.discard(file);
            }
        }
    }

    @Override
    public void delete(Blob blob) {
        bucket.delete(key(blob));
        cache.remove(blob);
    }

    @Override
    public void forEachBefore(Instant time, Consumer<Blob> action) {
        bucket.forEach(
                prefix,
                PAGE,
                object -> {
                    if (object.lastModified().isBefore(time)) {
                        blob(object.key(), object.size()).ifPresent(action);
                    }
                });
    }

    @Override
    public void abandonBefore(Instant time) {
        bucket.forEachUpload(
                prefix,
                PAGE,
                upload -> {
                    if (upload.initiated().isBefore(time) && blob(upload.key(), 0).isPresent()) {
                        bucket.abort(upload);
                    }
                });
    }

    /** Empty where the key is not one of ours. */
    private Optional<Blob> blob(String key, long bytes) {
        return Blob.named(key.substring(key.lastIndexOf('/') + 1), bytes)
                .filter(blob -> key(blob).equals(key));
    }

    @Override
    public void check() {
        bucket.check();
        staging.check();
    }

    @Override
    public void close() {
        bucket.close();
        staging.close();
    }

    private String key(Blob blob) {
        return prefix + blob.path();
    }
}
