package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.problem.Invalid;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.core.io.Resource;

/**
 * The files that a data set is read from, each plain or gzip.
 *
 * @param files in the order in which they were sent
 * @param limits what may come of them
 */
public record UploadSource(List<Resource> files, DatasetProperties limits) {

    private static final int GZIP_MAGIC = 0x1f8b;

    public UploadSource {
        files = List.copyOf(files);
    }

    /**
     * The bytes of a file, unpacked where its first two bytes say gzip. Reading throws an {@link
     * UnreadableFile} where the gzip is damaged, and {@link dev.dropwise.problem.TooLarge} where it
     * unpacks to too much.
     */
    public InputStream open(Resource file) throws IOException {
        InputStream raw = new BufferedInputStream(file.getInputStream(), 1 << 16);
        try {
            raw.mark(2);
            int magic = raw.read() << Byte.SIZE | raw.read();
            raw.reset();
            return magic == GZIP_MAGIC
                    ? new UnpackedStream(
                            new GZIPInputStream(raw, 1 << 16), name(file), limits.maxUnpacked())
                    : raw;
        } catch (EOFException | ZipException e) {
            raw.close();
            throw UnpackedStream.damaged(name(file), e);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
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
