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
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files known by the SHA-256 of their content, in a folder. A file appears whole or not at all: it
 * is written under a temporary name, synced, then renamed.
 */
@Component
public class BlobStore {

    private static final Logger logger = LoggerFactory.getLogger(BlobStore.class);

    /** Nothing is staged for so long. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path folder;
    private final Path staging;
    private final ReentrantLock naming = new ReentrantLock();

    public BlobStore(HomeProperties properties) {
        folder = properties.home().toAbsolutePath().resolve("blobs");
        staging = folder.resolve("staging");
        try {
            Files.createDirectories(staging);
            deleteLeftovers();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
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

    private Path path(Blob blob) {
        return shelf(blob).resolve(blob.fileName());
    }

    private Path shelf(Blob blob) {
        return folder.resolve(blob.sha256().substring(0, 2));
    }

    /** What a process that was killed left behind; the young may be another process' own. */
    private void deleteLeftovers() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(LEFT_BEHIND));
        try (Stream<Path> files = Files.list(staging)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException keptMeanwhile) {
            logger.debug("Another process has kept or dropped {}", keptMeanwhile.getFile());
        }
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
