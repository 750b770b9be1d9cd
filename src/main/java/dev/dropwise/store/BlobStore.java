package dev.dropwise.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files known by the SHA-256 of their content, in a folder. A file appears whole or not at all: it
 * is written under a temporary name, synced, then renamed.
 */
@Component
public class BlobStore implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(BlobStore.class);

    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{2}");

    private final Path folder;
    private final OwnFolder own;
    private final Path staging;
    private final ReentrantLock naming = new ReentrantLock();

    public BlobStore(HomeProperties properties) {
        folder = properties.home().toAbsolutePath().resolve("blobs");
        own = new OwnFolder(folder.resolve("staging"));
        staging = own.path();
    }

    /** Writes what a blob holds. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file that is written but not kept yet: a crash loses it. */
    public record Staged(Path file, Blob blob) {}

    /** Writes a file that may or may not be kept later. */
    public Staged stage(Blob.Kind kind, Content content) {
        MessageDigest digest = sha256();
        try {
            Path file = Files.createTempFile(staging, "blob-", ".part");
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
            throw new UncheckedIOException("cannot write to " + staging, e);
        }
    }

    /**
     * Does work that keeps files and names them in rows, or drops rows and then the files that no
     * row names any more. Such work happens one at a time in this process, lest it delete a file
     * that is kept but not named yet: equal data is one file.
     */
    public void whileOthersWait(Runnable work) {
        naming.lock();
        try {
            work.run();
        } finally {
            naming.unlock();
        }
    }

    /**
     * Keeps a staged file: when this returns, it survives a crash of process or machine. May be
     * done again.
     */
    public Blob keep(Staged staged) {
        Path target = path(staged.blob());
        if (Files.notExists(staged.file()) && Files.exists(target)) {
            return staged.blob();
        }
        try {
            sync(staged.file(), StandardOpenOption.WRITE);
            Path shelf = shelf(staged.blob());
            Files.createDirectories(shelf);
            Files.move(staged.file(), target, StandardCopyOption.ATOMIC_MOVE);
            sync(shelf, StandardOpenOption.READ);
            return staged.blob();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + target, e);
        }
    }

    /** Drops a staged file. */
    public void discard(Staged staged) {
        try {
            Files.deleteIfExists(staged.file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + staged.file(), e);
        }
    }

    /**
     * The file, after its content was checked.
     *
     * @throws CorruptBlob if it is gone or changed
     */
    public Path verified(Blob blob) {
        Path file = path(blob);
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            throw new CorruptBlob("the stored file " + blob.sha256() + " is gone");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(blob.sha256())) {
            throw new CorruptBlob(
                    "the stored file "
                            + blob.sha256()
                            + " has changed: its checksum no longer fits");
        }
        return file;
    }

    /** Deletes a file, if it is there. */
    public void delete(Blob blob) {
        try {
            Files.deleteIfExists(path(blob));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path(blob), e);
        }
    }

    /**
     * Deletes the files of a kind that no row names and that were written before a time.
     *
     * @param before long enough ago that whoever kept them has named them, or is dead
     */
    void deleteOrphans(BlobUse use, Instant before) {
        for (Path shelf : list(folder)) {
            if (SHELF.matcher(shelf.getFileName().toString()).matches()) {
                list(shelf)
                        .forEach(file -> whileOthersWait(() -> deleteIfOrphan(file, use, before)));
            }
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + folder, e);
        }
    }

    /** Another process may keep the same content meanwhile: set aside, the file is asked again. */
    private void deleteIfOrphan(Path file, BlobUse use, Instant before) {
        String sha256 = use.kind().sha256(file.getFileName().toString());
        if (sha256 == null || isYoung(file, before) || use.names(sha256)) {
            return;
        }
        Path aside = staging.resolve(file.getFileName());
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            if (isYoung(aside, before) || use.names(sha256)) {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.delete(aside);
            }
        } catch (NoSuchFileException deletedByAnother) {
            logger.debug("{} is gone already", deletedByAnother.getFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private static boolean isYoung(Path file, Instant before) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException gone) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    @Override
    public void close() {
        own.close();
    }

    private Path path(Blob blob) {
        return shelf(blob).resolve(blob.fileName());
    }

    private Path shelf(Blob blob) {
        return folder.resolve(blob.sha256().substring(0, 2));
    }

    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
