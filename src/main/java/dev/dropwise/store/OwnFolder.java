package dev.dropwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A folder of this process alone, beside those of other processes on the same home. A lock on a
 * file of the same name says that its owner lives: the operating system drops it with the process,
 * however that ends, and whoever comes next deletes what is left.
 */
final class OwnFolder implements AutoCloseable {

    private static final String PREFIX = "process-";
    private static final String LOCK = ".lock";

    /** Held while folders come and go, lest one be taken for dead before it is locked. */
    private static final String GATE = "gate" + LOCK;

    /** To look at a lock of this process would drop it on some systems. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path lockFile;
    private final FileChannel lock;

    /**
     * Makes one, and deletes those of processes that have ended.
     *
     * @param parent where all processes have theirs; nothing else is kept there
     */
    OwnFolder(Path parent) {
        try {
            PrivateFiles.createFolder(parent);
            synchronized (OURS) {
                try (FileChannel gate = open(parent.resolve(GATE))) {
                    gate.lock();
                    deleteDead(parent);
                    lockFile = Files.createTempFile(parent, PREFIX, LOCK);
                    lock = open(lockFile);
                    lock.lock();
                    folder = folderOf(lockFile);
                    PrivateFiles.createFolder(folder);
                    OURS.add(lockFile);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + parent, e);
        }
    }

    Path path() {
        return folder;
    }

    private static void deleteDead(Path parent) throws IOException {
        for (Path file : list(parent)) {
            String name = file.getFileName().toString();
            if (name.startsWith(PREFIX) && name.endsWith(LOCK)) {
                deleteUnlessLocked(file);
            } else if (!name.equals(GATE) && Files.notExists(lockOf(file))) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
    }

    private static void deleteUnlessLocked(Path lockFile) throws IOException {
        if (OURS.contains(lockFile)) {
            return;
        }
        try (FileChannel channel = open(lockFile);
                FileLock free = channel.tryLock()) {
            if (free == null) {
                return;
            }
            FileSystemUtils.deleteRecursively(folderOf(lockFile));
        }
        Files.deleteIfExists(lockFile);
    }

    private static Path folderOf(Path lockFile) {
        String name = lockFile.getFileName().toString();
        return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static List<Path> list(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.toList();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return PrivateFiles.open(file);
    }

    /** Deletes it and all it holds. */
    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.deleteIfExists(lockFile);
            lock.close();
            OURS.remove(lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
