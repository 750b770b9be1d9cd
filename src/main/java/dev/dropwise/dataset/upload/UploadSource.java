package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.problem.Invalid;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * The files that a data set is read from, each plain or packed.
 *
 * @param files in the order in which they were sent
 * @param limits what may come of them
 * @param warnings what its readers say of them
 */
public record UploadSource(List<Resource> files, DatasetProperties limits, ReadWarnings warnings) {

    public UploadSource {
        files = List.copyOf(files);
    }

    /** The same without warnings yet. */
    public UploadSource(List<Resource> files, DatasetProperties limits) {
        this(files, limits, new ReadWarnings());
    }

    /**
     * The bytes of a file, unpacked where its first bytes say gzip, bzip2, xz or zstd. Reading
     * throws an {@link UnreadableFile} where it is damaged, and {@link
     * dev.dropwise.problem.TooLarge} where it unpacks to too much.
     */
    public InputStream open(Resource file) throws IOException {
        InputStream raw = new BufferedInputStream(file.getInputStream(), 1 << 16);
        raw.mark(CompressionFormat.LONGEST_MAGIC);
        byte[] first = raw.readNBytes(CompressionFormat.LONGEST_MAGIC);
        raw.reset();
        for (CompressionFormat format : CompressionFormat.values()) {
            if (format.isAtStartOf(first)) {
                DataSize most = CompressionFormat.bound(file.contentLength(), limits.maxUnpacked());
                return UnpackedStream.of(raw, format, name(file), most);
            }
        }
        return raw;
    }

    /**
     * The files by what their rows are for.
     *
     * @param test empty where no file is held out
     */
    public record Parts(List<Resource> training, List<Resource> test) {}

    /**
     * Sets the file aside that the options hold out.
     *
     * @throws Invalid when there is no such file, or no other
     */
    public Parts parts(UploadOptions options) {
        HoldOut holdOut = options.test();
        String name = holdOut == null ? null : holdOut.file();
        if (name == null) {
            return new Parts(files, List.of());
        }
        Predicate<Resource> isTest = file -> name(file).equals(name);
        Parts divided =
                new Parts(
                        files.stream().filter(isTest.negate()).toList(),
                        files.stream().filter(isTest).toList());
        if (divided.test.size() != 1 || divided.training.isEmpty()) {
            String sent = files.stream().map(UploadSource::name).collect(Collectors.joining(", "));
            throw new Invalid(
                    "/test/file",
                    "expected one of several files, received \"%s\" and the files %s"
                            .formatted(name, sent));
        }
        return divided;
    }

    public static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
