package dev.dropwise.store;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of files: written under a temporary name, synced, then renamed. */
final class BlobFolder implements BlobStore {

    private static final Logger logger = LoggerFactory.getLogger(BlobFolder.class);

    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{2}");

    private final Path folder;
    private final StagingFolder staging;

    BlobFolder(Path folder) {
        this.folder = folder;
        staging = new StagingFolder(folder.resolve("staging"));
    }

    @Override
    public Staged stage(Blob.Kind kind, Content content) {
        return staging.stage(kind, content);
    }

    /** A rename takes no time. */
    @Override
    public void prepare(Staged staged) {}

    @Override
    public Blob keep(Staged staged) {
        Path target = path(staged.blob());
        if (Files.notExists(staged.file()) && Files.exists(target)) {
            return staged.blob();
        }
        try {
            StagingFolder.move(staged.file(), target);
            return staged.blob();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + target, e);
        }
    }

    @Override
    public void discard(Staged staged) {
        StagingFolder.discard(staged.file());
    }

    @Override
    public Path verified(Blob blob) {
        Path file = path(blob);
        try {
            if (!new DigestUtils(SHA_256).digestAsHex(file).equals(blob.sha256())) {
                throw CorruptBlob.changed(blob);
            }
            return file;
        } catch (NoSuchFileException e) {
            throw CorruptBlob.gone(blob);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public void delete(Blob blob) {
        try {
            Files.deleteIfExists(path(blob));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path(blob), e);
        }
    }

    @Override
    public void forEachBefore(Instant time, Consumer<Blob> action) {
        for (Path shelf : list(folder)) {
            if (SHELF.matcher(shelf.getFileName().toString()).matches()) {
                list(shelf).forEach(file -> tell(file, time, action));
            }
        }
    }

    private static void tell(Path file, Instant before, Consumer<Blob> action) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Blob.named(file.getFileName().toString(), Files.size(file)).ifPresent(action);
            }
        } catch (NoSuchFileException deletedByAnother) {
            logger.debug("{} is gone already", deletedByAnother.getFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + folder, e);
        }
    }

    /** What a process that is killed leaves is deleted by the next one that stages files. */
    @Override
    public void abandonBefore(Instant time) {}

    @Override
    public void check() {
        if (!Files.isWritable(folder)) {
            throw StoreFault.refused(
                    "the folder of files cannot be written to: see to dropwise.home", null);
        }
        staging.check();
    }

    @Override
    public void close() {
        staging.close();
    }

    private Path path(Blob blob) {
        return folder.resolve(blob.path());
    }
}
