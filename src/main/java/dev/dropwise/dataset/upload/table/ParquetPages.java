package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Compares the pages of a Parquet file with the checksums that their headers carry, if any: the
 * database does not. Of each page the CRC-32 of the bytes behind its header, compressed as they
 * are. https://github.com/apache/parquet-format/blob/master/README.md#checksumming
 */
final class ParquetPages {

    /** The length of the description, and the format's name. */
    private static final int TAIL = 8;

    private static final int NAME = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;

    private final PlainFile file;
    private final FileChannel channel;
    private final byte[] some = new byte[1 << 16];

    private ParquetPages(PlainFile file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The pages of one column in one group of rows. */
    private static final class ColumnChunk {

        private String column = "";
        private long data;
        private long dictionary;
        private long bytes;

        /** A dictionary comes before the data. */
        private long start() {
            return dictionary > 0 ? Math.min(dictionary, data) : data;
        }
    }

    /** What a page's header says of it. */
    private static final class PageHeader {

        private long bytes = -1;
        private boolean hasChecksum;
        private int checksum;
    }

    /**
     * Reads all pages.
     *
     * @throws UnreadableFile names the first column whose pages are damaged
     */
    static void check(PlainFile file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path())) {
            new ParquetPages(file, channel).check();
        }
    }

    private void check() throws IOException {
        List<List<ColumnChunk>> groups = groups();
        for (int group = 0; group < groups.size(); group++) {
            for (ColumnChunk chunk : groups.get(group)) {
                check(chunk, group);
            }
        }
    }

    private List<List<ColumnChunk>> groups() throws IOException {
        ByteBuffer tail = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(tail, Math.max(0, channel.size() - TAIL));
        long start = tail.hasRemaining() ? -1 : channel.size() - TAIL - tail.getInt(0);
        if (start < 0 || tail.getInt(Integer.BYTES) != NAME) {
            throw new UnreadableFile(
                    file.name(), "expected a description of the columns at its end, received none");
        }
        try {
            return groups(new CompactThrift(from(start)));
        } catch (EOFException | StreamCorruptedException e) {
            throw unreadable("a description of the columns at its end", e);
        }
    }

    private UnreadableFile unreadable(String expected, IOException cause) {
        UnreadableFile unreadable =
                new UnreadableFile(file.name(), "expected " + expected + ", received others");
        unreadable.initCause(cause);
        return unreadable;
    }

    private InputStream from(long position) throws IOException {
        return new BufferedInputStream(
                Channels.newInputStream(channel.position(position)), some.length);
    }

    /** Of FileMetaData the fourth field, of a RowGroup the first, of a ColumnChunk the third. */
    private static List<List<ColumnChunk>> groups(CompactThrift thrift) throws IOException {
        List<List<ColumnChunk>> groups = new ArrayList<>();
        only(
                thrift,
                4,
                () ->
                        thrift.list(
                                () -> {
                                    List<ColumnChunk> group = new ArrayList<>();
                                    only(
                                            thrift,
                                            1,
                                            () -> thrift.list(() -> group.add(chunk(thrift))));
                                    groups.add(group);
                                }));
        return groups;
    }

    private static void only(CompactThrift thrift, int wanted, CompactThrift.Item item)
            throws IOException {
        thrift.struct(
                (id, type) -> {
                    if (id == wanted) {
                        item.read();
                    } else {
                        thrift.skip(type);
                    }
                });
    }

    private static ColumnChunk chunk(CompactThrift thrift) throws IOException {
        ColumnChunk chunk = new ColumnChunk();
        only(
                thrift,
                3,
                () ->
                        thrift.struct(
                                (id, type) -> {
                                    switch (id) {
                                        case 3 -> chunk.column = path(thrift);
                                        case 7 -> chunk.bytes = thrift.integer();
                                        case 9 -> chunk.data = thrift.integer();
                                        case 11 -> chunk.dictionary = thrift.integer();
                                        default -> thrift.skip(type);
                                    }
                                }));
        return chunk;
    }

    private static String path(CompactThrift thrift) throws IOException {
        List<String> path = new ArrayList<>();
        thrift.list(() -> path.add(new String(thrift.binary(), StandardCharsets.UTF_8)));
        return String.join(".", path);
    }

    private void check(ColumnChunk chunk, int group) throws IOException {
        String at = "column %s, row group %d (from 0)".formatted(chunk.column, group);
        long position = chunk.start();
        if (position < 0 || chunk.bytes < 0) {
            throw new UnreadableFile(file.name(), "expected pages in the file of " + at);
        }
        BoundedInputStream in = BoundedInputStream.builder().setInputStream(from(position)).get();
        try {
            while (in.getCount() < chunk.bytes) {
                check(in, at);
            }
        } catch (EOFException | StreamCorruptedException e) {
            throw unreadable("whole pages of " + at, e);
        }
    }

    private void check(BoundedInputStream in, String at) throws IOException {
        PageHeader header = header(new CompactThrift(in), at);
        if (!header.hasChecksum) {
            in.skipNBytes(header.bytes);
            return;
        }
        CRC32 crc = new CRC32();
        long left = header.bytes;
        while (left > 0) {
            int read = in.readNBytes(some, 0, (int) Math.min(left, some.length));
            if (read == 0) {
                throw new EOFException();
            }
            crc.update(some, 0, read);
            left -= read;
        }
        if ((int) crc.getValue() != header.checksum) {
            throw new UnreadableFile(
                    file.name(),
                    "expected pages with the checksum %08x, as the file says, received %08x: %s is damaged"
                            .formatted(header.checksum, (int) crc.getValue(), at));
        }
    }

    private PageHeader header(CompactThrift thrift, String at) throws IOException {
        PageHeader header = new PageHeader();
        thrift.struct(
                (id, type) -> {
                    switch (id) {
                        case 3 -> header.bytes = thrift.integer();
                        case 4 -> {
                            header.checksum = (int) thrift.integer();
                            header.hasChecksum = true;
                        }
                        default -> thrift.skip(type);
                    }
                });
        if (header.bytes < 0) {
            throw new UnreadableFile(file.name(), "expected a page's length in " + at);
        }
        return header;
    }
}
