package dev.dropwise.store;

import dev.dropwise.store.BlobStore.Content;
import dev.dropwise.store.BlobStore.Staged;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Where a process writes files before they have a name. */
final class StagingFolder implements AutoCloseable {

    private final OwnFolder own;

    /**
     * @param parent where all processes stage theirs
     */
    StagingFolder(Path parent) {
        own = new OwnFolder(parent);
    }

    Staged stage(Blob.Kind kind, Content content) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try {
            Path file = newFile();
            try (OutputStream out =
                    new BufferedOutputStream(
                            new DigestOutputStream(Files.newOutputStream(file), digest), 1 << 16)) {
                content.writeTo(out);
            } catch (IOException | RuntimeException | Error e) {
                Files.delete(file);
                throw e;
            }
            String name = HexFormat.of().formatHex(digest.digest());
            return new Staged(file, new Blob(kind, name, Files.size(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + own.path(), e);
        }
    }

    /** Empty, and on the same disk as what is staged. */
    Path newFile() throws IOException {
        return Files.createTempFile(own.path(), "blob-", ".part");
    }

    /**
     * Asks whether files can be staged.
     *
     * @throws StoreFault if the folder is gone, or may not be written to
     */
    void check() {
        if (!Files.isWritable(own.path())) {
            throw StoreFault.refused(
                    "the folder in which this process writes files is gone: see to dropwise.home, then start the process again",
                    null);
        }
    }

    /** Gives a staged file its name, whole or not at all. */
    static void move(Path staged, Path target) throws IOException {
        sync(staged, StandardOpenOption.WRITE);
        Path folder = target.resolveSibling("");
        PrivateFiles.createFolder(folder);
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        sync(folder, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    static void discard(Path staged) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + staged, e);
        }
    }

    @Override
    public void close() {
        own.close();
    }
}
