package dev.dropwise.store;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of files that lie elsewhere, as many as a bound allows; the one unused for longest goes
 * first. A file's time is when it was last used, for all processes on the same home. A copy that
 * was asked for a moment ago stays, whatever the bound, for it may be about to be opened; what is
 * open or mapped is read on after it is gone.
 */
final class BlobCache {

    private static final Logger logger = LoggerFactory.getLogger(BlobCache.class);

    private static final Duration IN_USE = Duration.ofMinutes(10);

    private final Path folder;
    private final long mostBytes;

    /**
     * @param mostBytes how much it holds, about
     */
    BlobCache(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    Path path(Blob blob) {
        return folder.resolve(blob.path());
    }

    /** Whether there is a whole copy, which is in use then; a damaged one goes. */
    boolean has(Blob blob) {
        Path file = path(blob);
        try {
            if (new DigestUtils(SHA_256).digestAsHex(file).equals(blob.sha256())) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                return true;
            }
            logger.warn("The copy of the file {} is damaged and fetched again", blob.sha256());
            Files.deleteIfExists(file);
            return false;
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Takes a file in, which moves. */
    void add(Path staged, Blob blob) {
        try {
            Files.setLastModifiedTime(staged, FileTime.from(Instant.now()));
            StagingFolder.move(staged, path(blob));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + path(blob), e);
        }
    }

    void remove(Blob blob) {
        StagingFolder.discard(path(blob));
    }

    private record Copy(Path file, long bytes, Instant used) {}

    /** Lets go of copies until there is room for so many bytes more. */
    synchronized void makeRoomFor(long bytes) {
        List<Copy> copies = copies();
        long held = copies.stream().mapToLong(Copy::bytes).sum();
        Instant inUse = Instant.now().minus(IN_USE);
        for (Copy copy : copies) {
            if (held + bytes <= mostBytes || copy.used.isAfter(inUse)) {
                return;
            }
            held -= delete(copy);
        }
    }

    private List<Copy> copies() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        List<Copy> copies = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copies.add(
                        new Copy(
                                file,
                                Files.size(file),
                                Files.getLastModifiedTime(file).toInstant()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + folder, e);
        }
        copies.sort(Comparator.comparing(Copy::used));
        return copies;
    }

    /** It may have been used meanwhile; and a system may not let go of a file that is open. */
    private static long delete(Copy copy) {
        try {
            if (!Files.getLastModifiedTime(copy.file).toInstant().equals(copy.used)) {
                return 0;
            }
            Files.deleteIfExists(copy.file);
            return copy.bytes;
        } catch (IOException e) {
            logger.debug("{} is in use", copy.file, e);
            return 0;
        }
    }
}
