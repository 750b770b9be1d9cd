package dev.dropwise.dataset.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The last bytes of an archive: what comes behind its files says that it is whole. A tar ends with
 * a block of zeros, a zip with a directory that counts its files.
 */
final class ArchiveEnd {

    private static final int TAR_BLOCK = 512;
    private static final int DIRECTORY_END = 0x06054b50;
    private static final int DIRECTORY_END_BYTES = 22;

    /** Where the end of a zip's directory says how many files there are, in two bytes. */
    private static final int ENTRIES = 10;

    /** Says that there are more, and that another part counts them. */
    private static final int MANY = 0xffff;

    /** As many as may be behind the directory: its end, and a comment. */
    private final byte[] last = new byte[DIRECTORY_END_BYTES + (1 << 16)];

    private long count;

    /** Passes bytes on. */
    void add(byte[] bytes, int offset, int length) {
        int some = Math.min(length, last.length);
        int from = offset + length - some;
        int at = (int) ((count + length - some) % last.length);
        int first = Math.min(some, last.length - at);
        System.arraycopy(bytes, from, last, at, first);
        System.arraycopy(bytes, from + first, last, 0, some - first);
        count += length;
    }

    /** Bytes so far. */
    long count() {
        return count;
    }

    /**
     * What is wrong with the end of a tar; null where nothing is.
     *
     * @param files where the last one ends
     */
    @Nullable String faultOfTar(long files) {
        long end = (files + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
        if (count % TAR_BLOCK != 0) {
            return "it does not end where a block does";
        }
        return count < end + TAR_BLOCK ? "it lacks the zeros at its end" : null;
    }

    /**
     * What is wrong with the end of a zip; null where nothing is.
     *
     * @param entries how many files and folders were in it
     */
    @Nullable String faultOfZip(int entries) {
        ByteBuffer end = ByteBuffer.wrap(tail()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = end.limit() - DIRECTORY_END_BYTES; at >= 0; at--) {
            if (end.getInt(at) == DIRECTORY_END) {
                int listed = Short.toUnsignedInt(end.getShort(at + ENTRIES));
                return listed == entries || listed == MANY
                        ? null
                        : "its directory lists %,d files and folders, there are %,d"
                                .formatted(listed, entries);
            }
        }
        return "it lacks the directory at its end";
    }

    private byte[] tail() {
        int length = (int) Math.min(count, last.length);
        byte[] tail = new byte[length];
        for (int i = 0; i < length; i++) {
            tail[i] = last[(int) ((count - length + i) % last.length)];
        }
        return tail;
    }
}
