package dev.dropwise.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that nobody but the user of this process reads, where the system knows users.
 */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Makes a folder and those above it; one that is there is closed to others. */
    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, forOwner(folder, "rwx------"));
        close(folder, "rwx------");
    }

    /** Opens a file to write, which is made where it is not there. */
    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                forOwner(file, "rw-------"));
    }

    /** Whether anybody may write into a folder, as into one for temporary files. */
    static boolean isForAll(Path folder) throws IOException {
        return isPosix(folder)
                && Files.isDirectory(folder)
                && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Closes a file or folder that is there to others. */
    static void close(Path path) throws IOException {
        close(path, Files.isDirectory(path) ? "rwx------" : "rw-------");
    }

    private static void close(Path path, String permissions) throws IOException {
        if (isPosix(path)
                && !Files.getPosixFilePermissions(path)
                        .equals(PosixFilePermissions.fromString(permissions))) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static FileAttribute<?>[] forOwner(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
