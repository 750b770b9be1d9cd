package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.random.SplitMix64;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * The files in a zip or a tar, gzip or not, one after the other as they lie in it: {@link #next()}
 * goes to a file, of which this then reads the bytes. Nothing is written to disk and no more than a
 * file's head is held in memory. All that is wrong with the archive is an {@link UnreadableFile};
 * more than the bounds allow is a {@link TooLarge}.
 */
public final class ArchiveFiles extends InputStream {

    /** What the head of one file in a tar may take, its long name included. */
    private static final int LONGEST_HEAD = 1 << 20;

    private final String file;
    private final DatasetProperties limits;
    private final long mostBytes;
    private final BoundedStream raw;
    private final ArchiveInputStream<? extends ArchiveEntry> in;
    private final ArchiveCheck check;
    private final Set<Long> paths = new HashSet<>();
    private final CRC32 sum = new CRC32();
    private @Nullable ArchiveEntry current;
    private int files;
    private long bytes;

    private ArchiveFiles(
            String file,
            long packed,
            DatasetProperties limits,
            BoundedStream raw,
            ArchiveInputStream<? extends ArchiveEntry> in) {
        this.file = file;
        this.limits = limits;
        mostBytes = CompressionFormat.bound(packed, limits.maxUnpacked()).toBytes();
        this.raw = raw;
        this.in = in;
        check = new ArchiveCheck(file);
    }

    /** The bytes of one of its files, which was listed before. */
    public static InputStream open(UploadSource source, Resource file, String path)
            throws IOException {
        ArchiveFiles archive = open(source, file);
        try {
            for (String next = archive.next(); next != null; next = archive.next()) {
                if (next.equals(path)) {
                    return archive;
                }
            }
            throw new IllegalStateException("the archive had " + path + " when it was listed");
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    public static ArchiveFiles open(UploadSource source, Resource file) throws IOException {
        InputStream unpacked = new BufferedInputStream(source.open(file), 1 << 16);
        try {
            unpacked.mark(2);
            boolean zip = unpacked.read() == 'P' && unpacked.read() == 'K';
            unpacked.reset();
            BoundedStream raw = new BoundedStream(unpacked);
            return new ArchiveFiles(
                    UploadSource.name(file),
                    file.contentLength(),
                    source.limits(),
                    raw,
                    zip ? new ZipArchiveInputStream(raw) : new TarArchiveInputStream(raw));
        } catch (IOException | RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    /**
     * Goes to the next file; what is left of the last one is passed over.
     *
     * @return its path, with {@code /} between folders; null when there are no more
     */
    public @Nullable String next() throws IOException {
        if (files > 0) {
            transferTo(OutputStream.nullOutputStream());
        }
        while (true) {
            ArchiveEntry last = current;
            current = nextEntry();
            checkSum(last);
            ArchiveEntry entry = current;
            if (entry == null) {
                return null;
            }
            if (++files > limits.maxFiles()) {
                throw new TooLarge(
                        "%s: expected at most %,d files and folders, received more"
                                .formatted(file, limits.maxFiles()));
            }
            String path = check.path(entry);
            if (!entry.isDirectory()) {
                if (!paths.add(hash(path))) {
                    throw new UnreadableFile(
                            file, "expected distinct files, received two called " + path);
                }
                check.requireFile(entry, path, in);
                return path;
            }
        }
    }

    /** Of 64 bits: there may be a million paths. */
    private static long hash(String path) {
        return path.chars().asLongStream().reduce(0, (hash, next) -> SplitMix64.mix(hash ^ next));
    }

    private @Nullable ArchiveEntry nextEntry() throws IOException {
        long before = raw.end().count();
        if (in instanceof TarArchiveInputStream) {
            raw.limit(LONGEST_HEAD);
        }
        try {
            ArchiveEntry entry = in.getNextEntry();
            raw.limit(Long.MAX_VALUE);
            if (entry == null) {
                checkEnd(before);
            } else if (entry instanceof TarArchiveEntry tar && !tar.isCheckSumOK()) {
                throw new IOException("the checksum of a file's head differs");
            }
            return entry;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /** Reads what is left, whose checksum a gzip has at its very end. */
    private void checkEnd(long filesEnd) throws IOException {
        raw.transferTo(OutputStream.nullOutputStream());
        String fault =
                in instanceof TarArchiveInputStream
                        ? raw.end().faultOfTar(filesEnd)
                        : raw.end().faultOfZip(files);
        if (fault != null) {
            throw new EOFException(fault);
        }
    }

    /** Some zips have a file's checksum behind it, so it is known when the next file is. */
    private void checkSum(@Nullable ArchiveEntry read) {
        if (read instanceof ZipArchiveEntry zip
                && zip.getCrc() != ArchiveEntry.SIZE_UNKNOWN
                && zip.getCrc() != sum.getValue()) {
            throw new UnreadableFile(
                    file, "the archive is damaged: the checksum of " + zip.getName() + " differs");
        }
        sum.reset();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some;
        try {
            some = in.read(into, offset, length);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
        if (some < 0) {
            return some;
        }
        sum.update(into, offset, some);
        bytes += some;
        if (bytes > mostBytes) {
            throw new TooLarge(
                    "%s: expected at most %,d bytes when unpacked, received more"
                            .formatted(file, mostBytes));
        }
        return some;
    }

    /** The same exception where it is not the archive's fault or says enough. */
    private RuntimeException damaged(Exception e) throws IOException {
        if (e instanceof UnreadableFile || e instanceof TooLarge) {
            return (RuntimeException) e;
        }
        if (e instanceof UncheckedIOException disk) {
            throw disk.getCause();
        }
        String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
        return new UnreadableFile(file, "the archive is damaged or cut off: " + why);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Whether a path ends as archives do. */
    public static boolean isNamedAsOne(String path) {
        return path.toLowerCase(Locale.ROOT).matches(".*\\.(zip|tar|tgz|gz|bz2|xz|zst|7z|rar)");
    }
}
