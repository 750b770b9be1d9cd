package dev.dropwise.dataset.upload;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.springframework.util.unit.DataSize;
import org.tukaani.xz.XZInputStream;

/** How one file may be compressed, told by its first bytes. */
enum CompressionFormat {
    GZIP("gzip", ".gz", 0x1f, 0x8b) {
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return new GZIPInputStream(in, 1 << 16);
        }
    },
    BZIP2("bzip2", ".bz2", 'B', 'Z', 'h') {
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(in, true);
        }
    },
    XZ("xz", ".xz", 0xfd, '7', 'z', 'X', 'Z', 0) {
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return new XZInputStream(in, MOST_KIBIBYTES);
        }
    },
    ZSTD("zstd", ".zst", 0x28, 0xb5, 0x2f, 0xfd) {
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return new ZstdInputStream(in);
        }
    };

    /** Of memory that a file may ask for to be decompressed. */
    private static final int MOST_KIBIBYTES = 1 << 16;

    /** What packs better than this, once it is large, is no data. */
    private static final int MOST_RATIO = 200;

    private static final long LARGE = 64L << 20;

    /** Bytes that tell them apart. */
    static final int LONGEST_MAGIC = 6;

    private final String word;
    private final String ending;

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final byte[] magic;

    CompressionFormat(String word, String ending, int... magic) {
        this.word = word;
        this.ending = ending;
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /** What is in a file of these bytes. */
    abstract InputStream decompress(InputStream in) throws IOException;

    /**
     * How many bytes may come of so many packed ones.
     *
     * @param most however many they are
     */
    static DataSize bound(long packed, DataSize most) {
        long inProportion = packed > Long.MAX_VALUE / MOST_RATIO ? packed : MOST_RATIO * packed;
        return DataSize.ofBytes(Math.min(most.toBytes(), Math.max(LARGE, inProportion)));
    }

    /** As messages call it. */
    String word() {
        return word;
    }

    boolean isAtStartOf(byte[] first) {
        return first.length >= magic.length
                && Arrays.equals(magic, 0, magic.length, first, 0, magic.length);
    }

    /** A file's name as it is when it is decompressed. */
    static String uncompressedName(String name) {
        for (CompressionFormat format : values()) {
            if (name.endsWith(format.ending)) {
                return name.substring(0, name.length() - format.ending.length());
            }
        }
        return name;
    }
}
