package dev.dropwise.dataset.upload;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * What the entries of an archive may be.
 *
 * @param file the archive, in words for its user
 */
record ArchiveCheck(String file) {

    private static final int LONGEST_PATH = 1000;

    /** Nothing is written where it says, but an archive that says so is not what it seems. */
    String path(ArchiveEntry entry) {
        String name = entry.getName();
        if (name.length() > LONGEST_PATH) {
            throw new UnreadableFile(
                    file,
                    "expected paths of at most %,d characters, received %,d"
                            .formatted(LONGEST_PATH, name.length()));
        }
        String path = name.replace('\\', '/');
        List<String> folders = Arrays.asList(path.split("/"));
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || folders.contains("..")) {
            throw new UnreadableFile(file, "expected paths within the archive, received " + name);
        }
        return path.replaceAll("(?<=^|/)(\\./|/)+", "");
    }

    /** Refuses links, special files, and what is encrypted or packed in an unusual way. */
    void requireFile(
            ArchiveEntry entry, String path, ArchiveInputStream<? extends ArchiveEntry> in) {
        if (entry instanceof TarArchiveEntry tar && (!isPlain(tar) || tar.isSparse())) {
            throw new UnreadableFile(
                    file,
                    "expected files and folders, received %s, a link or a special file"
                            .formatted(path));
        }
        if (entry instanceof ZipArchiveEntry zip && !in.canReadEntryData(zip)) {
            String why = zip.getGeneralPurposeBit().usesEncryption() ? "encrypted" : "otherwise";
            throw new UnreadableFile(
                    file,
                    "expected files stored with their size or deflated, %s is %s"
                            .formatted(path, why));
        }
    }

    private static boolean isPlain(TarArchiveEntry entry) {
        byte flag = entry.getLinkFlag();
        return flag == TarArchiveEntry.LF_NORMAL
                || flag == TarArchiveEntry.LF_OLDNORM
                || flag == TarArchiveEntry.LF_CONTIG;
    }
}
