package dev.dropwise.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.Resource;

/**
 * The files a data set is read from, and what is to be known besides.
 *
 * @param files in the order that the format asks for, each plain or gzip
 * @param target name of the column to be predicted
 * @param pixelRange the largest value of a pixel; formats without images ignore it
 */
record Source(List<Resource> files, String target, int pixelRange) {

    private static final int GZIP_MAGIC = 0x1f8b;

    /** The bytes of a file, unpacked where its first two bytes say gzip. */
    static InputStream open(Resource file) throws IOException {
        InputStream raw = new BufferedInputStream(file.getInputStream());
        try {
            raw.mark(2);
            int magic = raw.read() << Byte.SIZE | raw.read();
            raw.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(raw) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
